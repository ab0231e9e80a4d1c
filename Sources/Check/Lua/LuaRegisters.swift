/// The registers of one function, taken and given back as Lua 5.4's compiler does.
struct LuaRegisters {
  var limit: Int
  /// What a call keeps for itself besides what is called and the arguments.
  var callOverhead: Int
  /// The first register that nothing is in.
  var free = 0
  /// How many hold local variables.
  var locals = 0
  /// Whether there were not enough.
  private(set) var isExceeded = false

  init(_ limits: LuaLimits) {
    limit = limits.registers
    callOverhead = limits.callOverhead
  }

  mutating func reserve(_ count: Int) {
    if free + count >= limit { isExceeded = true }
    free += count
  }

  private mutating func giveBack(_ register: Int16) {
    if Int(register) >= locals { free -= 1 }
  }

  private mutating func giveBack(_ operand: LuaOperand) {
    if operand.kind == .register { giveBack(operand.register) }
  }

  /// Reads a variable.
  mutating func read(_ operand: inout LuaOperand) {
    switch operand.kind {
    case .local, .call: operand.kind = .register
    case .upvalue, .upvalueField, .varargs: operand.kind = .computed
    case .field:
      giveBack(operand.register)
      operand.kind = .computed
    case .element:
      giveBack(operand.register)
      giveBack(operand.keyRegister)
      operand.kind = .computed
    default: return
    }
    operand.isNegation = false
  }

  mutating func putInNext(_ operand: inout LuaOperand) {
    read(&operand)
    giveBack(operand)
    reserve(1)
    operand = LuaOperand(.register, register: free - 1)
  }

  mutating func putInAny(_ operand: inout LuaOperand) {
    read(&operand)
    if operand.kind == .register {
      if !operand.jumps { return }
      if Int(operand.register) >= locals {
        operand.jumpsIfTrue = false
        operand.jumpsIfFalse = false
        return
      }
    }
    putInNext(&operand)
  }

  mutating func putInAnyOrUpvalue(_ operand: inout LuaOperand) {
    if operand.kind != .upvalue || operand.jumps { putInAny(&operand) }
  }

  /// Makes it an operand of an instruction: a constant, or a register.
  mutating func putInAnyOrConstant(_ operand: inout LuaOperand) {
    if operand.isConstant || operand.kind == .constant && !operand.jumps {
      operand.kind = .constant
    } else {
      putInAny(&operand)
    }
  }

  /// Reads a key between brackets.
  mutating func settle(_ operand: inout LuaOperand) {
    if operand.jumps { putInAny(&operand) } else { read(&operand) }
  }

  private mutating func putSomewhere(_ operand: inout LuaOperand) {
    guard operand.kind != .register else { return }
    reserve(1)
    operand.kind = .register
    operand.register = Int16(truncatingIfNeeded: free - 1)
  }

  /// `table[key]`.
  mutating func index(_ table: inout LuaOperand, _ key: LuaOperand) {
    var key = key
    let isName = key.kind == .string && key.isShort && !key.jumps
    if table.kind == .upvalue, !isName { putInAny(&table) }
    if table.kind == .upvalue {
      table = LuaOperand(.upvalueField)
    } else if isName || key.kind == .integer && !key.jumps && (0...255).contains(key.integer) {
      table = LuaOperand(.field, register: Int(table.register))
    } else {
      if key.kind == .string { key.kind = .constant }
      putInAny(&key)
      table = LuaOperand(.element, register: Int(table.register))
      table.keyRegister = key.register
    }
  }

  /// `receiver:name`.
  mutating func method(_ receiver: inout LuaOperand) {
    putInAny(&receiver)
    giveBack(receiver)
    receiver = LuaOperand(.register, register: free)
    reserve(2 + callOverhead)
  }

  /// What is called, with the arguments to come.
  mutating func callee(_ operand: inout LuaOperand) {
    putInNext(&operand)
    reserve(callOverhead)
  }

  mutating func negate(_ operand: inout LuaOperand, folding operation: LuaOperator?) {
    read(&operand)
    if let operation {
      let zero = LuaOperand(.integer(operation == .bitXor ? -1 : 0))
      if let folded = foldedByLua(operation, zero, operand) {
        operand = folded
        return
      }
    }
    putInAny(&operand)
    giveBack(operand)
    operand = LuaOperand(.computed)
  }

