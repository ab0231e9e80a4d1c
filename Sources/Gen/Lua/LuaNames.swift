import Descriptors

enum LuaNames {
  /// The reserved words of Lua 5.1 to 5.4.
  static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  static func parameter(_ name: String) -> String {
    keywords.contains(name) || name == "self" ? name + "_" : name
  }

  /// `KSR.tm.t_relay`, or with brackets where a name is a reserved word.
  static func path(_ module: Module, _ function: String) -> String {
    let table = table(of: module)
    return keywords.contains(function) ? "\(table)[\"\(function)\"]" : "\(table).\(function)"
  }

  static func table(of module: Module) -> String {
    keywords.contains(module.name) ? "KSR[\"\(module.name)\"]" : module.path
  }
}
