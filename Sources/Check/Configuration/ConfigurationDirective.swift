/// A directive of the preprocessor, `#!name` or `!!name`.
struct ConfigurationDirective {
  enum Condition: String { case ifdef, ifndef, ifexp }

  enum Kind {
    case define(keepsOld: Bool)
    case defineExpression, defineEnvironment, undefine
    case substitute(isDefine: Bool, isQuoted: Bool)
    case condition(Condition)
    case elseBranch, endif
    case include(isOptional: Bool)
  }

  let kind: Kind
  /// The bytes up to what the directive is about.
  let length: Int

  var isConditional: Bool {
    switch kind {
    case .condition, .elseBranch, .endif: true
    default: false
    }
  }

  /// - Parameter text: From the `#!` on.
  /// - Returns: Nil where the server's lexer sees no directive.
  init?(_ text: ArraySlice<UInt8>) {
    let word = text.dropFirst(2).prefix(16).prefix(while: ConfigurationLexis.isWord)
    guard let kind = ConfigurationDirective.kinds[String(decoding: word, as: UTF8.self)] else { return nil }
    let rest = text[word.endIndex...]
    let space = rest.prefix(while: ConfigurationLexis.isSpace)
    switch kind {
    case .elseBranch, .endif:
      guard rest[space.endIndex...].first ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") else { return nil }
    case .define, .defineExpression, .undefine, .condition:
      guard !space.isEmpty else { return nil }
    case .defineEnvironment, .substitute, .include: break
    }
    self.kind = kind
    length = 2 + word.count + space.count
  }

  private static let kinds: [String: Kind] = [
    "define": .define(keepsOld: false), "def": .define(keepsOld: false),
    "redefine": .define(keepsOld: false), "redef": .define(keepsOld: false),
    "trydefine": .define(keepsOld: true), "trydef": .define(keepsOld: true),
    "defexp": .defineExpression, "defexps": .defineExpression,
    "defenv": .defineEnvironment, "defenvs": .defineEnvironment,
    "trydefenv": .defineEnvironment, "trydefenvs": .defineEnvironment,
    "undefine": .undefine, "undef": .undefine, "tryundefine": .undefine, "tryundef": .undefine,
    "subst": .substitute(isDefine: false, isQuoted: false),
    "substdef": .substitute(isDefine: true, isQuoted: false),
    "substdefs": .substitute(isDefine: true, isQuoted: true),
    "ifdef": .condition(.ifdef), "ifndef": .condition(.ifndef), "ifexp": .condition(.ifexp),
    "else": .elseBranch, "endif": .endif,
    "include_file": .include(isOptional: false), "import_file": .include(isOptional: true),
  ]
}
