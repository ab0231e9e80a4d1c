import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.nathelper, KSR.sanity and KSR.ipops")
struct NetworkTests {
  @Test(
    arguments: [
      (1, "192.0.2.9", -1), (2, "192.0.2.9", -1), (2, "192.0.2.10", 1), (4, "192.0.2.9", -1),
      (16, "192.0.2.9", -1),
      (32, "10.0.0.7", 1), (32, "172.32.0.1", -1), (32, "100.64.1.1", 1), (64, "192.0.2.9", -1),
      (128, "192.0.2.9", -1),
      (8, "192.0.2.9", -1), (0, "10.0.0.7", -1), (.min, "10.0.0.7", -1),
    ] as [(Int32, String, Int32)])
  func natTests(_ tests: Int32, _ source: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.invite) { $0.source.host = source }
    #expect(try bench.int("nathelper.nat_uac_test", .int(tests)) == expected)
  }

  @Test func natTestsOfPrivateAddresses() throws {
    let text = Sample.invite.replacing("sip:alice@192.0.2.9:5070", with: "sip:alice@10.1.1.1")
      .replacing("UDP 192.0.2.9:5070", with: "UDP 192.168.1.2")
      .replacing("a=sendrecv", with: "c=IN IP4 10.1.1.1\nm=audio 4000 RTP/AVP 0")
    let bench = try Bench(text)
    for test in [1, 2, 4, 8, 16, 128, 256] as [Int32] {
      #expect(try bench.int("nathelper.nat_uac_test", .int(test)) == 1, "test \(test)")
    }
  }

  @Test(
    arguments: [
      ("10.9.9.9", 1), ("192.168.0.1", 1), ("192.0.0.1", 1), ("192.0.2.1", -1), ("", -1), ("x", -1),
    ]
      as [(String, Int32)])
  func privateAddresses(_ address: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("nathelper.is_rfc1918", .str(address)) == expected)
  }

  @Test func fixingTheContact() throws {
    let bench = try Bench(Sample.request("INVITE", "Contact: Alice <sip:alice@10.0.0.1;ob;maddr=x>;q=1"))
    #expect(try bench.int("nathelper.fix_nated_contact") == 1)
    #expect(try bench.int("nathelper.fix_nated_contact") == -1)
    #expect(try bench.outgoing.contains("Contact: Alice <sip:alice@192.0.2.9:5070;ob>;q=1\r\n"))
  }

  @Test(
    arguments: [
      ("<sip:alice@10.0.0.1;ob>;q=1", "<sip:alice@10.0.0.1;alias=192.0.2.9~5070~1;ob>;q=1", 1),
      ("sip:alice@10.0.0.1", "<sip:alice@10.0.0.1;alias=192.0.2.9~5070~1>", 1),
      ("<sip:192.0.2.9:5070;transport=udp>", "<sip:192.0.2.9:5070;transport=udp>", 2), ("*", "*", -1),
    ] as [(String, String, Int32)])
  func addingAnAlias(_ contact: String, _ expected: String, _ result: Int32) throws {
    let bench = try Bench(Sample.request("INVITE", "Contact: \(contact)"))
    #expect(try bench.int("nathelper.add_contact_alias") == result)
    #expect(try bench.outgoing.contains("Contact: \(expected)\r\n"))
  }

  @Test func settingAnAlias() throws {
    let bench = try Bench(Sample.request("INVITE", "Contact: <sip:alice@10.0.0.1;alias=1.1.1.1~1~1;ob>"))
    #expect(try bench.int("nathelper.set_contact_alias_trim") == 1)
    #expect(try bench.int("nathelper.set_contact_alias") == -1)
    #expect(try bench.outgoing.contains("Contact: <sip:alice@10.0.0.1;ob;alias=192.0.2.9~5070~1>\r\n"))
  }

  @Test(
    arguments: [
      ("sip:a@10.0.0.1;alias=192.0.2.9~5070~1", "sip:a@10.0.0.1", "sip:192.0.2.9:5070", 1),
      (
        "sip:a@10.0.0.1;ob;alias=192.0.2.9~5070~3;x=y", "sip:a@10.0.0.1;ob;x=y",
        "sip:192.0.2.9:5070;transport=tls", 1
      ),
      ("sip:a@10.0.0.1;alias=2001:db8::1~5070~1", "sip:a@10.0.0.1", "sip:[2001:db8::1]:5070", 1),
      ("sip:a@10.0.0.1;ob", "sip:a@10.0.0.1;ob", nil, 2),
      ("sip:a@b;alias=1.1.1.1", "sip:a@b;alias=1.1.1.1", nil, -1),
      ("sip:a@b;alias=1.1.1.1~1~9", "sip:a@b;alias=1.1.1.1~1~9", nil, -1),
    ] as [(String, String, String?, Int32)])
  func handlingAnAlias(_ uri: String, _ changed: String, _ destination: String?, _ result: Int32) throws {
    let bench = try Bench(Sample.request(uri: uri))
    #expect(try bench.int("nathelper.handle_ruri_alias") == result)
    #expect(bench.message.requestURI.text == changed)
    #expect(bench.message.destinationURI?.text == destination)
  }

  @Test func receivedAddressOfARegister() throws {
    let bench = try Bench(Sample.register) { $0.transport = "tcp" }
    #expect(try bench.int("nathelper.fix_nated_register") == 1)
    #expect(try bench.int("registrar.save", .str("location"), .int(2)) == 1)
    #expect(
      bench.session.location[Bytes("location"), Bytes("alice")].map { $0.received?.text }
        == ["sip:192.0.2.9:5070;transport=tcp"])
  }

  @Test func saneMessage() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("sanity.sanity_check_defaults") == 1)
    #expect(try bench.int("sanity.sanity_check", .int(.max), .int(15)) == 1)
  }

  @Test(
    arguments: [
      (
        32, Sample.request("INVITE").replacing("CSeq: 8 INVITE", with: "CSeq: 8 BYE"),
        "code=400 reason=CSeq method does not match request method by=sl"
      ),
      (
        64, Sample.request().replacing("CSeq: 8 ", with: "CSeq: 2147483648 "),
        "code=400 reason=CSeq number is illegal by=sl"
      ),
      (
        128, Sample.request().replacing("Content-Length: 0", with: "Content-Length: 5"),
        "code=400 reason=Content-Length mis-match by=sl"
      ),
      (256, Sample.request("INVITE", "Expires: soon"), "code=400 reason=Expires value is illegal by=sl"),
      (
        512, Sample.request("INVITE", "Proxy-Require: foo, bar"),
        "code=420 reason=Bad Proxy Require Extension by=sl headers=Unsupported: foo\r\n"
      ),
      (1024, Sample.request("INVITE", "Contact: <nonsense>"), "code=400 reason=Bad Contact URI by=sl"),
      (
        2048, Sample.request("INVITE", "Authorization: Digest username=\"a\""),
        "code=400 reason=Bad Auth Credentials by=sl"
      ),
      (
        4096, Sample.request().replacing(";tag=a1", with: ";tag=a1;tag=a2"),
        "code=400 reason=Many From Tag Params by=sl"
      ),
    ] as [(Int32, String, String)])
  func insaneMessage(_ check: Int32, _ text: String, _ reply: String) throws {
    let bench = try Bench(text)
    #expect(try bench.int("sanity.sanity_check", .int(check), .int(15)) == -1)
    #expect(bench.effects("reply") == [reply])
    let quiet = try Bench(text) { $0.parameters["sanity.noreply"] = 1 }
    #expect(try quiet.int("sanity.sanity_check", .int(check), .int(15)) == -1)
    #expect(quiet.effects("reply") == [])
    #expect(try quiet.int("sanity.sanity_reply") == 1)
    #expect(quiet.effects("reply") == [reply])
  }

  @Test(
    arguments: [
      ("is_ip", "192.0.2.1", 1), ("is_ip", "[2001:db8::1]", 1), ("is_ip", "example.com", -1),
      ("is_ip", "", -1),
      ("is_pure_ip", "[::1]", -1), ("is_ip4", "192.0.2.1", 1), ("is_ip4", "192.0.2.256", -1),
      ("is_ip6", "::1", 1),
      ("is_ip6_reference", "[::1]", 1), ("ip_type", "192.0.2.1", 1), ("ip_type", "::1", 2),
      ("ip_type", "[::1]", 3),
      ("ip_type", "x", -1), ("is_ip_rfc1918", "172.31.0.1", 1), ("is_ip_rfc1918", "100.64.0.1", -1),
    ] as [(String, String, Int32)])
  func addresses(_ function: String, _ text: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("ipops.\(function)", .str(text)) == expected)
  }

  @Test(
    arguments: [
      ("compare_ips", "::1", "[0:0::1]", 1), ("compare_ips", "192.0.2.1", "::1", -1),
      ("compare_pure_ips", "::1", "[::1]", -1), ("ip_is_in_subnet", "192.0.2.200", "192.0.2.128/25", 1),
      ("ip_is_in_subnet", "192.0.2.1", "192.0.2.128/25", -1),
      ("ip_is_in_subnet", "10.1.1.1", "192.0.2.0/24, 10.0.0.0/8", 1),
      ("ip_is_in_subnet", "192.0.2.1", "192.0.2.1", 1),
      ("ip_is_in_subnet", "2001:db8::1", "2001:db8::/32", 1),
      ("ip_is_in_subnet", "192.0.2.1", "192.0.2.0/99999999999999999999", -1),
      ("ip_is_in_subnet", "192.0.2.1", "0.0.0.0/0", 1), ("ip_is_in_subnet", "x", "0.0.0.0/0", -1),
    ] as [(String, String, String, Int32)])
  func addressPairs(_ function: String, _ first: String, _ second: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("ipops.\(function)", .str(first), .str(second)) == expected)
  }
}
