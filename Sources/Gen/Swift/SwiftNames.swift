import Descriptors

/// Names as Swift can take them.
enum SwiftNames {
  static func identifier(_ name: String) -> String {
    let camel = Names.lowerCamelCase(name)
    if unusable.contains(camel) { return camel + "_" }
    return keywords.contains(camel) ? "`\(camel)`" : camel
  }

  /// The type that implements a module: `Greeter`. Its protocol is `GreeterModule`.
  static func type(_ module: Module) -> String { Names.upperCamelCase(module.name) }

  /// A text as a literal, whatever is in it.
  static func literal(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: "\\u{\(String(scalar.value, radix: 16))}"
        default: "\(scalar)"
        }
      }.joined() + "\""
  }

  /// The Swift name, with a number where two KEMI names would have the same one.
  static func unique(
    _ name: String, among names: inout Set<String>, as convert: (String) -> String
  ) -> String {
    var candidate = convert(name)
    var number = 2
    while !names.insert(candidate).inserted {
      candidate = convert("\(name)_\(number)")
      number += 1
    }
    return candidate
  }

  /// A label of an argument, which may be nearly any word.
  static func label(_ name: String) -> String {
    let camel = Names.lowerCamelCase(name)
    return ["inout", "let", "var"].contains(camel) ? "`\(camel)`" : camel
  }

  static func isKeyword(_ name: String) -> Bool { keywords.contains(name) || unusable.contains(name) }

  /// The words that are no names without backticks.
  private static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "inout", "internal", "let", "open", "operator", "private", "precedencegroup", "protocol",
    "public", "rethrows", "static", "struct", "subscript", "typealias", "var", "break", "case",
    "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in",
    "repeat", "return", "throw", "switch", "where", "while", "any", "as", "await", "false", "is",
    "nil", "super", "throws", "true", "try",
  ]

  /// Those that backticks do not help.
  private static let unusable: Set<String> = ["init", "self", "type", "all"]
}
