import KemiRuntime

/// The numbers by which a server's tables and values name types: a bit each; 5.7 put `long` in between.
struct TypeCodes: Equatable, Sendable {
  let none: CInt = 0
  let int: CInt = 1
  let str: CInt = 2
  let bool: CInt = 4
  /// 0 where there is none.
  let long: CInt
  let xval: CInt
  let null: CInt
  let dict: CInt
  let array: CInt

  init(_ release: ServerRelease) {
    let hasLong = release >= ServerRelease(5, 7)
    let base: CInt = hasLong ? 16 : 8
    long = hasLong ? 8 : 0
    (xval, null, dict, array) = (base, base * 2, base * 4, base * 8)
  }

  func code(_ type: ValueType) -> CInt {
    switch type {
    case .none: none
    case .int: int
    case .long: long
    case .bool: bool
    case .str: str
    case .xval: xval
    case .null: null
    case .dict: dict
    case .array: array
    }
  }

  /// How a function of this return type stands in a table: what is no number is returned as an xval.
  func returnCode(_ type: ValueType) -> CInt {
    switch type {
    case .none, .int, .bool: code(type)
    default: xval
    }
  }

  /// The type of a code; nothing if there is none or several.
  func type(_ code: CInt) -> ValueType? {
    // 0 is that of `none`, the first, and of a type that is not there.
    ValueType.allCases.first { self.code($0) == code }
  }
}
