import Descriptors

/// Words that would end, break out of or change the meaning of what they are put into.
enum HostileWords {
  static let script = #"<script>alert("kemi")</script>"#

  /// Texts of one line.
  static let lines = [
    #"ends with a backslash \"#, #"ends with a quote ""#, #"""" three quotes """"#, "''' single ones '''",
    #"escapes \n \x41 \u0041 \(x) \N{BULLET}"#, "ends --]] [[ a ]==] Lua comment", "--[[ begins one",
    "ends */ /* a C comment", "ends --> <!-- an HTML comment", "a | b || c", script, "`\(script)`",
    "`a ` \(script) `", "a ` \(script)", "*stars* _lines_ # [link](x) ![image](x) &lt; &amp; ~~~",
    "@deprecated",
    "  @deprecated", "a note @deprecated", "telephone 📞, family 👨‍👩‍👧, e\u{301}, \u{2028}, \u{200B}",
    "{: .class } { #id } {% raw %} {{ x }}", "# heading", "- item", "--- rule", "1. number", "> quote",
    "$(id) $ru ${x} %s %d", "\\", "\"", "#", "|", "`", "``` fence", "~~~ fence", "~~~", "```", ": definition",
  ]

  /// Texts of several lines.
  static let paragraphs = [
    "first\n\(script)\nlast", "first\n@deprecated\n  @deprecated\n\t@deprecated\nlast",
    "first\n]]\n*/\n-->\n\"\"\"\n'''\nlast", "a ` b\n\n\(script)\n\nc ` d", "`\n\(script)\n`",
    "first\n\n    \(script)\n\nlast", "first\n\n```\n\(script)\n```\n\nlast", "\n\nempty lines around\n\n",
    "first\n\n~~~\n\nlast",
    "first\n===\n\nsecond\n---", "ends with backslashes \\\\\n\\", "a\n| b | c |\n|---|---|\n| d | e |",
  ]

  /// Code of examples.
  static let code = [
    "KSR.info(\"x\")\n```\n\(script)\n```", "~~~~\n````\n\(script)", "-- ]] */ -->\nprint('''x''')",
    "    indented\n\ttabbed \\\n",
  ]

  /// A module in which all that people write is hostile: a function for each text.
  static var module: Module {
    var functions = lines.enumerated().map { index, words in
      Function(
        name: "line_\(index)", summary: words,
        parameters: [Parameter(name: "value", type: .str, summary: words)],
        returns: Returns(type: .int, kind: .status, summary: words), condition: words)
    }
    functions += paragraphs.enumerated().map { index, words in
      Function(name: "paragraphs_\(index)", details: words, returns: Returns(type: .none))
    }
    functions += code.enumerated().map { index, code in
      Function(
        name: "example_\(index)", returns: Returns(type: .none),
        examples: Engine.allCases.map { Example(engine: $0, code: code) })
    }
    return Module(
      name: "words", summary: lines.joined(separator: " "),
      details: paragraphs.joined(separator: "\n\n"), functions: functions)
  }
}

/// Names that some language has taken.
enum HostileNames {
  static let lua = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
    "nil", "not", "or", "repeat", "return", "then", "true", "until", "while", "self", "print", "string",
  ]
  static let python = [
    "None", "True", "as", "assert", "async", "await", "class", "def", "del", "except", "finally", "from",
    "global", "import", "is", "lambda", "nonlocal", "pass", "raise", "try", "with", "yield", "match",
  ]
  static let swift = [
    "init", "self", "type", "protocol", "inout", "in", "var", "let", "func", "subscript", "throws",
    "rethrows", "any", "some", "each", "copy", "consume", "unsafe", "actor", "macro", "get", "set",
    "lazy", "weak", "case", "default", "operator", "extension", "where", "implementations", "call",
    "switch", "super", "nonisolated", "sending", "package", "repeat", "static", "dynamic", "x",
  ]

  /// All of them, but for those that differ from another in the case of a letter alone.
  static let all = Set(lua + python.filter { $0 != "None" && $0 != "True" } + swift).sorted()

  /// A module whose functions have these names, and parameters that have the ones that follow.
  static func module(_ name: String = "names", _ names: [String] = all) -> Module {
    let functions = names.indices.map { index in
      function(names[index], (0..<min(6, names.count)).map { names[(index + $0) % names.count] })
    }
    return Module(name: name, functions: functions)
  }
}
