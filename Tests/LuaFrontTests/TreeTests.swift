import Testing

@testable import KemiCheck

@Suite struct TreeTests {
  @Test(
    "Expressions",
    arguments: [
      ("nil, true, false, 'a', \"b\", [[c]]", "nil, true, false, 'a', 'b', 'c'"),
      ("1, 0x10, 1.5, .5, 3., 1e3, 0x.8, 0xA.8p1", "1, 16, 1.5f, 0.5f, 3.0f, 1000.0f, 0.5f, 21.0f"),
      ("9223372036854775807, 9223372036854775808", "9223372036854775807, 9.223372036854776e+18f"),
      ("5LL, 0x10ULL, 0b101, 2i", "5, 16, 5, other()"),
      ("a + b * c - d / e", "((a add (b multiply c)) subtract (d divide e))"),
      ("a // b % c", "((a floorDivide b) remainder c)"),
      ("-a ^ b ^ -c", "(-(a power (b power (-c))))"),
      ("not a == b", "((not a) equal b)"),
      ("not (a ~= b)", "(not (a notEqual b))"),
      ("a or b and c < d", "(a or (b and (c less d)))"),
      ("a <= b, a > b, a >= b", "(a lessOrEqual b), (a greater b), (a greaterOrEqual b)"),
      ("a | b ~ c & d << 1 >> 2", "(a bits (b bits (c bits ((d bits 1) bits 2))))"),
      ("#a, ~b", "(unary a), (unary b)"),
      ("a .. b .. c", "[a .. b .. c]"),
      ("a .. (b .. c)", "[a .. [b .. c]]"),
      ("(a .. b) .. c", "[[a .. b] .. c]"),
      ("a .. 1 + 2 .. c", "[a .. (1 add 2) .. c]"),
      ("a.b['c'][d].e", "a.b.c[d].e"),
      ("a['b' .. c], a[('b')]", "a[['b' .. c]], a['b']"),
      ("f(), f(1, g()), f{x}, f'x', f[[y]]", "f(), f(1, g()*), f({x}), f('x'), f('y')"),
      ("a.b:c(...), f((...)), f((g()))", "a.b.c:(other()*), f(other()), f(g())"),
      ("{1, a = 2, ['b'] = 3, [c] = 4; f()}", "{1, 'a': 2, 'b': 3, c: 4, f()}"),
      ("{goto = 1, x.goto}", "{'goto': 1, x.goto}"),
      ("function(a, ...) return a end", "function (a#0, ...) {return a#0}"),
    ])
  func expressions(text: String, expected: String) throws {
    #expect(try Outline("return " + text).text == "return " + expected)
  }

  @Test(
    "Statements and scopes",
    arguments: [
      ("a, b.c = 1", "a, b.c = 1"),
      ("local a; a = a", "a#0 = ; a#0 = a#0"),
      ("local a = a; local a = a", "a#0 = a; a#2 = a#0"),
      ("local a <const>, b <close> = 1, nil", "a#0, b#1 = 1, nil"),
      ("do local a end a = 1", "do {a#0 = }; a = 1"),
      ("if a then b() elseif c then else d() end", "if a then {b()} elseif c then {} else {d()}"),
      ("while a do break end", "while a {break}"),
      ("repeat local a until a; a()", "repeat {a#0 = } until a#0; a()"),
      ("for i = i, 2 do i() end", "for i#0 in i, 2 {i#0()}"),
      ("for i = 1, 2, 3 do end", "for i#0 in 1, 2, 3 {}"),
      ("for k, v in k do v() end v()", "for k#0, v#1 in k {v#1()}; v()"),
      ("goto a; ::a::", "goto a; ::a::"),
      ("goto = goto", "goto = goto"),
      ("return", "return "),
      ("f() ; ; g()", "f(); g()"),
      ("function f(a) return a end", "f := function f(a#1) {return a#1}"),
      ("local function f() f() end", "f#0 := function f() {f#0()}"),
      ("local f = function() f() end", "f#0 = function () {f()}"),
      ("function M.f(...) end", "M.f := function M.f(...) {}"),
      ("function M.a:f(x) self.x = x end", "M.a.f := function M.a:f(self#1, x#2) {self#1.x = x#2}"),
      (
        "local x; function f() return function() return x end end",
        "x#0 = ; f := function f() {return function () {return x#0}}"
      ),
      ("x = 1; local function f(x) x = x end x = 2", "x = 1; f#1 := function f(x#2) {x#2 = x#2}; x = 2"),
      ("local _ENV = {}; x = 1", "_ENV#0 = {}; _ENV#0.x = 1"),
    ])
  func statements(text: String, expected: String) throws {
    #expect(try Outline(text).text == expected)
  }

