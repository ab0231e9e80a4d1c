import Descriptors
import Testing

@testable import KemiCheck

/// What the fixes of rules make of a line.
@Suite struct FixTests {
  static let lua: [(before: String, after: String)] = [
    ("if KSR.tm.t_relay() then end", "if KSR.tm.t_relay() > 0 then end"),
    ("if not KSR.tm.t_relay() then end", "if KSR.tm.t_relay() < 0 then end"),
    (
      "if KSR.is_INVITE() and not KSR.siputils.has_totag() then end",
      "if KSR.is_INVITE() and KSR.siputils.has_totag() < 0 then end"
    ),
    ("if not (KSR.tm.t_relay()) then end", "if not (KSR.tm.t_relay()) then end"),
    ("if not KSR.tm.t_relay() == x then end", "if not KSR.tm.t_relay() == x then end"),
    ("local x = KSR.tm.t_relay() or 5", "local x = KSR.tm.t_relay() or 5"),
    ("if KSR.kx.get_status() then end", "if KSR.kx.get_status() then end"),
    ("if KSR.tm.t_relay() == true then end", "if KSR.tm.t_relay() > 0 then end"),
    ("if KSR.tm.t_relay()~=true then end", "if KSR.tm.t_relay() < 0 then end"),
    ("if false == KSR.tm.t_relay() then end", "if KSR.tm.t_relay() < 0 then end"),
    ("if false ~= KSR.tm.t_relay() then end", "if KSR.tm.t_relay() > 0 then end"),
    ("if (KSR.tm.t_relay()) == true then end", "if (KSR.tm.t_relay()) == true then end"),
    ("if KSR.kx.get_status() == \"200\" then end", "if KSR.kx.get_status() == 200 then end"),
    ("if KSR.is_INVITE() == 1 or x then end", "if KSR.is_INVITE() or x then end"),
    ("if KSR.is_INVITE() < 0 then end", "if not KSR.is_INVITE() then end"),
    ("if KSR.is_INVITE() < 0 == x then end", "if KSR.is_INVITE() < 0 == x then end"),
    ("if KSR.is_INVITE() == 7 then end", "if KSR.is_INVITE() == 7 then end"),
  ]

  static let python: [(before: String, after: String)] = [
    ("if KSR.tm.t_relay(): pass", "if KSR.tm.t_relay() > 0: pass"),
    ("if not KSR.tm.t_relay(): pass", "if KSR.tm.t_relay() < 0: pass"),
    ("x = 1 if KSR.tm.t_relay() else 2", "x = 1 if KSR.tm.t_relay() > 0 else 2"),
    ("if KSR.tm.t_relay() is not True: pass", "if KSR.tm.t_relay() < 0: pass"),
    ("if KSR.tm.t_relay() == False: pass", "if KSR.tm.t_relay() < 0: pass"),
    ("if KSR.is_INVITE() < 0: pass", "if not KSR.is_INVITE(): pass"),
    ("if (rc := KSR.tm.t_relay()): pass", "if (rc := KSR.tm.t_relay()): pass"),
  ]

  @Test(arguments: lua) func mendsLua(before: String, after: String) throws {
    #expect(try fixed(before, .lua) == after)
  }

  @Test(arguments: python) func mendsPython(before: String, after: String) throws {
    #expect(try fixed("import KSR\n" + before, .python) == "import KSR\n" + after)
  }

  private func fixed(_ text: String, _ language: Language) throws -> String {
    let grounds = Grounds(
      catalog: try RuleTests.catalog.get(), facts: { .builtin })
    let script = ScriptText(file: SourceFile(path: "script", bytes: Array(text.utf8)), language: language)
    let checked = RuleChecker(grounds: grounds).check([script])[0]
    let fixed = FixedText(script.file.bytes, fixing: checked.findings)
    return String(decoding: fixed.bytes, as: UTF8.self)
  }
}
