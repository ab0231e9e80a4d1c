/// A line of a plan, taken apart word by word.
struct PlanLine {
  let place: PlanPlace
  private var words: ArraySlice<String>

  init(_ bytes: ArraySlice<UInt8>, at place: PlanPlace) {
    self.place = place
    let blanks = Array(" \t\r".utf8)
    let words = bytes.split(whereSeparator: { blanks.contains($0) }).map {
      String(decoding: $0, as: UTF8.self)
    }
    // #31# is something to dial: a comment is a line that begins with #, and what stands behind one by itself.
    self.words = words.first?.hasPrefix("#") == true ? [] : words.prefix { $0 != "#" }
  }

  mutating func next() -> String? { words.popFirst() }

  /// - Parameter what: The next word, for whom it misses.
  mutating func need(_ what: String) throws -> String {
    guard let word = next() else { throw PlanError(place, "\(what) is missing at the end of the line") }
    return word
  }

  /// A word of letters, digits, - and _.
  mutating func word(_ what: String) throws -> String {
    let word = try need(what)
    guard word.utf8.count <= 32, word.utf8.allSatisfy({ $0.isWord }) else {
      throw PlanError(place, "'\(word)' is not \(what): up to 32 letters, digits, - and _")
    }
    return word
  }

  mutating func digits(_ what: String, _ lengths: ClosedRange<Int>) throws -> [UInt8] {
    let word = try need(what)
    guard lengths.contains(word.utf8.count), word.utf8.allSatisfy(\.isDigit) else {
      throw PlanError(
        place, "'\(word)' is not \(what): \(lengths.lowerBound) to \(lengths.upperBound) digits")
    }
    return Array(word.utf8)
  }

  /// Digits, `*` and `#`; none for the word `any`.
  mutating func dialled(_ what: String) throws -> [UInt8] {
    let word = try need(what)
    if word == "any" { return [] }
    guard (1...32).contains(word.utf8.count), word.utf8.allSatisfy(\.isDialled) else {
      throw PlanError(place, "'\(word)' is not \(what): up to 32 digits, * and #")
    }
    return Array(word.utf8)
  }

  /// `8` or `5-13`.
  mutating func range(_ what: String, _ limits: ClosedRange<Int>) throws -> ClosedRange<Int> {
    let word = try need(what)
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
      limits.contains(first), limits.contains(last)
    else {
      throw PlanError(
        place,
        "'\(word)' is not \(what): a number or two, such as 5-13, from \(limits.lowerBound) to \(limits.upperBound)"
      )
    }
    return first...last
  }

  mutating func end() throws {
    if let word = next() { throw PlanError(place, "'\(word)' is one word too many") }
  }
}

extension UInt8 {
  fileprivate var isWord: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }
}
