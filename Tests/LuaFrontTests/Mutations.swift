/// Scripts that are nearly right, the same ones in every run.
struct Mutations {
  private var state: UInt64
  private let pieces: [[UInt8]]

  init(seed: UInt64, of scripts: [[UInt8]]) {
    state = seed
    pieces = scripts.flatMap { Mutations.pieces(of: $0) }
  }

  mutating func next() -> [UInt8] {
    if number(12) == 0 { return bomb() }
    if number(8) == 0 { return grammar() }
    var text = pieces.isEmpty ? Array("x = 1".utf8) : pieces[number(pieces.count)]
    for _ in 0...number(3) { mutate(&text) }
    return text
  }

  /// Functions and other parts of a script that can stand alone, up to two KiB.
  private static func pieces(of script: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = script.count < 1500 ? [script] : []
    var current: [UInt8] = []
    for line in script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let isInner = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") || line.isEmpty
      current += line + [UInt8(ascii: "\n")]
      let ends = line.starts(with: "end".utf8) || line.starts(with: "}".utf8) || line.isEmpty && !isInner
      if ends || current.count > 1200 {
        if current.count > 20, current.count < 2048 { pieces.append(current) }
        current = []
      }
    }
    return pieces
  }

  private mutating func number(_ below: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(below, 1)))
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(choices.count)] }

  private mutating func mutate(_ text: inout [UInt8]) {
    guard text.count > 2 else { return }
    let place = number(text.count)
    switch number(8) {
    case 0: text.remove(at: place)
    case 1: text.insert(pick(Mutations.bytes), at: place)
    case 2: text.swapAt(place, number(text.count))
    case 3: text[place] = pick(Mutations.bytes)
    default:
      var tokens = Mutations.tokens(of: text)
      guard tokens.count > 1 else { return }
      let index = number(tokens.count)
      switch number(5) {
      case 0: tokens.remove(at: index)
      case 1: tokens.insert(tokens[index], at: index)
      case 2: tokens.swapAt(index, number(tokens.count))
      case 3: tokens.insert(ArraySlice((" " + pick(Mutations.words) + " ").utf8), at: index)
      default: tokens[index] = ArraySlice((" " + pick(Mutations.words) + " ").utf8)
      }
      text = Array(tokens.joined())
    }
  }

  /// Words, numbers, spaces and single bytes.
  private static func tokens(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let kind = kind(of: text[start])
      var end = start + 1
      while kind != 0, end < text.count, self.kind(of: text[end]) == kind { end += 1 }
      tokens.append(text[start..<end])
      start = end
    }
    return tokens
  }

  private static func kind(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      1
    case 32, 9, 10, 13: 2
    default: 0
    }
  }

  private static let bytes =
    Array(" \n\r\t()[]{}=~<>.:;,+-*/%^#&|\"'\\0123456789abcdefxXpPeE_lLuUiIz!@$?`\0".utf8) + [
      0xC3, 0xA9, 0xEF, 0xFF, 11,
    ]

  private static let words = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
    "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while", "x", "self", "_ENV", "...", "..", "::",
    "::a::",
    "goto a", "goto continue", "::continue::", "<const>", "<close>", "<const >", "< constant >",
    "local a <const> = 1",
    "local a <close> = nil", "a = 2", "do", "end", "function f(...)", "function f() return ... end", "//",
    ">>", "<<",
    "&", "|", "~", "~=", "==", "<=", ">=", "=", ",", ";", ";;", ":", ".", "#", "-", "(", ")", "[", "]", "{",
    "}", "[[",
    "]]", "[=[", "]=]", "--", "--[[", "--[==[", "]==]", "0x", "0x.", "0x1p4", "0xA.8p-1", "0xep+1", "1e",
    "1e+", "3..2",
    "3...2", "1.5.2", "08", "0b101", "12LL", "0xFFULL", "5i", "3x", "3and", "1e5LL", ".5", "5.", "'\\x41'",
    "'\\xZ'",
    "'\\u{41}'", "'\\u{110000}'", "'\\u{d800}'", "'\\u{7FFFFFFF}'", "'\\u{80000000}'", "'\\u{}'", "'\\u41'",
    "'\\z  a'",
    "'\\q'", "'\\256'", "'\\255'", "'\\9'", "'\\\n'", "\"", "'", "\\", "\n(f)()", "\n", "\r\n", "f\n(x)",
    "f{}", "f''",
    "a.b:c", "a:b()", "a.b.c = 1", "(a) = 1", "(a)()", "a, b = 1", "f() = 1", "a.b().c = 2",
    "local function g() end",
    "local x", "local x, y = 1", "break", "repeat local q until q", "return;", "return 1,", "é",
    "function a.b:c() end",
    "function a:b.c() end", "for i = 1, 2 do", "for i = 1 do", "for k, v in pairs(t) do", "goto = 1",
    "x = goto",
    "{goto = 1}", "a.goto = 1",
  ]

  /// Small scripts made of statements that quarrel about scopes: labels, attributes, loops, `...`.
  private mutating func grammar() -> [UInt8] {
    var text = ""
    var open: [String] = []
    for _ in 0..<(3 + number(25)) {
      switch number(22) {
      case 0: text += "local \(pick(["a", "b", "c"])) "
      case 1:
        text +=
          "local \(pick(["a", "b", "c"])) <\(pick(["const", "close", "const", "cost"]))> = \(pick(["1", "nil", "f()", "a", "'x'"])) "
      case 2: text += "\(pick(["a", "b", "c"])) = 1 "
      case 3: text += "a, b = b, \(pick(["a", "...", "f()"])) "
      case 4: text += "goto \(pick(["l", "m", "n"])) "
      case 5: text += "::\(pick(["l", "m", "n"])):: "
      case 6: text += "; "
      case 7: text += "break "
      case 8: text += "return \(pick(["", "...", "a", "f(...)", ";"])) "
      case 9...10:
        text += "do "
        open.append("end ")
      case 11:
        text += "while \(pick(["a", "true", "..."])) do "
        open.append("end ")
      case 12:
        text += "repeat "
        open.append("until \(pick(["a", "b == 1", "true"])) ")
      case 13:
        text += "for \(pick(["a = 1, 2", "a, b in c", "a = 1, 2, 3"])) do "
        open.append("end ")
      case 14:
        text += "if a then "
        open.append(pick(["end ", "else end ", "else b = 1 end ", "elseif c then goto l end "]))
      case 15:
        text += "local function \(pick(["a", "b"]))(\(pick(["", "...", "a, b", "c, ..."]))) "
        open.append("end ")
      case 16:
        text += "function \(pick(["a", "b.c", "b.c:d", "a:b"]))(\(pick(["", "...", "a"]))) "
        open.append("end ")
      case 17:
        text += "f(function(\(pick(["", "..."]))) "
        open.append("end) ")
      default: if let closing = open.popLast() { text += closing }
      }
    }
    while let closing = open.popLast() { text += closing }
    return Array(text.utf8)
  }

  /// What is near a limit of nesting, locals, upvalues or registers.
  private mutating func bomb() -> [UInt8] {
    let depth = 150 + number(120)
    let few = 60 + number(60)
    func nested(_ open: String, _ core: String, _ close: String, _ count: Int) -> String {
      String(repeating: open, count: count) + core + String(repeating: close, count: count)
    }
    func list(_ count: Int, _ item: (Int) -> String) -> String {
      (0..<count).map(item).joined(separator: ", ")
    }
    // Fewer registers are left where locals hold them.
    let held = number(2) == 0 ? "local \(list(1 + number(200)) { "v\($0)" })\n" : ""
    let text: String
    switch number(32) {
    case 0: text = "x = " + nested("(", "1", ")", depth)
    case 1: text = "x = " + nested("{", "", "}", depth)
    case 2: text = nested("do ", "", "end ", depth)
    case 3: text = nested("if x then ", "y = 1 ", "end ", depth)
    case 4: text = nested("while x do ", "break ", "end ", depth)
    case 5: text = nested("repeat ", "", "until x ", depth)
    case 6: text = nested("for i = 1, 2 do ", "", "end ", few / 2)
    case 7: text = nested("for k, v in p do ", "", "end ", few / 2)
    case 8: text = "x = " + nested("function() return ", "1", " end", few)
    case 9: text = nested("local function f() ", "", "end ", depth)
    case 10: text = "x = " + nested("f(", "1", ")", depth)
    case 11: text = "x = " + nested("f(1, ", "1", ")", few)
    case 12: text = "x = " + nested("1 .. ", "1", "", depth)
    case 13: text = "x = " + nested("a ^ ", "1", "", depth)
    case 14: text = "x = " + nested("- ", "1", "", depth)
    case 15: text = "x = " + nested("not ", "1", "", depth)
    case 16: text = "x = " + nested("a[", "1", "]", depth)
    case 17: text = "x = " + nested("a.b + (", "1", ")", depth)
    case 18: text = list(depth) { "a\($0)" } + " = 1"
    case 19: text = list(depth) { "a[\($0)]" } + " = 1"
    case 20: text = list(few) { "a[b\($0)].c" } + " = f()"
    case 21: text = "local \(list(depth) { "a\($0)" }) = \(pick(["1", "f()", "...", "1, 2, 3"]))"
    case 22: text = "f(\(list(depth) { "\($0)" }))"
    case 23: text = "return \(list(depth) { _ in "a" })"
    case 24: text = "x = {\(list(depth * 2) { "a\($0 % 7)" }), ...}"
    case 25:
      let names = list(100) { "a\($0)" }
      let more = list(100) { "b\($0)" }
      let count = 1 + number(100)
      text =
        "local \(names)\nlocal function g()\nlocal \(more)\nreturn function() x = {\(list(60) { "a\($0)" })}\n"
        + "y = {\(list(count) { "b\($0)" })} end end"
    case 26:
      text =
        String(repeating: "::l\(number(3))", count: 1) + ":: " + (0..<depth).map { "::x\($0)::" }.joined()
    case 27: text = "x = " + nested("f(a == b, ", "1", ")", few)
    case 28: text = "x = " + nested("a and (b or {c, ", "1", "})", few)
    case 29: text = "x = " + nested("a:b(", "1", ")", few)
    case 30: text = "f\(String(repeating: "(1)", count: depth))\(String(repeating: ".a", count: depth)) = 1"
    default: text = nested("if x then elseif y then ", "z() ", "else end ", depth)
    }
    return Array((held + text).utf8)
  }
}
