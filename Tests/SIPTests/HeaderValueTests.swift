import SIP
import Testing

@Suite struct HeaderValueTests {
  struct Address: Sendable {
    var text: String
    var name = ""
    var uri: String
    var brackets = true
    var parameters: [String] = []
  }

  @Test(arguments: [
    Address(text: "<sip:a@b>", uri: "sip:a@b"),
    Address(text: "  sip:a@b  ", uri: "sip:a@b", brackets: false),
    Address(text: "sip:a@b;x=y;tag=1", uri: "sip:a@b", brackets: false, parameters: ["x=y", "tag=1"]),
    Address(text: "<sip:a@b;x=y>;tag=1", uri: "sip:a@b;x=y", parameters: ["tag=1"]),
    Address(text: "Alice B <sip:a@b>", name: "Alice B", uri: "sip:a@b"),
    Address(text: #""<;,\"" <sip:a@b>"#, name: #""<;,\"""#, uri: "sip:a@b"),
    Address(text: #""back\\" <sip:a@b>"#, name: #""back\\""#, uri: "sip:a@b"),
    Address(text: "\"fold\r\n ed\"\r\n <sip:a@b>", name: "\"fold\r\n ed\"", uri: "sip:a@b"),
    Address(text: "<sip:a@b> ; tag = 1 ; lr", uri: "sip:a@b", parameters: ["tag=1", "lr"]),
    Address(text: #"<sip:a@b>;x="1;2,3\"";y"#, uri: "sip:a@b", parameters: [#"x="1;2,3\"""#, "y"]),
    Address(text: "<sip:a@b>;tag=", uri: "sip:a@b", parameters: ["tag="]),
    Address(text: "<tel:+1;phone-context=x>", uri: "tel:+1;phone-context=x"),
  ])
  func `an address`(expected: Address) throws {
    let address = try #require(NameAddress(parsing: Bytes(expected.text)))
    #expect(address.displayName.text == expected.name)
    #expect(address.uri.text == expected.uri)
    #expect(address.hasBrackets == expected.brackets)
    let parameters = address.parameters.map { $0.name.text + ($0.value.map { "=\($0.text)" } ?? "") }
    #expect(parameters == expected.parameters)
  }

  @Test(arguments: [
    "", " ", "<>", "<sip:a@b", "\"open <sip:a@b>", "\"only\"", "two words", "sip:a@b>", "a\\b <sip:a@b>",
    "<sip:a@b> x", "<sip:a@b>;=x",
    "<sip:a@b>;x=\"open", "<sip:a@b>, <sip:c@d>", ";tag=1", "\"\\",
  ])
  func `not an address`(text: String) {
    #expect(NameAddress(parsing: Bytes(text)) == nil)
  }

  @Test func `the last tag counts`() {
    #expect(NameAddress(parsing: Bytes("<sip:a@b>;tag=1;Tag=2"))?.tag == Bytes("2"))
  }

  @Test(
    arguments: [
      ("<sip:a@b>", ["sip:a@b"]),
      ("<sip:a,b@c> , \"x, y\" <sip:d@e>;q=1,sip:f@g", ["sip:a,b@c", "sip:d@e", "sip:f@g"]),
      ("<sip:a@b>,", nil), (",<sip:a@b>", nil), ("", nil), ("<sip:a@b>,,<sip:a@b>", nil),
    ] as [(String, [String]?)])
  func `a list of addresses`(text: String, uris: [String]?) {
    #expect(NameAddress.list(parsing: Bytes(text))?.map(\.uri.text) == uris)
  }

  @Test(
    arguments: [
      ("1 INVITE", 1, "INVITE"), ("  0004711\t\r\n OPTIONS ", 4711, "OPTIONS"),
      ("4294967295 x", 4_294_967_295, "x"),
    ] as [(String, UInt32, String)])
  func `a CSeq`(text: String, number: UInt32, method: String) throws {
    let cseq = try #require(CSeq(parsing: Bytes(text)))
    #expect(cseq.number == number)
    #expect(cseq.method.text == method)
  }

  @Test(arguments: [
    "", "1", "1 ", "INVITE", "INVITE 1", "-1 INVITE", "4294967296 INVITE", "1 INVITE x", "1INVITE",
  ])
  func `not a CSeq`(text: String) {
    #expect(CSeq(parsing: Bytes(text)) == nil)
  }

  @Test(
    arguments: [
      ("SIP / 2.0 / UDP first.example.com : 4000 ;ttl=16 ; branch = x", "first.example.com", 4000),
      ("sip/2.0/WSS df7jal23ls0d.invalid;branch=x", "df7jal23ls0d.invalid", nil),
      ("SIP/2.0/UDP a_b;branch=x (a (nested) comment)", "a_b", nil),
      ("SIP/2.0/UDP [::1]:5060;branch=x", "[::1]", 5060),
    ] as [(String, String, Int?)])
  func `a Via`(text: String, host: String, port: Int?) throws {
    let via = try #require(try Samples.message("OPTIONS sip:a SIP/2.0\nVia: \(text)\n\n").vias?.first)
    #expect(via.version.text.lowercased() == "sip/2.0")
    #expect(via.host.text == host)
    #expect(via.port == port)
    #expect(via.branch == Bytes("x"))
  }
}
