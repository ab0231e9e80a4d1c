import TestSupport

/// Calls of the module's functions and what they have to return, as the scripts write it.
struct Call: Sendable {
  let text: String
  let result: String
  /// Where a language cannot take what the function returns, or pass what it is given.
  let others: [Language: String]
  /// What is otherwise from 5.7 on, where all interpreters have the core make the call.
  let since57: [Language: String]

  init(
    _ text: String, _ result: String, _ others: [Language: String] = [:], since57: [Language: String] = [:]
  ) {
    self.text = "trial " + text
    self.result = result
    self.others = others
    self.since57 = since57
  }

  func result(in language: Language) -> String {
    // Two modules with one interpreter.
    let language = language == .python3s ? .python : language
    return (Kamailio.hasLong ? since57[language] : nil) ?? others[language] ?? result
  }
}

/// A text as calls and results have it.
func hex(_ text: String) -> String { hex(Array(text.utf8)) }

func hex(_ bytes: [UInt8]) -> String {
  "s:" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension [Language: String] {
  /// app_ruby returns no text; with its parameter xval_mode it crashes, since it keeps what a call returns in an int.
  static let noText: Self = [.ruby: "null"]
  static func all(_ result: String, but others: Self = [:]) -> Self {
    Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, others[$0] ?? result) })
  }

  /// Only app_lua returns lists.
  static let noList: Self = [.python: "null", .javascript: "null", .ruby: "null", .squirrel: "null"]
}

extension Call {
  static let numbers = [
    Call("same_int i:0", "0"),
    Call("same_int i:-1", "-1"),
    Call("same_int i:1073741823", "1073741823"),
    // Ruby's numbers have a bit more than an int has room for, which is where app_ruby keeps them.
    Call("same_int i:2147483647", "2147483647", [.ruby: "-1"]),
    Call("same_int i:-2147483648", "-2147483648", [.ruby: "0"]),
    // Lua and Squirrel cut numbers to 32 bits, and so does Python now; JavaScript takes the nearest, Ruby throws.
    Call(
      "same_int i:2147483648", "-2147483648",
      [.javascript: "2147483647", .python: "error", .ruby: "error"], since57: [.python: "-2147483648"]),
    Call(
      "same_int i:-4294967297", "-1", [.javascript: "-2147483648", .python: "error", .ruby: "error"],
      since57: [.python: "-1"]),
    Call("sum i:2147483647 i:1", "-2147483648", [.ruby: "0"]),
    Call("sum i:-2 i:1", "-1"),
    Call("is_positive i:1", "true"),
    Call("is_positive i:0", "false"),
    Call("is_positive i:-2147483648", "false"),
  ]

  /// A NUL ends a text for all but Lua and newer Python: they pass it without its length, and older Python throws.
  private static let withZero = "a\u{0}b"
  private static let noUTF8: [UInt8] = [0xFF, 0x61]

  static let texts = [
    Call("same_text s:", "s:", .noText),
    Call("same_text \(hex("grüß €"))", hex("grüß €"), .noText),
    Call("upper \(hex("Grüß"))", hex("GRüß"), .noText),
    Call("length \(hex("grüß €"))", "10"),
    Call("length s:", "0"),
    Call("length r:61*60000", "60000"),
    Call("length r:c3a4*30000", "60000"),
    Call("same_text r:61*60000", "s:61616161..61616161*60000", .noText),
    Call("upper r:61*60000", "s:41414141..41414141*60000", .noText),
    Call("same_text \(hex("short again"))", hex("short again"), .noText),
    Call("length \(hex(withZero))", "1", [.lua: "3", .python: "error"], since57: [.python: "3"]),
    Call(
      "same_text \(hex(withZero))", hex("a"), [.lua: hex(withZero), .python: "error", .ruby: "null"],
      since57: [.python: hex(withZero)]),
    // Texts of Python and JavaScript are characters.
    Call("length \(hex(noUTF8))", "2", [.python: "error", .javascript: "error"]),
    Call(
      "same_text \(hex(noUTF8))", hex(noUTF8),
      [.python: "error", .javascript: "error", .ruby: "null"]),
  ]

