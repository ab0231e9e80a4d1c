/// How large a regular expression becomes in the C library, which copies what is repeated, nests calls as deep as
/// groups are nested, and sets no limit to any of it.
struct PatternSize {
  static let maximumLength = 4096
  static let maximumDepth = 100
  static let maximumRepeated = 1000
  /// A reference to a group makes matching exponential in the length of the text, and each further one worse.
  static let maximumReferences = 1
  static let maximumTextWithReferences = 64

  private(set) var references = 0
  private let pattern: [UInt8]
  private var position = 0

  /// Atoms of a part of the pattern.
  private struct Count {
    var single = 0
    var repeated = 0

    static func + (one: Count, other: Count) -> Count {
      Count(single: one.single + other.single, repeated: one.repeated + other.repeated)
    }

    func repeated(_ copies: Int) -> Count { Count(single: 0, repeated: (single + repeated) * copies) }
  }

  /// - Throws: `ScriptError` that says which limit the expression exceeds.
  init(_ pattern: [UInt8]) throws {
    self.pattern = pattern
    guard pattern.count <= Self.maximumLength else {
      throw ScriptError(
        "a regular expression can be \(Self.maximumLength) bytes long, and this one has \(pattern.count)")
    }
    try measure()
  }

  private mutating func measure() throws {
    // What is in front of the last atom, for each group that is open, and the last atom.
    var open = [Count()]
    var atom = Count()
    while let byte = take() {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "?"): atom = atom.repeated(1)
      case UInt8(ascii: "+"): atom = atom.repeated(2)
      case UInt8(ascii: "{"): if let copies = takeInterval() { atom = atom.repeated(copies) }
      case UInt8(ascii: "("):
        open[open.count - 1] = open[open.count - 1] + atom
        open.append(Count())
        atom = Count()
      case UInt8(ascii: ")") where open.count > 1: atom = open.removeLast() + atom
      default:
        open[open.count - 1] = open[open.count - 1] + atom
        atom = Count(single: 1)
        if byte == UInt8(ascii: "\\"), let escaped = take(), (0x31...0x39).contains(escaped) {
          references += 1
        }
        if byte == UInt8(ascii: "[") { skipBracket() }
      }
      try check(depth: open.count - 1, repeated: open[open.count - 1].repeated + atom.repeated)
    }
  }

  private func check(depth: Int, repeated: Int) throws {
    let limit: (String, Int, Int)? =
      if depth > Self.maximumDepth {
        ("groups inside each other", depth, Self.maximumDepth)
      } else if repeated > Self.maximumRepeated {
        ("repeated parts, copies included", repeated, Self.maximumRepeated)
      } else if references > Self.maximumReferences {
        ("references to groups", references, Self.maximumReferences)
      } else {
        nil
      }
    guard let (what, count, maximum) = limit else { return }
    throw ScriptError("a regular expression can have \(maximum) \(what), and this one has \(count)")
  }

  private mutating func take() -> UInt8? {
    guard position < pattern.count else { return nil }
    defer { position += 1 }
    return pattern[position]
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < pattern.count, pattern[position] == byte else { return false }
    position += 1
    return true
  }

  /// How many copies an interval whose `{` was taken makes; nil if it is none.
  private mutating func takeInterval() -> Int? {
    let start = position
    let least = takeNumber()
    let hasMost = take(UInt8(ascii: ","))
    let most = hasMost ? takeNumber() : least
    guard take(UInt8(ascii: "}")), least != nil || hasMost else {
      position = start
      return nil
    }
    return max(most ?? (least ?? 0) + 1, 1)
  }

  /// A number; as many digits as do not matter any more are left out.
  private mutating func takeNumber() -> Int? {
    var number: Int?
    while position < pattern.count, (0x30...0x39).contains(pattern[position]) {
      number = min((number ?? 0) * 10 + Int(pattern[position] - 0x30), 100_000)
      position += 1
    }
    return number
  }

  /// Skips a bracket expression whose `[` was taken.
  private mutating func skipBracket() {
    _ = take(UInt8(ascii: "^"))
    _ = take(UInt8(ascii: "]"))
    while let byte = take(), byte != UInt8(ascii: "]") {
      guard byte == UInt8(ascii: "["), position < pattern.count, ":.=".utf8.contains(pattern[position]) else {
        continue
      }
      let kind = pattern[position]
      position += 1
      while position < pattern.count, !(take(kind) && take(UInt8(ascii: "]"))) { position += 1 }
    }
  }
}
