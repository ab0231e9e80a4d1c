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
    self.init(returns, [first, second, third, fourth, fifth, sixth])
  }

  /// What comes after the sixth parameter is ignored.
  public init(_ returns: ValueType, _ parameters: [ValueType]) {
    var code = UInt32(returns.rawValue)
    for (position, type) in parameters.prefix(Signature.maximumParameters).enumerated() {
      code |= UInt32(type.rawValue) << (4 * UInt32(position + 1))
    }
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