  /// Each function keeps its arguments, which the next compares.
  static let combinations = [
    ("n", "i:-7", "-7"),
    ("s", hex("ä"), "ä"),
    ("nn", "i:1 i:-2147483648", "1|-2147483648"),
    ("ns", "i:-1 \(hex("b"))", "-1|b"),
    ("sn", "\(hex("a")) i:2", "a|2"),
    ("ss", "s: \(hex("b"))", "|b"),
    ("nsn", "i:1 \(hex("b")) i:-3", "1|b|-3"),
    ("sns", "\(hex("a")) i:2 \(hex("c"))", "a|2|c"),
    ("sss", "\(hex("a")) \(hex("b")) \(hex("c"))", "a|b|c"),
    ("nsns", "i:1 \(hex("b")) i:3 \(hex("d"))", "1|b|3|d"),
    ("ssss", "\(hex("a")) \(hex("b")) \(hex("c")) \(hex("d"))", "a|b|c|d"),
    ("nsnsn", "i:-1 \(hex("b")) i:3 \(hex("d")) i:-5", "-1|b|3|d|-5"),
    ("sssss", "\(hex("a")) \(hex("b")) \(hex("c")) \(hex("d")) \(hex("e"))", "a|b|c|d|e"),
    (
      "ssssss", "\(hex("a")) \(hex("b")) \(hex("c")) \(hex("d")) \(hex("e")) \(hex("f"))", "a|b|c|d|e|f"
    ),
  ].flatMap { types, arguments, taken in
    [
      Call("take_\(types) \(arguments)", String(types.count)),
      Call("is_taken \(hex(taken))", "true"),
      Call("is_taken \(hex(taken + "."))", "false"),
    ]
  }

  static let values = [
    // What C returned, or false.
    Call("nothing \(hex("kept"))", "false", [.python: "1"], since57: .all("1")),
    Call("is_taken \(hex("kept"))", "true"),
    Call("value \(hex("none"))", "null"),
    Call("value \(hex("null"))", "null"),
    Call("value \(hex("int"))", "-2147483648", [.ruby: "0"]),
    Call("value \(hex("true"))", "true"),
    Call("value \(hex("false"))", "false"),
    Call("value \(hex("text"))", hex("grüß€"), .noText),
    Call("value \(hex("empty text"))", "s:", .noText),
    Call("value \(hex("zero"))", hex("a\u{0}b"), .noText),
    // Duktape takes what is no UTF-8 for a symbol of its own.
    Call(
      "value \(hex("no UTF-8"))", hex([0xFF, 0x61]),
      [.python: "error", .javascript: "Symbol(a)", .ruby: "null"]),
    Call("value \(hex("small long"))", "-70000"),
    // 5.6 has no long, nor the functions that return one; Squirrel makes a small float of it.
    Call(
      "value \(hex("long"))", "null", since57: .all("1099511627776", but: [.squirrel: "1.09951e+12"])),
    Call("big i:2", "error", since57: .all("131072")),
    Call("fail_long", "error", since57: .all("null")),
  ]

  static let lists = [
    Call("value \(hex("dict"))", "{a=-1,b=s:78}", .noList),
    Call("value \(hex("array"))", "{1=7,2=s:79,3=true,4=false,5=9}", .noList),
    Call("value \(hex("empty dict"))", "{}", .noList),
    Call("value \(hex("empty array"))", "{}", .noList),
    Call("value \(hex("hole"))", "{1=1,3=3}", .noList),
    Call(
      "value \(hex("nested"))",
      "{=\(hex("no name")),d={list={1=1,2={1=\(hex("deep"))}}},e={}}", .noList),
    Call("value \(hex("8"))", "{1={1={1={1={1={1={1={1=\(hex("core"))}}}}}}}}", .noList),
    Call("value \(hex("9"))", "null"),
    Call("value \(hex("5000"))", "null"),
    Call("value \(hex("array of dicts"))", "null"),
    Call("value \(hex("long in dict"))", "null"),
    Call("entries i:3", "{n1=0,n2=1,n3=2}", .noList),
    Call("entries i:5000", "{5000}", .noList),
    Call("elements i:0", "{}", .noList),
    Call("elements i:5000", "{5000}", .noList),
    // More than the 8 MB that a process has by default.
    Call("elements i:100000", "null"),
    Call("elements i:2", "{1=0,2=1}", .noList),
  ]

  static let failures = [
    Call("fail_int", "-1"),
    Call("fail_bool", "false"),
    Call("fail_none", "false", [.python: "0"]),
    Call("fail_str", "null"),
    Call("fail_xval", "null"),
  ]

  static let messages = [
    Call("variable \(hex("$rU"))", hex("bob"), .noText),
    Call("variable \(hex("$hdr(X-None)"))", "null"),
    Call("set_variable \(hex("$rU")) \(hex("jöe"))", "true"),
    Call("variable \(hex("$rU"))", hex("jöe"), .noText),
    Call("set_variable \(hex("$no variable")) s:", "false"),
    Call("append_header \(hex("X-Added: by Swift\r\n"))", "1"),
    Call("finds \(hex("CSeq: [0-9]* OPTIONS"))", "true"),
    Call("finds \(hex("no such text"))", "false"),
    Call("call \(hex("KSR.is_method")) \(hex("OPTIONS"))", "true"),
    Call("call \(hex("no.such")) s:", "null"),
    Call("call \(hex("setflag")) \(hex("1"))", "null"),
    Call("call \(hex("pv.sets")) \(hex("$rU"))", "null"),
    Call("call s: s:", "null"),
    Call("call \(hex("...")) s:", "null"),
  ]

  static let all = numbers + texts + combinations + values + lists + failures + messages
}
