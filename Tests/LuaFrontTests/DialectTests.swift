import Testing

@testable import KemiCheck

@Suite struct DialectTests {
  private static let all = Set(LuaDialect.allCases)

  /// The dialects in which a text has an error of a rule.
  private func dialects(rejecting text: String, rule: String) -> Set<LuaDialect> {
    Set(
      LuaDialect.allCases.filter { dialect in
        LuaFront(dialect: dialect).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).findings
          .contains { $0.rule == rule }
      })
  }

  @Test(
    "Syntax that not all of them have",
    arguments: [
      ("::a:: goto a", [.lua51]),
      ("goto = 1", [.lua52, .lua53, .lua54]),
      ("x = a // b", [.lua51, .lua52, .jit]),
      ("x = a & b", [.lua51, .lua52, .jit]),
      ("x = ~a", [.lua51, .lua52, .jit]),
      ("x = 1 << 2", [.lua51, .lua52, .jit]),
      ("local a <const> = 1", [.lua51, .lua52, .lua53, .jit]),
      ("x = '\\x41'", [.lua51]),
      ("x = '\\z a'", [.lua51]),
      ("x = '\\u{41}'", [.lua51, .lua52]),
      ("x = 0xA.8", [.lua51]),
      ("x = 10LL", [.lua51, .lua52, .lua53, .lua54]),
      ("x = 10i", [.lua51, .lua52, .lua53, .lua54]),
      (";", [.lua51, .jit]),
      ("f();;", [.lua51, .jit]),
      ("f();", []),
      ("while a do break f() end", [.lua51, .jit]),
      ("while a do break; end", []),
      ("f\n(a)", [.lua51, .jit]),
      ("x = [[ [[ ]]", [.lua51]),
      ("local é = 1", [.lua51, .lua52, .lua53, .lua54]),
      ("\u{FEFF}x = 1", [.lua51]),
    ] as [(String, Set<LuaDialect>)])
  func syntax(text: String, rejecting: Set<LuaDialect>) {
    let findings = LuaDialect.allCases.filter { dialect in
      !LuaFront(dialect: dialect).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).findings.isEmpty
    }
    #expect(Set(findings) == rejecting)
    #expect(LuaFront().parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).findings.isEmpty)
  }

  @Test(
    "Library functions that not all of them have",
    arguments: [
      ("x = table.unpack(t)", [.lua51, .jit]),
      ("x = unpack(t)", [.lua53, .lua54]),
      ("x = unpack(t) or table.unpack(t)", [.lua51, .lua53, .lua54, .jit]),
      ("x = (unpack or table.unpack)(t)", []),
      ("local unpack = unpack or table.unpack; x = unpack(t)", []),
      ("x = utf8.char(1)", [.lua51, .lua52, .jit]),
      ("x = bit32.band(1, 2)", [.lua51, .lua54, .jit]),
      ("if bit32 then x = bit32.band(1, 2) end", []),
      ("x = bit.band(1, 2)", [.lua51, .lua52, .lua53, .lua54]),
      ("local bit = require 'bit'; x = bit.band(1, 2)", []),
      ("setfenv(1, {})", [.lua52, .lua53, .lua54]),
      ("if setfenv ~= nil then setfenv(1, {}) end", []),
      ("if type(setfenv) == 'function' then setfenv(1, {}) end", []),
      ("function setfenv() end setfenv()", []),
      ("table.unpack = unpack or f; x = table.unpack(t)", []),
      ("x = table['unpack'](t)", [.lua51, .jit]),
      ("x = loadstring('x')", [.lua53, .lua54]),
      ("x = string.pack('i', 1)", [.lua51, .lua52, .jit]),
      ("x = table.move(a, 1, 2, 3)", [.lua51, .lua52]),
      ("x = math.type(1)", [.lua51, .lua52, .jit]),
      ("warn('x')", [.lua51, .lua52, .lua53, .jit]),
      ("coroutine.close(c)", [.lua51, .lua52, .lua53, .jit]),
      ("x = string.gfind(a, b)", [.lua52, .lua53, .lua54]),
      ("x = KSR.table.unpack(t)", []),
      ("x = string.format('x')", []),
    ] as [(String, Set<LuaDialect>)])
  func library(text: String, rejecting: Set<LuaDialect>) {
    #expect(dialects(rejecting: text, rule: "lua-library") == rejecting)
    #expect(LuaFront().parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).findings.isEmpty)
  }

  @Test("The texts")
  func texts() {
    func findings(_ text: String, _ dialect: LuaDialect) -> [String] {
      LuaFront(dialect: dialect).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).findings.map {
        "\($0.severity) \($0.rule) \($0.range.start)-\($0.range.end): \($0.text)"
      }
    }
    #expect(
      findings("x = a // b\ny = table.unpack(z)", .lua51) == [
        "error lua-version 6-8: Lua 5.1 does not have the operator '//', which is one of Lua 5.3 and 5.4",
        "error lua-library 15-27: Lua 5.1 does not have 'table.unpack', which is one of Lua 5.2 to 5.4; use 'unpack'",
      ])
    #expect(
      findings("x = '\\x41'", .lua51) == [
        "warning lua-version 5-9: the escape '\\x' is one of Lua 5.2 to 5.4 and LuaJIT; "
          + "Lua 5.1 takes it for the letter alone"
      ])
    #expect(
      findings("goto a", .lua51) == [
        "error lua-version 0-4: Lua 5.1 does not have 'goto', which is one of Lua 5.2 to 5.4 and LuaJIT",
        "error syntax 5-6: there is no label 'a' that this 'goto' can jump to",
      ])
  }

  @Test("A whole number beyond 64 bits wraps where Lua wraps it")
  func wrapping() throws {
    #expect(try Outline("return 0xffffffffffffffff", .lua54).text == "return -1")
    #expect(try Outline("return 0xffffffffffffffff", .lua51).text == "return 1.8446744073709552e+19f")
  }
}
