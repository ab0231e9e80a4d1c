/// Syntax that some dialects have and others have not.
enum LuaFeature {
  case gotoStatement, gotoAsName, label, floorDivision, bitOperator, attribute
  case hexadecimalEscape, skippingEscape, unicodeEscape, largeUnicodeEscape, unknownEscape, hexadecimalFloat
  case emptyStatement, breakBeforeStatement, callOnNextLine, nestedLongBracket
  case suffixedNumber, binaryNumber, nameBeyondASCII, byteOrderMark

  var dialects: LuaDialects {
    switch self {
    case .gotoStatement, .label, .hexadecimalFloat: [.since52, .jit]
    case .hexadecimalEscape, .skippingEscape, .nestedLongBracket, .byteOrderMark: [.since52, .jit]
    case .gotoAsName: [.lua51, .jit]
    case .floorDivision, .bitOperator: .since53
    case .unicodeEscape: [.since53, .jit]
    case .attribute, .largeUnicodeEscape: .lua54
    case .unknownEscape: .lua51
    case .emptyStatement, .breakBeforeStatement, .callOnNextLine: .since52
    case .suffixedNumber, .binaryNumber, .nameBeyondASCII: .jit
    }
  }

  var title: String {
    switch self {
    case .gotoStatement: "'goto'"
    case .gotoAsName: "a variable or field called 'goto'"
    case .label: "a label"
    case .floorDivision: "the operator '//'"
    case .bitOperator: "an operator on bits"
    case .attribute: "an attribute such as '<const>'"
    case .hexadecimalEscape: "the escape '\\x'"
    case .skippingEscape: "the escape '\\z'"
    case .unicodeEscape: "the escape '\\u{…}'"
    case .largeUnicodeEscape: "an escape '\\u{…}' for what is no character of Unicode"
    case .unknownEscape: "an unknown escape"
    case .hexadecimalFloat: "a hexadecimal number with a fraction or an exponent"
    case .emptyStatement: "an empty statement"
    case .breakBeforeStatement: "a 'break' that is not the last statement of its block"
    case .callOnNextLine: "a call whose '(' begins a line"
    case .nestedLongBracket: "'[[' inside of '[[…]]'"
    case .suffixedNumber: "a number with the suffix 'LL', 'ULL' or 'i'"
    case .binaryNumber: "a binary number"
    case .nameBeyondASCII: "a name with letters other than a to z"
    case .byteOrderMark: "a byte order mark"
    }
  }

  /// Lua 5.1 takes an escape that it does not know for the letter itself: it runs, and means something else.
  func isAcceptedByMistake(by dialect: LuaDialect) -> Bool {
    dialect == .lua51
      && [.hexadecimalEscape, .skippingEscape, .unicodeEscape, .largeUnicodeEscape].contains(self)
  }
}
