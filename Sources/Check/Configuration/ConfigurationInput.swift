/// The bytes that are read: files that include each other, and defined names that stand for text.
struct ConfigurationInput {
  /// A text that is being read.
  struct Frame {
    let bytes: [UInt8]
    var index = 0
    /// Which of the configuration's files.
    let file: Int
    /// For the text of a defined name: where the name stands.
    let pinned: SourceRange?
  }

  private(set) var frames: [Frame] = []
  private var expanded = 0

  /// Names that stand for each other again and again would never end.
  private static let expansionLimit = 4 * 1024 * 1024
  private static let nestingLimit = 64

  var isAtEnd: Bool { frames.isEmpty }

  /// How many files are open.
  var fileDepth: Int { frames.count { $0.pinned == nil } }

  var file: Int { frames.last?.file ?? 0 }

  /// The place of the next byte, or of the name that it belongs to.
  var offset: Int { frames.last.map { $0.pinned?.start ?? $0.index } ?? 0 }

  /// The end of what was read since `offset` was asked for.
  var endOffset: Int { frames.last.map { $0.pinned?.end ?? $0.index } ?? 0 }

  mutating func open(_ bytes: [UInt8], file: Int) {
    frames.append(Frame(bytes: bytes, file: file, pinned: nil))
  }

  /// - Returns: Whether the text may be read here.
  mutating func expand(_ text: [UInt8], at range: SourceRange) -> Bool {
    expanded += text.count + 1
    if expanded > ConfigurationInput.expansionLimit || frames.count > ConfigurationInput.nestingLimit {
      return false
    }
    frames.append(Frame(bytes: text, file: file, pinned: range))
    return true
  }

  /// The byte `distance` ahead in the same text.
  func peek(_ distance: Int = 0) -> UInt8? {
    let last = frames.count - 1
    guard last >= 0 else { return nil }
    let index = frames[last].index + distance
    return index < frames[last].bytes.count ? frames[last].bytes[index] : nil
  }

  /// What is left of the text.
  var rest: ArraySlice<UInt8> { frames.last.map { $0.bytes[$0.index...] } ?? [] }

  /// Whether nothing but space stands before the next byte in its line.
  var isLineStart: Bool {
    guard let frame = frames.last else { return false }
    let before = frame.bytes[..<frame.index].reversed().prefix { $0 != UInt8(ascii: "\n") }
    return before.prefix(256).allSatisfy(ConfigurationLexis.isSpace)
  }

  mutating func advance(_ count: Int = 1) {
    if let last = frames.indices.last {
      frames[last].index = min(frames[last].index + count, frames[last].bytes.count)
    }
  }

  /// Leaves everything.
  mutating func close() { frames = [] }

  /// Leaves a text that has been read to its end.
  ///
  /// - Returns: Whether there was one to leave.
  mutating func closeIfDone() -> Bool {
    guard let frame = frames.last, frame.index >= frame.bytes.count else { return false }
    frames.removeLast()
    return true
  }

  func starts(with word: StaticString) -> Bool {
    guard let frame = frames.last, frame.bytes.count - frame.index >= word.utf8CodeUnitCount else {
      return false
    }
    for index in 0..<word.utf8CodeUnitCount where frame.bytes[frame.index + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// The rest of the line in this text, without its end; nothing is read.
  var line: ArraySlice<UInt8> { rest.prefix { $0 != UInt8(ascii: "\n") } }

  /// Reads to the line's end, which may lie in the text around a defined name.
  mutating func skipLine() {
    while !frames.isEmpty {
      let length = line.count
      advance(length)
      if peek() != nil || frames.last?.pinned == nil { return }
      frames.removeLast()
    }
  }
}
