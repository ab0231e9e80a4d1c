import Glibc

/// The operators of Lua with two operands.
enum LuaOperator: UInt8 {
  case or, and, less, greater, lessOrEqual, greaterOrEqual, notEqual, equal
  case bitOr, bitXor, bitAnd, shiftLeft, shiftRight, concatenate
  case add, subtract, multiply, divide, floorDivide, remainder, power

  init?(_ token: LuaTokenKind) {
    switch token {
    case .or: self = .or
    case .and: self = .and
    case .less: self = .less
    case .greater: self = .greater
    case .lessOrEqual: self = .lessOrEqual
    case .greaterOrEqual: self = .greaterOrEqual
    case .notEqual: self = .notEqual
    case .equal: self = .equal
    case .bar: self = .bitOr
    case .tilde: self = .bitXor
    case .ampersand: self = .bitAnd
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    case .concatenate: self = .concatenate
    case .plus: self = .add
    case .minus: self = .subtract
    case .star: self = .multiply
    case .slash: self = .divide
    case .doubleSlash: self = .floorDivide
    case .percent: self = .remainder
    case .caret: self = .power
    default: return nil
    }
  }

  /// How tightly it binds what stands left and right of it.
  var binding: (left: Int, right: Int) {
    switch self {
    case .or: (1, 1)
    case .and: (2, 2)
    case .less, .greater, .lessOrEqual, .greaterOrEqual, .notEqual, .equal: (3, 3)
    case .bitOr: (4, 4)
    case .bitXor: (5, 5)
    case .bitAnd: (6, 6)
    case .shiftLeft, .shiftRight: (7, 7)
    case .concatenate: (9, 8)
    case .add, .subtract: (10, 10)
    case .multiply, .divide, .floorDivide, .remainder: (11, 11)
    case .power: (14, 13)
    }
  }

  /// Of the operators with one operand.
  static let unaryBinding = 12

  var isBitwise: Bool {
    rawValue >= LuaOperator.bitOr.rawValue && rawValue <= LuaOperator.shiftRight.rawValue
  }
  var isArithmetic: Bool { isBitwise || rawValue >= LuaOperator.add.rawValue }
}

/// The value of an operation on two numbers that Lua computes while it compiles; nil where it does not.
func foldedByLua(_ operation: LuaOperator, _ left: LuaOperand, _ right: LuaOperand) -> LuaOperand? {
  guard left.isNumeral, right.isNumeral, operation.isArithmetic else { return nil }
  if operation.isBitwise {
    guard let a = wholeNumber(left), let b = wholeNumber(right) else { return nil }
    return LuaOperand(.integer(bitwise(operation, a, b)))
  }
  if left.kind == .integer, right.kind == .integer, let value = folded(operation, left.integer, right.integer)
  {
    return LuaOperand(.integer(value))
  }
  let (a, b) = (left.double, right.double)
  let value: Double
  switch operation {
  case .add: value = a + b
  case .subtract: value = a - b
  case .multiply: value = a * b
  case .power: value = pow(a, b)
  case .divide where b != 0: value = a / b
  case .floorDivide where b != 0: value = (a / b).rounded(.down)
  case .remainder where b != 0:
    let rest = fmod(a, b)
    value = rest * b < 0 ? rest + b : rest
  default: return nil
  }
  return value.isNaN || value == 0 ? nil : LuaOperand(.float(value))
}

private func folded(_ operation: LuaOperator, _ a: Int64, _ b: Int64) -> Int64? {
  switch operation {
  case .add: return a &+ b
  case .subtract: return a &- b
  case .multiply: return a &* b
  case .floorDivide where b != 0:
    if b == -1 { return 0 &- a }
    let quotient = a / b
    return a % b != 0 && (a ^ b) < 0 ? quotient - 1 : quotient
  case .remainder where b != 0:
    if b == -1 { return 0 }
    let rest = a % b
    return rest != 0 && (rest ^ b) < 0 ? rest + b : rest
  default: return nil
  }
}

private func bitwise(_ operation: LuaOperator, _ a: Int64, _ b: Int64) -> Int64 {
  switch operation {
  case .bitOr: a | b
  case .bitAnd: a & b
  case .bitXor: a ^ b
  case .shiftLeft: Int64(bitPattern: UInt64(bitPattern: a) << b)
  default: Int64(bitPattern: UInt64(bitPattern: a) >> b)
  }
}

private func wholeNumber(_ operand: LuaOperand) -> Int64? {
  operand.kind == .integer ? operand.integer : Int64(exactly: operand.double)
}
