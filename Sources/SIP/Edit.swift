/// A piece of text that gives way to another: what Kamailio calls a lump.
struct Edit: Sendable {
  /// Bytes of the buffer that go; empty where something is only put in.
  var range: Range<Int>
  var text: Bytes
  /// By which an insertion is found again.
  var number = 0

  /// `buffer` with `edits` made. As in Kamailio they are made by their start, those of one start in the order
  /// given, and one that starts inside what is gone already begins where that ends.
  static func apply(_ edits: [Edit], to buffer: Bytes) -> Bytes {
    var result = Bytes()
    result.reserveCapacity(buffer.count)
    var position = 0
    for edit in sorted(edits) {
      if edit.range.lowerBound > position { result += buffer[position..<edit.range.lowerBound] }
      result += edit.text
      position = max(position, edit.range.upperBound)
    }
    return result + buffer[position...]
  }

  private static func sorted(_ edits: [Edit]) -> [Edit] {
    edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}
