/// What the compiler of Lua knows of a value while it reads an expression: enough to tell how many registers the
/// expression needs, of which a function has no more than 255.
struct LuaOperand {
  enum Kind: UInt8 {
    case nothing
    case null, yes, no, integer, float, string
    /// A constant that has been chosen as operand of an instruction.
    case constant
    case local, upvalue
    /// In a register for good.
    case register
    /// Computed, and not yet put anywhere.
    case computed
    case comparison
    /// A field of an upvalue: a global.
    case upvalueField
    /// `table.name`, `table[1]`.
    case field
    /// `table[key]`, with the key in a register too.
    case element
    case call, varargs
  }

  var kind: Kind
  /// The result of `not`.
  var isNegation = false
  var jumpsIfTrue = false
  var jumpsIfFalse = false
  /// A string of at most 40 bytes.
  var isShort = true
  var register: Int16 = 0
  var keyRegister: Int16 = 0
  /// Of a number.
  var bits: UInt64 = 0

  init(_ kind: Kind, register: Int = 0) {
    self.kind = kind
    self.register = Int16(truncatingIfNeeded: register)
  }

  init(_ number: LuaNumber) {
    switch number {
    case .integer(let value):
      kind = .integer
      bits = UInt64(bitPattern: value)
    case .float(let value):
      kind = .float
      bits = value.bitPattern
    case .imaginary:
      kind = .constant
    }
  }

  static func string(length: Int) -> LuaOperand {
    var operand = LuaOperand(.string)
    operand.isShort = length <= 40
    return operand
  }

  var jumps: Bool { jumpsIfTrue || jumpsIfFalse }
  var isNumeral: Bool { !jumps && (kind == .integer || kind == .float) }
  var isConstant: Bool {
    !jumps && kind.rawValue >= Kind.null.rawValue && kind.rawValue <= Kind.string.rawValue
  }
  var hasManyValues: Bool { kind == .call || kind == .varargs }
  var integer: Int64 { Int64(bitPattern: bits) }
  var double: Double { kind == .integer ? Double(integer) : Double(bitPattern: bits) }

  /// Whether an instruction can hold it as it is.
  var isSmall: Bool {
    guard isNumeral else { return false }
    if kind == .integer { return (-127...128).contains(integer) }
    return double.rounded(.down) == double && (-127...128).contains(double)
  }
}
