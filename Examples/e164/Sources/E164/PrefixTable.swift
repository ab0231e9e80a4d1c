/// What is known of numbers by the digits that they begin with; the longest prefix decides.
struct PrefixTable<Entry> {
  /// E.164 numbers have no more digits.
  static var maximumDigits: Int { 15 }

  private var entries: [UInt64: Entry] = [:]
  private var longest = 0

  /// - Parameter prefix: 1 to 15 digits.
  /// - Returns: What the table has had for this very prefix, and keeps.
  mutating func add(_ prefix: [UInt8], _ entry: Entry) -> Entry? {
    guard let key = PrefixTable.keys(of: prefix[...]).last else { return nil }
    if let other = entries[key] { return other }
    entries[key] = entry
    longest = max(longest, prefix.count)
    return nil
  }

  /// The entry of the longest prefix, and how many digits that has.
  func entry(for digits: [UInt8]) -> (entry: Entry, length: Int)? {
    let keys = PrefixTable.keys(of: digits.prefix(longest))
    for (index, key) in keys.enumerated().reversed() {
      if let entry = entries[key] { return (entry, index + 1) }
    }
    return nil
  }

  /// A number for each prefix: its digits behind a 1, so that zeros at the beginning count.
  private static func keys(of digits: ArraySlice<UInt8>) -> [UInt64] {
    var key: UInt64 = 1
    return digits.prefix(maximumDigits).map { digit in
      key = key &* 10 &+ UInt64(digit & 0x0F)
      return key
    }
  }
}
