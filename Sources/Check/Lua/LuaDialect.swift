/// A version of Lua that Kamailio can be built with.
public enum LuaDialect: String, CaseIterable, Sendable {
  case lua51 = "5.1"
  case lua52 = "5.2"
  case lua53 = "5.3"
  case lua54 = "5.4"
  case jit

  /// As people call it.
  public var title: String { self == .jit ? "LuaJIT" : "Lua " + rawValue }
}

/// Some of the dialects.
struct LuaDialects: OptionSet, Sendable {
  let rawValue: UInt8

  static let lua51 = LuaDialects(.lua51)
  static let lua52 = LuaDialects(.lua52)
  static let lua53 = LuaDialects(.lua53)
  static let lua54 = LuaDialects(.lua54)
  static let jit = LuaDialects(.jit)
  static let since52: LuaDialects = [.lua52, .lua53, .lua54]
  static let since53: LuaDialects = [.lua53, .lua54]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ dialect: LuaDialect) {
    switch dialect {
    case .lua51: rawValue = 1
    case .lua52: rawValue = 2
    case .lua53: rawValue = 4
    case .lua54: rawValue = 8
    case .jit: rawValue = 16
    }
  }

  /// `Lua 5.1`, `Lua 5.2 to 5.4 and LuaJIT`, `LuaJIT`.
  var title: String {
    let numbered = LuaDialect.allCases.filter { $0 != .jit && contains(LuaDialects($0)) }.map(\.rawValue)
    var names: [String] = []
    if let first = numbered.first, let last = numbered.last {
      names.append(
        "Lua " + (first == last ? first : "\(first) \(numbered.count == 2 ? "and" : "to") \(last)"))
    }
    if contains(.jit) { names.append("LuaJIT") }
    return names.joined(separator: " and ")
  }
}

/// What a dialect allows in one function, and how deep its parser goes.
struct LuaLimits {
  /// Levels of statements and expressions inside each other.
  var levels: Int
  /// Whether each statement is a level, or each block.
  var countsStatements: Bool
  var locals = 200
  var upvalues: Int
  var registers: Int
  /// Registers that a call keeps for itself.
  var callOverhead = 0
  /// Hidden variables of `for … in`.
  var iteratorLocals = 3

  /// As the compiler of this dialect has them; without a dialect the most generous ones.
  init(_ dialect: LuaDialect?) {
    switch dialect {
    case .lua51:
      (levels, countsStatements, upvalues, registers) = (199, false, 60, 250)
    case .lua52:
      (levels, countsStatements, upvalues, registers) = (199, true, 255, 250)
    case .lua53:
      (levels, countsStatements, upvalues, registers) = (199, true, 255, 255)
    case .lua54:
      (levels, countsStatements, upvalues, registers) = (198, true, 255, 255)
      iteratorLocals = 4
    case .jit:
      (levels, countsStatements, upvalues, registers) = (199, false, 60, 250)
      callOverhead = 1
    case nil:
      (levels, countsStatements, upvalues, registers) = (210, true, 255, 255)
    }
  }
}
