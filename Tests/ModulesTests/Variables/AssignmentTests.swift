import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct AssignmentTests {
  @Test(arguments: [
    ("$ru", "sip:carol@example.org", "sip:carol@example.org"),
    ("$rU", "carol", "sip:carol:secret@example.com:5080;transport=tcp;x=1?Subject=hi"),
    ("$rU", "", "sip:example.com:5080;transport=tcp;x=1?Subject=hi"),
    ("$rd", "example.org", "sip:bob:secret@example.org:5080;transport=tcp;x=1?Subject=hi"),
    ("$rp", "5090", "sip:bob:secret@example.com:5090;transport=tcp;x=1?Subject=hi"),
    ("$rp", "", "sip:bob:secret@example.com;transport=tcp;x=1?Subject=hi"),
  ])
  func requestURI(_ variable: String, _ value: String, _ expected: String) throws {
    let run = try Run()
    #expect(try run.set(variable, value))
    #expect(try run.get("$ru") == .str(expected))
    #expect(try run.get("$ou") == .str("sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi"))
    #expect(
      run.proxy.events.contains {
        if case .effect(let effect) = $0 { effect.kind == "change" } else { false }
      })
  }

  /// A tel: URI that is given a domain becomes a SIP URI of a phone.
  @Test func domainOfTelephoneNumber() throws {
    let run = try Run()
    try run.set("$ru", "tel:+1555")
    #expect(try run.set("$rd", "example.org"))
    #expect(try run.get("$ru") == .str("sip:+1555@example.org;user=phone"))
    #expect(try run.set("$ru", "tel:+1555"))
    #expect(try !run.set("$rp", "5060"))
  }

  @Test func portAsNumber() throws {
    let run = try Run()
    #expect(try run.set("$rp", 5099))
    #expect(try run.get("$rp") == .str("5099"))
  }

  /// What a variable does not take.
  @Test(arguments: ["$ru", "$rU", "$rd", "$du", "$fU", "$fs", "$br"])
  func numberForText(_ variable: String) throws {
    let run = try Run()
    #expect(try !run.set(variable, 5))
    #expect(run.notes.count == 1)
  }

  @Test(arguments: ["$mf", "$bf", "$sf", "$Mf(3)"])
  func textForNumber(_ variable: String) throws { #expect(try !Run().set(variable, "5")) }

  @Test(arguments: ["$ru", "$rd", "$br"])
  func null(_ variable: String) throws { #expect(try !Run().unset(variable)) }

  /// To assign to what cannot be written is no failure.
  @Test(arguments: ["$rm", "$ci", "$si", "$hdr(Via)", "$null", "$Ts"])
  func readOnly(_ variable: String) throws {
    let run = try Run()
    let before = try run.get(variable)
    #expect(try run.set(variable, "x"))
    #expect(try run.get(variable) == before)
  }

  @Test func destination() throws {
    let run = try Run()
    #expect(try run.get("$du") == .null)
    #expect(try run.get("$nh(d)") == .str("example.com"))
    #expect(try run.set("$du", "sip:192.0.2.8;transport=tls"))
    #expect(try run.get("$du") == .str("sip:192.0.2.8;transport=tls"))
    #expect(try run.get("$dd") == .str("192.0.2.8"))
    #expect(try run.get("$dp") == .str("5061"))
    #expect(try run.get("$dP") == .str("tls"))
    #expect(try run.get("$nh(u)") == .str("sip:192.0.2.8;transport=tls"))
    #expect(try run.unset("$du"))
    #expect(try run.get("$dd") == .null)
  }

  @Test func flags() throws {
    let run = try Run()
    #expect(try run.set("$mf", 5))
    #expect(try run.get("$mf") == .int(5))
    #expect(try run.get("$mF") == .str("00000005"))
    #expect(try run.get("$Mf(2)") == .int(1))
    #expect(try run.set("$Mf(2)", 0))
    #expect(try run.get("$mf") == .int(1))
    #expect(try run.set("$sf", 6))
    #expect(try run.set("$Sf(1)", 0))
    #expect(try run.get("$sF") == .str("00000004"))
    #expect(try run.set("$Bf(31)", 1))
    #expect(try run.get("$bF") == .str("80000000"))
    #expect(try run.get("$bf") == .int(Int32.min))
    #expect(try run.unset("$bf"))
    #expect(try run.get("$bf") == .int(0))
  }

  @Test func socket() throws {
    let run = try Run()
    #expect(try run.set("$fs", "tls:10.0.0.1"))
    #expect(try run.get("$fs") == .str("tls:10.0.0.1:5061"))
    #expect(try run.get("$fsp") == .int(5061))
    #expect(try !run.set("$fs", "what is this"))
    #expect(try run.unset("$fs"))
    #expect(try run.get("$fs") == .null)
  }

  @Test func branches() throws {
    let run = try Run()
    #expect(try run.get("$ds") == .null)
    #expect(try run.set("$br", "sip:b1@example.org"))
    #expect(try run.set("$br", "sip:b2@example.org"))
    #expect(try run.get("$branch(count)") == .int(2))
    #expect(try run.set("$(branch(q)[1])", 500))
    #expect(try run.set("$(branch(dst_uri)[-1])", "sip:192.0.2.8"))
    #expect(try run.get("$(branch(dst_uri)[1])") == .str("sip:192.0.2.8"))
    #expect(try run.get("$bR") == .str("sip:b1@example.org, <sip:b2@example.org>;q=0.5"))
    #expect(try run.get("$ds") == .str("Contact: <sip:b1@example.org>, <sip:b2@example.org>;q=0.5"))
    #expect(try run.unset("$(branch(uri)[0])"))
    #expect(try run.get("$br") == .str("sip:b2@example.org"))
    #expect(try run.get("$(branch(uri)[7])") == .null)
    #expect(try !run.set("$(branch(uri)[7])", "sip:x"))
  }

  /// Changes of From and To are in the outgoing message, and are not read before they are applied.
  @Test(arguments: [
    (
      "$fu", "sip:carol@example.org", "f: \"Alice A.\" <sip:carol@example.org>;tag=a1",
      "To: <sip:bob@example.com>"
    ),
    ("$fU", "carol", "f: \"Alice A.\" <sip:carol@atlanta.example;lr>;tag=a1", "To: <sip:bob@example.com>"),
    ("$fd", "example.org", "f: \"Alice A.\" <sip:alice@example.org;lr>;tag=a1", "To: <sip:bob@example.com>"),
    ("$fn", "Carol", "f: Carol <sip:alice@atlanta.example;lr>;tag=a1", "To: <sip:bob@example.com>"),
    (
      "$tn", "\"Bob\"", "f: \"Alice A.\" <sip:alice@atlanta.example;lr>;tag=a1",
      "To: \"Bob\" <sip:bob@example.com>"
    ),
  ])
  func addresses(_ variable: String, _ value: String, _ from: String, _ to: String) throws {
    let run = try Run()
    let before = try run.get(variable)
    #expect(try run.set(variable, value))
    #expect(try run.get(variable) == before)
    let outgoing = try run.session.message.outgoing().text
    #expect(outgoing.contains(from + "\r\n"))
    #expect(outgoing.contains(to + "\r\n"))
    try run.session.message.applyChanges()
    #expect(try run.get(variable) == .str(value))
  }

  @Test func userAndNameAreRemoved() throws {
    let run = try Run()
    #expect(try run.unset("$fU"))
    #expect(try run.unset("$fn"))
    #expect(try run.unset("$tn"))
    #expect(try run.session.message.outgoing().text.contains("f:  <sip:atlanta.example;lr>;tag=a1\r\n"))
  }
}
