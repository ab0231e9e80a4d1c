/// The names of a script, each with a number of its own. The reserved words come first.
struct LuaNames {
  private(set) var texts: [String] = []
  private var letters: [UInt8] = []
  private var ends: [Int32] = [0]
  /// Numbers of names by their hash; -1 where there is none. Its size is a power of two.
  private var table = [Int32](repeating: -1, count: 256)

  init() {
    for word in LuaTokenKind.words { _ = number(of: word) }
  }

  mutating func number(of name: String) -> Int32 {
    Array(name.utf8).withUnsafeBufferPointer { number(of: $0) }
  }

  mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      if isEqual(Int(table[slot]), name) { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    let number = Int32(texts.count)
    table[slot] = number
    texts.append(String(decoding: name, as: UTF8.self))
    letters.append(contentsOf: name)
    ends.append(Int32(letters.count))
    if texts.count * 2 > table.count { grow() }
    return number
  }

  private func isEqual(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == name.count else { return false }
    for index in 0..<name.count where letters[start + index] != name[index] { return false }
    return true
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 4)
    for number in texts.indices {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in letters[Int(ends[number])..<Int(ends[number + 1])] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      hash ^= hash >> 32
      var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(number)
    }
  }
}
