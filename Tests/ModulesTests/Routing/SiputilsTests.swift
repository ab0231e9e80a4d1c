import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.siputils")
struct SiputilsTests {
  @Test(
    arguments: [
      ("is_alphanum", "abc9", "", 1), ("is_alphanum", "", "", -2), ("is_alphanum", "a-b", "", -3),
      ("is_numeric", "0123", "", 1), ("is_numeric", "+1", "", -2), ("is_numeric", "", "", -2),
      ("is_tel_number", "+491234", "", 1), ("is_tel_number", "0123", "", 1),
      ("is_tel_number", "+0123", "", -2),
      ("is_tel_number", "+", "", -2), ("is_tel_number", "12a", "", -2),
      ("is_uri", "sip:a@b", "", 1), ("is_uri", "tel:+1", "", 1), ("is_uri", "b", "", -1),
      ("is_uri", "", "", -1),
    ] as [(String, String, String, Int32)])
  func texts(_ function: String, _ text: String, _: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("siputils.\(function)", .str(text)) == expected)
  }

  @Test(
    arguments: [
      ("is_alphanumex", "a-b", "-", 1), ("is_alphanumex", "a-b", "+", -3), ("is_alphanumex", "", "-", -2),
      ("cmp_hdr_name", "f", "From", 1), ("cmp_hdr_name", "X-A", "x-a", 1), ("cmp_hdr_name", "X-A", "X-B", -2),
      ("cmp_hdr_name", "From", "To", -1),
      ("cmp_aor", "sip:a@B.com:5060", "sips:a@b.com;x=y", 1), ("cmp_aor", "sip:a@b", "sip:c@b", -1),
      ("cmp_aor", "sip:a@b:5070", "sip:a@b", -1), ("cmp_aor", "sip:a@b:5070", "sip:a@b:5080", 1),
      ("cmp_aor", "a", "sip:a@b", -2),
      ("cmp_uri", "sip:a@b;x=1", "sip:a@B;y=2", 1), ("cmp_uri", "sip:a@b;x=1", "sip:a@b;x=2", -1),
      ("cmp_uri", "sip:a@b;ttl=1", "sip:a@b", -1), ("cmp_uri", "sip:a@b;x=1", "sip:a@b", 1),
      ("cmp_uri", "sip:a@b:5060", "sip:a@b", -1), ("cmp_uri", "sip:a@b", "b", -2),
    ] as [(String, String, String, Int32)])
  func pairs(_ function: String, _ first: String, _ second: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("siputils.\(function)", .str(first), .str(second)) == expected)
  }

  @Test func kindOfMessage() throws {
    let request = try Bench(Sample.invite)
    let reply = try Bench(Sample.busy)
    for (function, ofRequest, ofReply) in [
      ("is_request", 1, -1), ("is_reply", -1, 1), ("has_totag", -1, 1), ("is_sip", 1, 1), ("is_http", -1, -1),
      ("is_first_hop", 1, 1),
    ] as [(String, Int32, Int32)] {
      #expect(try request.int("siputils.\(function)") == ofRequest, "\(function)")
      #expect(try reply.int("siputils.\(function)") == ofReply, "\(function)")
    }
  }

  @Test func parametersOfTheRequestURI() throws {
    let bench = try Bench(Sample.request(uri: "sip:bob@example.com;lr;Foo=1"))
    #expect(try bench.int("siputils.uri_param", .str("lr")) == 1)
    #expect(try bench.int("siputils.uri_param", .str("Foo")) == -1)
    #expect(try bench.int("siputils.uri_param_value", .str("Foo"), .str("1")) == 1)
    #expect(try bench.int("siputils.uri_param_value", .str("foo"), .str("1")) == -1)
    #expect(try bench.int("siputils.uri_param_any", .str("foo")) == 1)
    #expect(try bench.int("siputils.uri_param_rm", .str("foo")) == 1)
    #expect(bench.message.requestURI.text == "sip:bob@example.com;lr")
    #expect(try bench.int("siputils.add_uri_param", .str("a=b")) == 1)
    #expect(bench.message.requestURI.text == "sip:bob@example.com;lr;a=b")
  }

  @Test(arguments: [("sip:a@b;gr=urn:x", 1), ("sip:a@b;gr", 2), ("sip:a@b", -1)] as [(String, Int32)])
  func gruu(_ uri: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.request(uri: uri)).int("siputils.is_gruu") == expected)
  }

  @Test func hiddenContacts() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("siputils.encode_contact", .str("enc"), .str("203.0.113.1")) == 1)
    #expect(try bench.outgoing.contains("Contact: <sip:enc*alice**192.0.2.9*5070*@203.0.113.1>\r\n"))
    try bench.receive(Sample.request(uri: "sip:enc*alice**192.0.2.9*5070*tcp@203.0.113.1"))
    #expect(try bench.int("siputils.decode_contact") == 1)
    #expect(bench.message.requestURI.text == "sip:alice@192.0.2.9:5070;transport=tcp")
    #expect(try bench.int("siputils.decode_contact") == -26)
  }

  @Test func contactInAParameter() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("siputils.contact_param_encode", .str("old"), .str("sip:edge.example.com")) == 1)
    // The Base64 of sip:alice@192.0.2.9:5070
    let encoded = "sip:edge.example.com;old=c2lwOmFsaWNlQDE5Mi4wLjIuOTo1MDcw"
    #expect(try bench.outgoing.contains("Contact: <\(encoded)>\r\n"))
    try bench.receive(Sample.request(uri: encoded))
    #expect(try bench.int("siputils.contact_param_decode_ruri", .str("OLD")) == 1)
    #expect(bench.message.requestURI.text == "sip:alice@192.0.2.9:5070")
    try bench.receive(Sample.request("OPTIONS", "Contact: \"x\" <\(encoded)>;q=1, <sip:b@c;old>"))
    #expect(try bench.int("siputils.contact_param_check", .str("old")) == 1)
    #expect(try bench.int("siputils.contact_param_rm", .str("old")) == 1)
    #expect(try bench.outgoing.contains("Contact: \"x\" <sip:edge.example.com>;q=1, <sip:b@c>\r\n"))
  }

  @Test(arguments: [(60, 1), (10, -4)] as [(Int32, Int32)])
  func age(_ seconds: Int32, _ expected: Int32) throws {
    // 13 November 2010, 23:29:00 GMT is 1289690940.
    let bench = try Bench(
      Sample.request("OPTIONS", "Date: Sat, 13 Nov 2010 23:29:00 GMT"), time: 1_289_690_940 + 30)
    #expect(try bench.int("siputils.hdr_date_check", .int(seconds)) == expected)
    #expect(try Bench(Sample.invite).int("siputils.hdr_date_check", .int(seconds)) == -1)
  }

  @Test func capabilities() throws {
    let bench = try Bench(Sample.request("OPTIONS", uri: "sip:edge.example.com"))
    #expect(try bench.int("siputils.options_reply") == 1)
    #expect(
      bench.effects("reply").first?.hasPrefix("code=200 reason=OK by=sl headers=Accept: */*\r\n") == true)
    #expect(try Bench(Sample.request("OPTIONS")).int("siputils.options_reply") == -1)
  }
}
