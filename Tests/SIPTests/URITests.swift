import SIP
import Testing

/// The expected values follow RFC 3261, 19.1, and where it is silent Kamailio's `parse_uri()`.
@Suite struct URITests {
  struct Expected: Sendable {
    var text: String
    var scheme = URI.Scheme.sip
    var user = ""
    var password: String?
    var host = ""
    var port: Int?
    var parameters = ""
    var phoneParameters = ""
    var headers = ""
  }

  @Test(arguments: [
    Expected(text: "sip:example.com", host: "example.com"),
    Expected(text: "SIPS:alice@example.com", scheme: .sips, user: "alice", host: "example.com"),
    Expected(
      text: "sip:alice:secret@example.com:5070", user: "alice", password: "secret", host: "example.com",
      port: 5070),
    Expected(text: "sip:alice:@example.com", user: "alice", password: "", host: "example.com"),
    Expected(text: "sip:192.0.2.4:5060", host: "192.0.2.4", port: 5060),
    Expected(text: "sip:example.com:", host: "example.com"),
    Expected(text: "sip:a@example.com:0", user: "a", host: "example.com", port: 0),
    Expected(text: "sip:[2001:db8::1]", host: "[2001:db8::1]"),
    Expected(
      text: "sip:a@[2001:db8::1]:5061;lr", user: "a", host: "[2001:db8::1]", port: 5061, parameters: "lr"),
    Expected(text: "sip:a%40b@example.com", user: "a%40b", host: "example.com"),
    Expected(text: "sip:a;day=tuesday@example.com", user: "a;day=tuesday", host: "example.com"),
    Expected(text: "sip:a?b&c@example.com", user: "a?b&c", host: "example.com"),
    Expected(
      text: "sip:a@example.com;transport=tcp;lr?subject=x&priority=urgent", user: "a", host: "example.com",
      parameters: "transport=tcp;lr", headers: "subject=x&priority=urgent"),
    Expected(text: "sip:example.com?to=x", host: "example.com", headers: "to=x"),
    Expected(text: "sip:a_b", host: "a_b"),
    Expected(
      text: "sip:+1-201;isub=3@gw.example.com;user=phone", user: "+1-201", host: "gw.example.com",
      parameters: "user=phone", phoneParameters: "isub=3"),
    Expected(
      text: "tel:+1-201-555-0123;phone-context=example.com", scheme: .tel, user: "+1-201-555-0123",
      parameters: "phone-context=example.com"),
    Expected(text: "sip:a:65535x@h", user: "a", password: "65535x", host: "h"),
    Expected(text: "sip:a;[b]@h", user: "a;[b]", host: "h"),
    Expected(text: "urn:service:sos.fire", scheme: .urn, host: "service:sos.fire"),
  ])
  func `taken apart`(expected: Expected) throws {
    let uri = try #require(URI(parsing: Bytes(expected.text)))
    #expect(uri.scheme == expected.scheme)
    #expect(uri.user.text == expected.user)
    #expect(uri.password?.text == expected.password)
    #expect(uri.host.text == expected.host)
    #expect(uri.port == expected.port)
    #expect(uri.parameterText.text == expected.parameters)
    #expect(uri.phoneParameterText.text == expected.phoneParameters)
    #expect(uri.headers.text == expected.headers)
  }

  @Test(arguments: [
    "", "sip", "sip:", ":a", "mailto:a@b", "sip:@example.com", "sip:a@", "sip:a@b@c", "sip::p@h",
    "sip:a:b:c@d",
    "sip:a:b", "sip:h:65536", "sip:h:000080", "sip:h:5060x", "sip:a@h:-1", "sip:a@-h", "sip:a@h_h",
    "sip:a@h h",
    "sip:[::1", "sip:[::1]x", "sip:a[b@h", "sip:a]", "sip:[[::1]", "sip:h?a;b", "sip:a@h?x@y", "sip:;lr",
    "sip:?x",
    "sip:a:p;q@h", "urn:", "urn:a;b@c", "urn:-x", "urn:a_b", "urn::a", "sip:a:65536@h", "tel:", "sipp:a",
  ])
  func `not a URI`(text: String) {
    #expect(URI(parsing: Bytes(text)) == nil)
  }

  @Test func `the last transport counts`() {
    #expect(URI(parsing: Bytes("sip:h;transport=udp;TRANSPORT=tcp;transport="))?.transport == Bytes("tcp"))
  }

  @Test func parameters() throws {
    let uri = try #require(URI(parsing: Bytes("sip:h;Transport=TCP;;lr;x=a=b;y=")))
    #expect(
      uri.parameters == [
        Parameter(name: Bytes("Transport"), value: Bytes("TCP")), Parameter(name: Bytes("lr")),
        Parameter(name: Bytes("x"), value: Bytes("a=b")), Parameter(name: Bytes("y"), value: []),
      ])
    #expect(uri.transport == Bytes("TCP"))
    #expect(uri.parameters.first(named: "LR") != nil)
    #expect(uri.parameters.value(of: "lr") == nil)
    #expect(uri.parameters.first(named: "none") == nil)
  }
}
