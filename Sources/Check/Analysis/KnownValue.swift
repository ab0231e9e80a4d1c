/// What is certain of the value of an expression, wherever it is evaluated.
enum KnownValue: Sendable {
  case unknown
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case text(String)
  /// `KSR` itself.
  case ksr
  /// What a script reads under `KSR`: `["tm"]`, `["tm", "t_relay"]`, `["is_INVITE"]`, whether it exists or
  /// not.
  case name([String])
  /// A name of the language that no script defines, with the members read of it: `["os", "exit"]`.
  case builtin([String])
  case function(Located<ScriptFunction.ID>)
  case `class`(Located<ScriptClass.ID>)
  case instance(Located<ScriptClass.ID>)
  /// A table or module that a variable of the script holds.
  case table(Located<Variable.ID>)
  /// A table that stands within something else, as it is written.
  case items(Located<Expression.ID>)
  /// A whole file, as Python imports it.
  case file(Int)
  /// What an imported thing from outside of the folder is: `["time"]`, `["time", "sleep"]`.
  case foreign([String])
}
