/// The kinds of token, the reserved words first.
enum LuaTokenKind: UInt8 {
  case and, `break`, `do`, `else`, elseif, end, `false`, `for`, function, goto, `if`, `in`, local, `nil`, not,
    or,
    `repeat`, `return`, then, `true`, until, `while`
  case name, string, number
  case plus, minus, star, slash, doubleSlash, percent, caret, hash, ampersand, tilde, bar, shiftLeft,
    shiftRight
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, assign
  case leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket
  case doubleColon, semicolon, colon, comma, dot, concatenate, ellipsis
  /// A byte that begins no token.
  case unknown
  case endOfFile

  /// The reserved words in the order of their cases.
  static let words = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
    "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  var isWord: Bool { rawValue < LuaTokenKind.name.rawValue }

  /// As it is written in a script.
  var spelling: String {
    if isWord { return LuaTokenKind.words[Int(rawValue)] }
    return switch self {
    case .name: "name"
    case .string: "string"
    case .number: "number"
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    case .doubleSlash: "//"
    case .percent: "%"
    case .caret: "^"
    case .hash: "#"
    case .ampersand: "&"
    case .tilde: "~"
    case .bar: "|"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .equal: "=="
    case .notEqual: "~="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .assign: "="
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .doubleColon: "::"
    case .semicolon: ";"
    case .colon: ":"
    case .comma: ","
    case .dot: "."
    case .concatenate: ".."
    case .ellipsis: "..."
    default: ""
    }
  }

  /// Whether a block ends before it. `until` ends a block whose variables its condition still sees.
  var endsBlock: Bool {
    switch self {
    case .else, .elseif, .end, .until, .endOfFile: true
    default: false
    }
  }
}

struct LuaToken {
  var kind: LuaTokenKind
  /// Whether a line ends between it and the token before it.
  var beginsLine: Bool
  /// The number of a name, reserved words included.
  var name: Int32
  var start: Int32
  var end: Int32

  var range: SourceRange { SourceRange(Int(start), Int(end)) }
}

/// A number as it was written.
enum LuaNumber {
  case integer(Int64)
  case float(Double)
  /// LuaJIT's `2i`.
  case imaginary
}

/// Where a script stops being Lua.
struct LuaFailure: Error {
  var range: SourceRange
  var text: String

  init(_ range: SourceRange, _ text: String) {
    self.range = range
    self.text = text
  }
}