  mutating func not(_ operand: inout LuaOperand) {
    read(&operand)
    switch operand.kind {
    case .null, .no: operand.kind = .yes
    case .constant, .float, .integer, .string, .yes: operand.kind = .no
    case .comparison: break
    default:
      putSomewhere(&operand)
      giveBack(operand)
      operand.kind = .computed
      operand.isNegation = true
    }
    swap(&operand.jumpsIfTrue, &operand.jumpsIfFalse)
  }

  /// Goes on where the operand is true, and jumps where it is not; or the other way round.
  mutating func test(_ operand: inout LuaOperand, goingOnIf truth: Bool) {
    read(&operand)
    var jumps = true
    switch operand.kind {
    case .comparison: break
    case .constant, .float, .integer, .string, .yes: if truth { jumps = false } else { testValue(&operand) }
    case .null, .no: if truth { testValue(&operand) } else { jumps = false }
    default: testValue(&operand)
    }
    if truth {
      operand.jumpsIfFalse = operand.jumpsIfFalse || jumps
      operand.jumpsIfTrue = false
    } else {
      operand.jumpsIfTrue = operand.jumpsIfTrue || jumps
      operand.jumpsIfFalse = false
    }
  }

  private mutating func testValue(_ operand: inout LuaOperand) {
    if operand.kind == .computed, operand.isNegation { return }
    putSomewhere(&operand)
    giveBack(operand)
  }

  /// Before the second operand is read.
  mutating func begin(_ operation: LuaOperator, _ left: inout LuaOperand) {
    read(&left)
    switch operation {
    case .and: test(&left, goingOnIf: true)
    case .or: test(&left, goingOnIf: false)
    case .concatenate: putInNext(&left)
    case .equal, .notEqual: if !left.isNumeral { putInAnyOrConstant(&left) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual: if !left.isSmall { putInAny(&left) }
    default: if !left.isNumeral { putInAny(&left) }
    }
  }

  /// After the second operand has been read; the result takes the place of the first.
  mutating func finish(_ operation: LuaOperator, _ left: inout LuaOperand, _ right: LuaOperand) {
    var right = right
    read(&right)
    if let folded = foldedByLua(operation, left, right) {
      left = folded
      return
    }
    switch operation {
    case .and:
      right.jumpsIfFalse = right.jumpsIfFalse || left.jumpsIfFalse
      left = right
    case .or:
      right.jumpsIfTrue = right.jumpsIfTrue || left.jumpsIfTrue
      left = right
    case .concatenate:
      putInNext(&right)
      giveBack(right)
    case .equal, .notEqual:
      if left.kind != .register { swap(&left, &right) }
      putInAny(&left)
      if !right.isSmall { putInAnyOrConstant(&right) }
      combine(&left, right, .comparison)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if right.isSmall {
        putInAny(&left)
      } else if left.isSmall {
        putInAny(&right)
      } else {
        putInAny(&left)
        putInAny(&right)
      }
      combine(&left, right, .comparison)
    default:
      compute(operation, &left, &right)
      combine(&left, right, .computed)
    }
  }

  private mutating func compute(_ operation: LuaOperator, _ left: inout LuaOperand, _ right: inout LuaOperand)
  {
    // A constant can be an operand where the instruction has room for one: right, or left where order is no matter.
    let takesConstant: Bool
    switch operation {
    case .add, .multiply:
      if left.isNumeral { swap(&left, &right) }
      takesConstant = right.isNumeral
    case .bitAnd, .bitOr, .bitXor:
      if left.kind == .integer, !left.jumps { swap(&left, &right) }
      takesConstant = right.kind == .integer && !right.jumps
    case .shiftLeft:
      if left.kind == .integer, left.isSmall { swap(&left, &right) }
      takesConstant = right.kind == .integer && right.isSmall
    case .shiftRight: takesConstant = right.kind == .integer && right.isSmall
    default: takesConstant = right.isNumeral
    }
    if !takesConstant { putInAny(&right) }
    putInAny(&left)
  }

  private mutating func combine(_ left: inout LuaOperand, _ right: LuaOperand, _ kind: LuaOperand.Kind) {
    giveBack(left)
    giveBack(right)
    left = LuaOperand(kind)
  }

  /// Puts the last of several values where those before it are: all of them, where there can be more than one.
  mutating func putAll(_ operand: inout LuaOperand) {
    switch operand.kind {
    case .call: break
    case .varargs: reserve(1)
    default: putInNext(&operand)
    }
  }

  /// Fits as many values to variables.
  mutating func adjust(variables: Int, values: Int, last: LuaOperand) {
    var last = last
    if last.kind != .nothing { putAll(&last) }
    let needed = variables - values
    if needed > 0 { reserve(needed) } else { free += needed }
  }
}
