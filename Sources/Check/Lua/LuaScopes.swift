/// A local variable in scope.
struct LuaLocal {
  enum Attribute: UInt8 { case none, constant, close }

  /// -1 for those that Lua keeps for itself.
  var name: Int32
  var variable: Variable.ID
  var attribute: Attribute
  /// How many functions are around the one that it belongs to.
  var depth: Int32
  /// The local of the same name that it hides; -1 where there is none.
  var hidden: Int32
  var register: Int16
  /// A `<const>` whose value is known while compiling.
  var constant: Int32 = -1
}

/// The function that is being read.
struct LuaFunctionState {
  var id: ScriptFunction.ID
  var isVariadic: Bool
  var firstLocal: Int
  var firstLabel: Int
  var firstBlock: Int
  var registers: LuaRegisters
  var loops = 0
  /// Locals of functions around it, by their place among all locals.
  var upvalues: [Int32] = []
  /// Whether it sees globals, for which it needs the upvalue `_ENV`.
  var usesEnvironment = false
  /// How many locals it has had so far.
  var declared = 0

  var upvalueCount: Int { upvalues.count + (usesEnvironment ? 1 : 0) }
}

struct LuaBlockState {
  var firstLocal: Int
  var firstLabel: Int
  var firstJump: Int
  /// The registers that were in use before it.
  var registers: Int
}

/// A label in scope, or a `goto` that has not found its label.
struct LuaLabel {
  var name: Int32
  var range: SourceRange
  /// How many locals of the function are in scope.
  var locals: Int
}
