/// The name of a method, packed into one word: comparing two of them, whatever their case, costs nothing.
public struct PackedMethod: Equatable, Sendable {
  /// Seven bits a letter; 0 if the name has more than nine, or a byte that no name has.
  public let code: UInt64

  @inlinable public init(_ name: some Collection<UInt8>) {
    var code: UInt64 = 0
    var count = 0
    for byte in name {
      count += 1
      guard count <= 9, (1...0x7F).contains(byte), byte != .ascii("|") else {
        self.code = 0
        return
      }
      code = code << 7 | UInt64(byte.lowercased)
    }
    self.code = code
  }
}
