/// The types of export tables, under KEMI's names; the numbers are those of `ksr_type`.
public enum ValueType: UInt8, Sendable, CaseIterable {
  case none, int, long, bool, str, xval, null, dict, array

  /// What a function of this return type answers that nobody implements: that all went well.
  public var defaultValue: Value {
    switch self {
    case .none: .none
    case .int: .int(1)
    case .long: .long(1)
    case .bool: .bool(true)
    case .str: .str([])
    case .xval, .null: .null
    case .dict: .dict([])
    case .array: .array([])
    }
  }
}
