import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct SpecificationTests {
  /// What is not one variable, all of it: null, not assigned, and a note.
  @Test(arguments: [
    "", "$", "ru", "$ru ", " $ru", "$ru$rU", "$(ru", "$(ru}", "$(", "$()", "$((", "$avp(", "$avp()", "$avp",
    "$rux",
    "$ru(x)", "$(ru[1])", "$(ru{)", "$(ru{s.})", "$(ru{s.len)", "$(ru{s.nothing})", "$(ru{s.substr,1})",
    "$(ru{s.substr,a,1})", "$(ru{s.select,1})", "$(ru{s.select,1,\\x})", "$(hdr(X)[a])", "$(hdr(X)[])",
    "$hdr(X Y)",
    "$time(x)", "$K(x)", "$Mf(32)", "$Mf(x)", "$sht(t)", "$sht(=>k)", "$sht(t>k)", "$xavp(=>x)", "$xavp(a=x)",
    "$xavp(a[0)", "$_s($nothing)", "$branch(x)", "$avp(a.b)", "$cnt(x)", "$($", "$(ru{s.len}x)",
    "$hdr($nothing)",
    "$(avp(x)[$nothing])", "$(ru{s.strip,$nothing})", "$T(x)",
  ])
  func invalid(_ specification: String) throws {
    let run = try Run()
    #expect(try run.get(specification) == .null)
    #expect(try !run.set(specification, "x"))
    #expect(try !run.unset(specification))
    #expect(try run("pv.is_null", .str(specification)) == .bool(true))
    #expect(run.notes.count == 1)
  }

  /// What Kamailio has and we do not is null, and a note says so once.
  @Test(arguments: [
    "$sdp(body)", "$(dlg_var(x))", "$version(num)", "$ltt(s)", "$(sdpitval)", "$conid", "$(rcv(proto)[1])",
  ])
  func notImplemented(_ specification: String) throws {
    let run = try Run()
    #expect(try run.get(specification) == .null)
    #expect(try run.get(specification) == .null)
    #expect(run.notes.count == 1)
    #expect(run.notes.first?.contains("not implemented") == true)
    #expect(try run.set(specification, "x"))
  }

  @Test(arguments: [
    ("no variables", "no variables"), ("", ""), ("$rm", "INVITE"), ("a $rm b", "a INVITE b"),
    ("$rm$rm", "INVITEINVITE"),
    ("$$5", "$5"), ("$rU.", ""), ("$rU-x", "bob-x"), ("($rU)", "(bob)"), ("$avp(x)", "<null>"),
    ("$var(x)", "0"),
    ("$(rU)x", "bobx"), ("$rU[0]", "bob[0]"), ("$mF", "00000000"), ("$hdr(X-Item)", "one"), ("5$", ""),
    ("$ 5", ""),
    ("a $(rU b", ""), ("$_s($rU)", "bob"), ("$rs", "<null>"), ("$rsi", "0"),
  ])
  func formats(_ format: String, _ expected: String) throws {
    #expect(try Run().expand(format) == expected)
  }

  @Test func formatThatIsNone() throws {
    let run = try Run()
    #expect(run.session.expansion(of: Bytes("5$")) == nil)
    #expect(run.session.expansion(of: Bytes("x")) == Bytes("x"))
    #expect(run.notes.count == 1)
  }

  @Test func formatIsAsLongAsItMayBe() throws {
    let run = try Run()
    try run.set("$var(x)", String(repeating: "x", count: 4000))
    #expect(run.expand("$var(x)$var(x)").count == 8000)
    #expect(run.session.expansion(of: Bytes("$var(x)$var(x)$var(x)")) == nil)
  }

  /// Bytes that are no text are kept.
  @Test func bytes() throws {
    let run = try Run()
    let bytes: Bytes = [0xFF, 0x00, 0xFE]
    _ = try run.proxy.call("pv.sets", [.str("$var(x)"), .str(bytes)])
    #expect(try run.get("$var(x)") == .str(bytes))
    #expect(run.session.expand(Bytes("$var(x)")) == bytes)
  }

  /// What is meant to do harm is refused, at once.
  @Test(arguments: [
    String(repeating: "$(", count: 100_000), String(repeating: "(", count: 1_000_000),
    "$(" + String(repeating: "{", count: 10_000), "$(ru" + String(repeating: "{s.trim}", count: 10_000) + ")",
    "$(ru{" + String(repeating: "{", count: 10_000) + "}",
    String(repeating: "$avp(", count: 50_000) + String(repeating: ")", count: 50_000),
    String(repeating: "$_s(", count: 5000) + "x" + String(repeating: ")", count: 5000),
    "$avp(\0", "$\0", "$var(" + String(repeating: "x", count: 1_000_000), "$(hdr(X)[99999999999999999999])",
    "$(ru{s.substr,9223372036854775807,9223372036854775808})", "$(ru{s.strip,99999999999999999999})",
    "$(ru{re.subst,/(/x/})", "$xavp(" + String(repeating: "[", count: 10_000) + ")",
  ])
  func hostile(_ specification: String) throws {
    let run = try Run()
    #expect(try run.get(specification) == .null)
    #expect(try !run.set(specification, "x"))
    #expect(run.session.expansion(of: Bytes(specification)) == nil || !specification.contains("$"))
  }

  /// The largest numbers do no harm either.
  @Test(arguments: [
    "$(hdr(X-Item)[9223372036854775807])", "$(hdr(X-Item)[-9223372036854775807])",
    "$(avp(x)[-9223372036854775807])", "$xavp(a[-9223372036854775807]=>b[9223372036854775807])",
    "$(branch(uri)[-9223372036854775807])", "$(ru{s.substr,-9223372036854775807,0})",
    "$(ru{s.substr,9223372036854775807,9223372036854775807})",
  ])
  func largeNumbers(_ specification: String) throws {
    let run = try Run()
    try run.set("$avp(x)", "1")
    try run.set("$xavp(a=>b)", "1")
    try run.set("$br", "sip:b@example.org")
    #expect(try run.get(specification) == .null)
    _ = try run.set(specification, "x")
    _ = try run.unset(specification)
  }

  @Test func endlessGrowth() throws {
    let run = try Run()
    try run.set("$var(x)", String(repeating: "x", count: 60_000))
    #expect(try run.get("$(var(x){s.replace,x,xxxx})") == .null)
    #expect(try run.get("$(var(x){s.prefixes})") == .null)
    #expect(try run.set("$ru", "sip:a@b"))
    #expect(try !run.set("$rU", String(repeating: "x", count: 60_000)))
  }
}
