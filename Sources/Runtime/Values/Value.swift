/// A value that a function returns.
public enum Value: Sendable, Equatable {
  /// The function returns nothing.
  case none
  case null
  case int(Int32)
  case long(Int)
  case bool(Bool)
  case str([UInt8])
  case dict([DictionaryItem])
  case array([Value])

  public static func str(_ text: String) -> Value { .str(Array(text.utf8)) }
}

/// One entry of a `dict`, which keeps its order and may have a name twice.
public struct DictionaryItem: Sendable, Equatable {
  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension Value {
  /// The type of the value itself; a function that returns one of several types is declared `xval`.
  public var type: ValueType {
    switch self {
    case .none: .none
    case .null: .null
    case .int: .int
    case .long: .long
    case .bool: .bool
    case .str: .str
    case .dict: .dict
    case .array: .array
    }
  }
}
