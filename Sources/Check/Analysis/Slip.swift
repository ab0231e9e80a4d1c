/// Whether one name is another one with a slip of the hand in it, rather than a name of its own.
enum Slip {
  /// Letters in the wrong case, underscores too many or too few, one letter left out, doubled, or exchanged with its
  /// neighbour. Other letters and digits make other names: `ksr_failure_one` is no slip of `ksr_failure_two`.
  static func isSlip(_ name: String, of other: String) -> Bool {
    guard name != other, min(name.utf8.count, other.utf8.count) >= 5 else { return false }
    let (one, two) = (letters(name), letters(other))
    if one == two { return true }
    guard abs(one.count - two.count) <= 1 else { return false }
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = zip(one[start...].reversed(), two[start...].reversed()).prefix { $0 == $1 }.count
    let (left, right) = (one[start..<(one.count - end)], two[start..<(two.count - end)])
    switch (left.count, right.count) {
    case (0, 1): return isLetter(right.first)
    case (1, 0): return isLetter(left.first)
    case (2, 2): return left.elementsEqual(right.reversed()) && left.allSatisfy { isLetter($0) }
    default: return false
    }
  }

  private static func letters(_ name: String) -> [UInt8] {
    name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") }
  }

  private static func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
