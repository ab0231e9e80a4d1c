/// The types of a function, packed into one word so that comparing two of them costs nothing.
public struct Signature: Hashable, Sendable {
  /// Four bits a type: the return type lowest, then the parameters; `none` ends the list.
  private let code: UInt32

  /// As many parameters as a row of Kamailio's table has room for.
  public static let maximumParameters = 6

  public init(
    _ returns: ValueType, _ first: ValueType = .none, _ second: ValueType = .none,
    _ third: ValueType = .none, _ fourth: ValueType = .none, _ fifth: ValueType = .none,
    _ sixth: ValueType = .none
  ) {
    var code = UInt32(returns.rawValue)
    code |= UInt32(first.rawValue) << 4
    code |= UInt32(second.rawValue) << 8
    code |= UInt32(third.rawValue) << 12
    code |= UInt32(fourth.rawValue) << 16
    code |= UInt32(fifth.rawValue) << 20
    code |= UInt32(sixth.rawValue) << 24
    self.code = code
  }

  public var returns: ValueType { type(at: 0) }

  public var parameters: [ValueType] {
    (1...Signature.maximumParameters).map(type(at:)).prefix { $0 != .none }.map(\.self)
  }

  private func type(at position: Int) -> ValueType {
    // Only valid types were packed.
    ValueType(rawValue: UInt8(truncatingIfNeeded: code >> (4 * UInt32(position))) & 0xF)!
  }
}
