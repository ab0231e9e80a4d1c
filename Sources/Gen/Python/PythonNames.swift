import Descriptors

enum PythonNames {
  /// The reserved words of Python 3.
  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// The name as a stub can use it: a reserved word gets an underscore.
  static func identifier(_ name: String) -> String { keywords.contains(name) ? name + "_" : name }

  static func isReachable(_ module: Module) -> Bool { !keywords.contains(module.name) }

  /// `KSR.tm`, or by `getattr` where the name is a reserved word.
  static func path(_ module: Module) -> String {
    isReachable(module) ? module.path : attribute(module.name, of: "KSR")
  }

  /// `KSR.tm.t_relay`, or by `getattr` where a name is a reserved word.
  static func path(_ module: Module, _ function: String) -> String {
    keywords.contains(function) ? attribute(function, of: path(module)) : "\(path(module)).\(function)"
  }

  private static func attribute(_ name: String, of object: String) -> String {
    "getattr(\(object), \"\(name)\")"
  }
}