  @Test("In Lua 5.1 and LuaJIT, _ENV is a name like any other", arguments: [LuaDialect.lua51, .jit])
  func environment(dialect: LuaDialect) throws {
    #expect(try Outline("local _ENV = {}; x = 1", dialect).text == "_ENV#0 = {}; x = 1")
  }

  @Test(
    "Strings",
    arguments: [
      (#"'\a\b\f\n\r\t\v\\\"\''"#, "\u{7}\u{8}\u{c}\n\r\t\u{b}\\\"'"),
      (#"'\65\066\0677'"#, "ABC7"),
      (#"'\x41\u{42}\u{20AC}\u{1F600}'"#, "AB€😀"),
      ("'a\\z \n  b'", "ab"),
      ("'a\\\nb\\\r\nc'", "a\nb\nc"),
      ("[[\na\r\nb\n\rc\rd]]", "a\nb\nc\nd"),
      ("[==[a]]b]=]c]==]", "a]]b]=]c"),
      ("'\u{e9}'", "é"),
    ])
  func strings(text: String, expected: String) throws {
    let script = try Outline("return " + text).script
    guard case .string(let value)? = script.expressions.first?.kind else {
      Issue.record("\(text) is no string")
      return
    }
    #expect(value == expected)
    #expect(script.file.text(in: script.expressions[0].range) == text)
  }

  @Test("Every expression has the text that it was written with")
  func ranges() throws {
    let text =
      "local é = -- one\n  a.b['c'](x, (y + 1)) .. 'é' -- two\nfunction M:f() return not (g or h) end"
    let script = try Outline(text).script
    #expect(
      script.expressions.map { script.file.text(in: $0.range) } == [
        "é", "a", "a.b", "a.b['c']", "x", "y", "1", "y + 1", "a.b['c'](x, (y + 1))", "'é'",
        "a.b['c'](x, (y + 1)) .. 'é'", "M", "M:f", "g", "h", "g or h", "not (g or h)",
      ])
    #expect(
      script.functions[0].body.statements.map { script.file.text(in: $0.range) } == [
        "local é = -- one\n  a.b['c'](x, (y + 1)) .. 'é'", "function M:f() return not (g or h) end",
      ])
    let function = script.functions[1]
    #expect(script.file.text(in: function.range) == "function M:f() return not (g or h) end")
    #expect(script.file.text(in: function.nameRange) == "M:f")
    #expect(script.file.text(in: function.body.range) == " return not (g or h) ")
    let names = script.expressions.compactMap { expression -> String? in
      guard case .member(_, _, let range) = expression.kind else { return nil }
      return script.file.text(in: range)
    }
    #expect(names == ["b", "'c'", "f"])
  }

  @Test("Operands stand before what uses them, each in its function")
  func order() throws {
    let script = try Outline("f(function(a) return a.b + g(a) end, {x = -1})").script
    for (index, expression) in script.expressions.enumerated() {
      switch expression.kind {
      case .arithmetic(_, let left, let right): #expect(max(left.index, right.index) < index)
      case .member(let base, _, _): #expect(base.index < index)
      case .call(let callee, let arguments, _):
        #expect(([callee] + arguments.map(\.value)).allSatisfy { $0.index < index })
      case .collection(let items):
        #expect(items.allSatisfy { $0.value.index < index && ($0.key?.index ?? 0) < index })
      default: break
      }
    }
    #expect(script.expressions.count { $0.function.index == 1 } == 6)
    #expect(script.functions.map { $0.parent?.index } == [nil, 0])
    #expect(
      script.variables.map { "\($0.name) \($0.scope) \($0.function.index)" } == [
        "f global 0", "a parameter 1", "g global 0",
      ])
  }

  @Test("Comments that speak to kemi")
  func directives() throws {
    let text = """
      -- kemi: disable=a
      f() -- see kemi:disable=b
      --[[ kemi: enable ]] --[=[
        kemi: off ]=] x = 1
      -- nokemi: no
      y = "kemi: no"
      """
    let script = try Outline(text).script
    #expect(script.directives.map(\.text) == ["disable=a", "disable=b", "enable", "off"])
    #expect(script.directives.map(\.standsAlone) == [true, false, true, false])
    #expect(script.file.text(in: script.directives[2].range) == "--[[ kemi: enable ]]")
  }

  @Test("A first line for the shell, and a byte order mark")
  func preamble() throws {
    #expect(try Outline("#!/usr/bin/lua\nf()").text == "f()")
    #expect(try Outline("\u{FEFF}#!x\nf()").text == "f()")
    #expect(try Outline("\u{FEFF}f()").text == "f()")
    #expect(try Outline("").text == "")
    #expect(try Outline("#").text == "")
  }
}
