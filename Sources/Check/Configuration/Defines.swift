/// The names that `#!define` and its like have defined, and the substitutions in strings.
struct Defines {
  enum State { case defined, undefined, unknown }

  struct Define {
    /// Nil where the value is an expression, or depends on conditions that nobody can know.
    var value: [UInt8]?
    var isCertain: Bool
  }

  private var names: [String: Define] = [:]
  private var substitutions: [(pattern: [UInt8], value: [UInt8], isGlobal: Bool)] = []
  /// Whether strings are changed in ways that are not followed here.
  private(set) var hasPatterns = false

  func state(of name: String, loaded: (String) -> Bool) -> State {
    if let define = names[name] { return define.isCertain ? .defined : .unknown }
    // The server defines these itself, which ones depends on its release and system.
    if name.hasPrefix("KAMAILIO") || name == "OS_NAME" { return .unknown }
    if name.hasPrefix("MOD_"), loaded(String(name.dropFirst(4))) { return .unknown }
    return .undefined
  }

  /// The text that a name stands for, where it is known.
  func define(_ name: String) -> Define? { names[name] }

  mutating func define(_ name: String, _ value: [UInt8]?, isCertain: Bool) {
    // A second definition in a branch that may be dead leaves it open which one counts.
    if !isCertain, let old = names[name] {
      names[name] = Define(value: old.value == value ? value : nil, isCertain: old.isCertain)
    } else {
      names[name] = Define(value: value, isCertain: isCertain)
    }
  }

  mutating func undefine(_ name: String, isCertain: Bool) {
    if isCertain { names[name] = nil } else if names[name] != nil { names[name]?.isCertain = false }
  }

  /// `/pattern/value/flags`, with any sign for `/`; also a definition where `isDefine` says so.
  ///
  /// - Returns: Whether it is well formed.
  mutating func substitute(_ rule: [UInt8], isDefine: Bool, isQuoted: Bool, isCertain: Bool) -> Bool {
    guard let sign = rule.first, sign != UInt8(ascii: "\\") else { return false }
    let parts = rule.dropFirst().split(separator: sign, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty else { return false }
    let (pattern, value) = (Array(parts[0]), Array(parts[1]))
    let isPlain =
      pattern.allSatisfy(Defines.isPlain) && !value.contains(UInt8(ascii: "\\"))
      && !parts[2].contains(UInt8(ascii: "i"))
    // A value with a variable is evaluated when the server starts.
    let isKnown = isPlain && isCertain && !value.contains(UInt8(ascii: "$"))
    if isKnown {
      substitutions.append((pattern, value, parts[2].contains(UInt8(ascii: "g"))))
    } else {
      hasPatterns = true
    }
    if isDefine {
      let text = isQuoted ? [UInt8(ascii: "\"")] + value + [UInt8(ascii: "\"")] : value
      define(String(decoding: pattern, as: UTF8.self), isKnown ? text : nil, isCertain: isCertain)
    }
    return true
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    ConfigurationLexis.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// A string after the substitutions.
  func substituted(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for (pattern, value, isGlobal) in substitutions {
      text = Defines.replacing(pattern, with: value, in: text, isGlobal: isGlobal)
    }
    return text
  }

  private static func replacing(
    _ pattern: [UInt8], with value: [UInt8], in text: [UInt8], isGlobal: Bool
  ) -> [UInt8] {
    guard text.count >= pattern.count else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == pattern[0], text[index...].starts(with: pattern) {
        result += value
        index += pattern.count
        if !isGlobal { return result + text[index...] }
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}

enum ConfigurationLexis {
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x08 || byte == 0x0D }
}
