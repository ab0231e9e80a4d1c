import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct StoreTests {
  @Test func scriptVariables() throws {
    let run = try Run()
    #expect(try run.get("$var(x)") == .int(0))
    #expect(try run.get("$vn(x)") == .null)
    #expect(try run.get("$shv(x)") == .int(0))
    for name in ["$var(x)", "$vn(x)", "$shv(x)"] {
      #expect(try run.set(name, "text"))
      #expect(try run.get(name) == .str("text"))
      #expect(try run.set(name, -5))
      #expect(try run.get(name) == .int(-5))
      #expect(try run.unset(name))
    }
    #expect(try run.get("$var(x)") == .int(0))
    #expect(try run.get("$vn(x)") == .null)
    #expect(try run.get("$shv(x)") == .str(""))
    #expect(try run.get("$shvinc(n)") == .int(1))
    #expect(try run.get("$shvinc(n)") == .int(2))
    #expect(try run.get("$shvinc(x)") == .int(0))
  }

  @Test func longNumbers() throws {
    let run = try Run()
    #expect(try run("pv.setl", .str("$var(x)"), .long(5_000_000_000)) == .bool(true))
    #expect(try run("pv.getl", .str("$var(x)")) == .long(5_000_000_000))
    #expect(try run.get("$var(x)") == .int(705_032_704))
    #expect(run.expand("$var(x)") == "5000000000")
  }

  @Test func fallbacks() throws {
    let run = try Run()
    #expect(try run("pv.gete", .str("$avp(x)")) == .str(""))
    #expect(try run("pv.getw", .str("$avp(x)")) == .str("<null>"))
    #expect(try run("pv.getvn", .str("$avp(x)"), .int(7)) == .int(7))
    #expect(try run("pv.getvs", .str("$avp(x)"), .str("d")) == .str("d"))
    #expect(try run("pv.geti", .str("$avp(x)")) == .int(0))
    #expect(try run("pv.getl", .str("$avp(x)")) == .long(0))
    #expect(try run("pv.is_null", .str("$avp(x)")) == .bool(true))
    try run.set("$avp(x)", "")
    #expect(try run("pv.is_null", .str("$avp(x)")) == .bool(false))
    #expect(try run("pv.getvs", .str("$avp(x)"), .str("d")) == .str(""))
  }

  @Test(
    arguments: [("12abc", 12), ("abc", 0), ("-3", -3), ("+4", 4), ("99999999999", Int32.max), ("", 0)]
      as [(String, Int32)])
  func textAsNumber(_ text: String, _ expected: Int32) throws {
    let run = try Run()
    try run.set("$var(x)", text)
    #expect(try run("pv.geti", .str("$var(x)")) == .int(expected))
  }

  /// The newest comes first, and assigning adds.
  @Test func avps() throws {
    let run = try Run()
    try run.set("$avp(x)", "a")
    try run.set("$avp(s:x)", "b")
    try run.set("$avp(x)", 3)
    #expect(try run.get("$avp(x)") == .int(3))
    #expect(try run.get("$(avp(x)[1])") == .str("b"))
    #expect(try run.get("$(avp(x)[-1])") == .null)
    #expect(try run.get("$(avp(x)[3])") == .null)
    #expect(try run.get("$(avp(x)[*])") == .str("3, b, a"))
    #expect(try run.get("$cnt($avp(x))") == .int(3))
    #expect(try run.get("$avp(X)") == .null)
    try run.unset("$avp(x)")
    #expect(try run.get("$avp(x)") == .str("b"))
    try run.set("$(avp(x)[*])", "z")
    #expect(try run.get("$(avp(x)[*])") == .str("z"))
    try run.set("$avp(i:5)", "five")
    #expect(try run.get("$avp(i:5)") == .str("five"))
    #expect(try run.get("$avp(5)") == .null)
    try run.set("$var(name)", "x")
    #expect(try run.get("$avp($var(name))") == .str("z"))
    #expect(try run.get("$avp(q:x)") == .null)
    #expect(run.notes.count == 1)
  }

  /// The lists belong to a message; those of a transaction can be handed on.
  @Test func attributesOfMessages() throws {
    let run = try Run()
    let variables = run.session.variables
    variables.beginMessage()
    try run.set("$avp(x)", "a")
    try run.set("$var(x)", "v")
    let attributes = variables.attributes
    variables.beginMessage()
    #expect(try run.get("$avp(x)") == .null)
    #expect(try run.get("$var(x)") == .str("v"))
    #expect(try run.get("$mi") == .int(2))
    variables.beginMessage()
    variables.attributes = attributes
    #expect(try run.get("$avp(x)") == .str("a"))
  }

  @Test func xavps() throws {
    let run = try Run()
    try run.set("$xavp(a=>x)", "1")
    try run.set("$xavp(a[0]=>y)", "2")
    try run.set("$xavp(a=>x)", 3)
    #expect(try run.get("$xavp(a=>x)") == .int(3))
    #expect(try run.get("$xavp(a[1]=>x)") == .str("1"))
    #expect(try run.get("$xavp(a[-1]=>y)") == .str("2"))
    #expect(try run.get("$xavp(a=>y)") == .null)
    #expect(try run.get("$xavp(a[2]=>x)") == .null)
    #expect(try run.get("$cnt($xavp(a))") == .int(2))
    #expect(try run.get("$cnt($xavp(a=>x))") == .int(2))
    try run.set("$xavp(a[1]=>x)", "0")
    #expect(try run.get("$xavp(a[1]=>x[*])") == .str("0, 1"))
    try run.set("$xavp(a[1]=>x[1])", "one")
    #expect(try run.get("$xavp(a[1]=>x[1])") == .str("one"))
    #expect(try run.unset("$xavp(a[1]=>x)"))
    #expect(try run.get("$xavp(a[1]=>x)") == .str("one"))
    #expect(try run.unset("$xavp(a[*])"))
    #expect(try run.get("$xavp(a[0]=>x)") == .null)
    try run.set("$xavp(b)", "plain")
    #expect(try run.get("$xavp(b)") == .str("plain"))
    #expect(try run.get("$xavp(b=>x)") == .null)
    #expect(try !run.set("$xavp(b[0]=>x)", "1"))
    #expect(try run.set("$xavp(b[0])", "other"))
    #expect(try run.get("$xavp(b)") == .str("other"))
    #expect(try !run.set("$xavp(b[5])", "1"))
    // Assigned, an index counts from behind the last.
    #expect(try !run.set("$xavp(b[-1])", "1"))
  }

  @Test func xavusAndXavis() throws {
    let run = try Run()
    try run.set("$xavu(a)", "1")
    try run.set("$xavu(a)", "2")
    #expect(try run.get("$xavu(a)") == .str("2"))
    try run.set("$xavu(a=>x)", "3")
    #expect(try run.get("$xavu(a=>x)") == .str("3"))
    try run.unset("$xavu(a=>x)")
    #expect(try run.get("$xavu(a=>x)") == .null)
    try run.unset("$xavu(a)")
    #expect(try run.get("$xavu(a)") == .null)
    try run.set("$xavi(Name=>X)", "1")
    #expect(try run.get("$xavi(name=>x)") == .str("1"))
    #expect(try run.get("$xavp(Name=>X)") == .null)
  }

  @Test func cells() throws {
    let run = try Run()
    #expect(try run.get("$sht(t=>k)") == .null)
    try run.set("$sht(t=>$rU)", "v")
    #expect(try run.get("$sht(t=>bob)") == .str("v"))
    #expect(try run.get("$shtinc(t=>bob)") == .null)
    try run.set("$sht(t=>n)", 5)
    #expect(try run.get("$shtinc(t=>n)") == .int(6))
    #expect(try run.get("$shtdec(t=>n)") == .int(5))
    #expect(try run.get("$shtcn(t=>**)") == .int(2))
    #expect(try run.get("$shtcn(t=>^b)") == .int(1))
    #expect(try run.get("$shtcv(t=>eq5)") == .int(1))
    #expect(try run.get("$shtcv(t=>==v)") == .int(1))
    #expect(try run.get("$shtcn(t=>%~bo)") == .int(1))
    #expect(try run.get("$shtcn(t=>~%ob)") == .int(1))
    try run.set("$shtex(t=>n)", 10)
    #expect(try run.get("$shtex(t=>n)") == .int(10))
    try run.unset("$sht(t=>n)")
    #expect(try run.get("$sht(t=>n)") == .null)
  }
}
