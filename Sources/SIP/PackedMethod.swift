/// The name of a method in two words, in lower case: comparing two of them costs nothing.
public struct PackedMethod: Equatable, Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  /// Whether the name fits: it has 1 to 16 bytes, of ASCII alone, and none of them separates names in a list.
  @inlinable public var isPacked: Bool { first != 0 }

  @inlinable @inline(__always) public init(_ name: UnsafeRawBufferPointer) {
    let count = name.count
    guard let start = name.baseAddress, count >= 1, count <= 16 else {
      (first, second) = (0, 0)
      return
    }
    let low = PackedMethod.word(start, min(count, 8))
    let high = count > 8 ? PackedMethod.word(start + 8, count - 8) : 0
    guard PackedMethod.isName(low), high == 0 || PackedMethod.isName(high), name[count - 1] != 0 else {
      (first, second) = (0, 0)
      return
    }
    first = PackedMethod.lowercased(low)
    second = high == 0 ? 0 : PackedMethod.lowercased(high)
  }

  public init(_ name: some Collection<UInt8>) {
    self = Array(name).withUnsafeBytes { PackedMethod($0) }
  }

  /// Up to eight bytes, the first one lowest; loads that overlap take the place of a loop.
  @inlinable @inline(__always) static func word(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    func load<Word: FixedWidthInteger>(_ type: Word.Type, _ offset: Int) -> UInt64 {
      UInt64(truncatingIfNeeded: Word(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: type)))
    }
    if count == 8 { return load(UInt64.self, 0) }
    if count >= 4 { return load(UInt32.self, 0) | load(UInt32.self, count - 4) << UInt64(8 * (count - 4)) }
    if count >= 2 { return load(UInt16.self, 0) | load(UInt16.self, count - 2) << UInt64(8 * (count - 2)) }
    return load(UInt8.self, 0)
  }

  @inlinable @inline(__always) static func isName(_ word: UInt64) -> Bool {
    let bars = word ^ 0x7C7C_7C7C_7C7C_7C7C
    let hasBar = (bars &- 0x0101_0101_0101_0101) & ~bars
    return (hasBar | word) & 0x8080_8080_8080_8080 == 0
  }

  /// All eight bytes at once: those from A to Z get the bit that makes them small letters.
  @inlinable @inline(__always) static func lowercased(_ word: UInt64) -> UInt64 {
    let atLeastA = word &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = word &+ 0x2525_2525_2525_2525
    return word | (atLeastA & ~beyondZ & 0x8080_8080_8080_8080) >> 2
  }
}
