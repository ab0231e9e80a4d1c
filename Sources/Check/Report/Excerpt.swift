/// The line in which a finding begins, as much of it as can be shown.
public struct Excerpt: Hashable, Sendable {
  public var before: String
  /// What the finding is about, up to the end of the line.
  public var marked: String
  public var after: String
  /// Whether the line has more in front of `before`, and behind what is here.
  public var isCutBefore: Bool
  public var isCutAfter: Bool

  /// More of each part is not kept, however long the line.
  private static let limit = 400

  init(of range: SourceRange, inLine line: Int, of file: SourceFile) {
    let bytes = file.bytes
    var first = file.offset(ofLine: line)
    if first == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { first = 3 }
    var last = max(file.offset(ofLine: line + 1), first)
    while last > first, bytes[last - 1] == UInt8(ascii: "\n") || bytes[last - 1] == UInt8(ascii: "\r") {
      last -= 1
    }
    let start = min(max(range.start, first), last)
    let end = min(max(range.end, start), last)
    let text = { (from: Int, to: Int) in String(decoding: bytes[from..<to], as: UTF8.self) }

    let from = Excerpt.boundary(at: max(first, start - Excerpt.limit), upTo: start, in: bytes)
    before = text(from, start)
    isCutBefore = from > first
    let to = Excerpt.boundary(at: min(end, start + Excerpt.limit), upTo: end, in: bytes)
    marked = text(start, to)
    let beyond = to < end ? to : Excerpt.boundary(at: min(last, end + Excerpt.limit), upTo: last, in: bytes)
    after = text(to, beyond)
    isCutAfter = beyond < last
  }

  /// The offset, or the next one that is not in the middle of a character.
  private static func boundary(at offset: Int, upTo end: Int, in bytes: [UInt8]) -> Int {
    var offset = offset
    while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
