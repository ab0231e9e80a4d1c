import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR: tests and settings of the core")
struct CoreTests {
  @Test(
    arguments: [
      ("INVITE", true), ("invite", true), ("BYE", false), ("INVITE|BYE", true), ("ACK|BYE", false),
      ("INVITE|FOO", false), ("", false), ("INVITE ", false), ("INVITE|", true),
    ])
  func methodOfARequest(_ methods: String, _ expected: Bool) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is_method", .str(methods)) == .bool(expected))
  }

  @Test func methodOfAReplyIsThatOfItsCSeq() throws {
    let bench = try Bench(Sample.busy)
    #expect(try bench.call("is_method", .str("INVITE")) == .bool(true))
    #expect(try bench.call("is_INVITE") == .bool(true))
    #expect(try bench.call("is_ACK") == .bool(false))
  }

  @Test(arguments: [("IABC", true), ("i", true), ("ABC", false), ("", false), ("?", false)])
  func methodLetters(_ letters: String, _ expected: Bool) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is_method_in", .str(letters)) == .bool(expected))
  }

  @Test(
    arguments: [
      ("sip:edge.example.com", true), ("sip:bob@EDGE.example.com:5090", true), ("edge.example.com", true),
      ("sip:203.0.113.1", true), ("sip:203.0.113.1:5060;transport=udp", true),
      ("sip:203.0.113.1:5061", false),
      ("sip:203.0.113.1;transport=tcp", false), ("203.0.113.1:5060", false), ("SIP:edge.example.com", false),
      ("tel:+15551234", false), ("sip:example.org", false), ("", false), ("sip:", false),
    ])
  func whatIsLocal(_ target: String, _ expected: Bool) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is_myself", .str(target)) == .bool(expected))
  }

  @Test func destinationURIComesFirstForTheNextHop() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is_myself_nhuri") == .bool(false))
    #expect(try bench.call("isdsturiset") == .bool(false))
    try bench.call("setdsturi", .str("sip:edge.example.com"))
    #expect(try bench.call("isdsturiset") == .bool(true))
    #expect(try bench.call("is_myself_nhuri") == .bool(true))
    #expect(try bench.call("is_myself_duri") == .bool(true))
    #expect(try bench.call("is_myself_ruri") == .bool(false))
    try bench.call("resetdsturi")
    #expect(try bench.call("is_myself_duri") == .bool(false))
  }

  @Test(arguments: ["flag", "bflag", "sflag"])
  func flags(_ kind: String) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is\(kind)set", .int(31)) == .bool(false))
    #expect(try bench.call("set\(kind)", .int(31)) == .bool(true))
    #expect(try bench.call("is\(kind)set", .int(31)) == .bool(true))
    #expect(try bench.call("is\(kind)set", .int(30)) == .bool(false))
    #expect(try bench.call("reset\(kind)", .int(31)) == .bool(true))
    #expect(try bench.call("is\(kind)set", .int(31)) == .bool(false))
    for flag in [-1, 32, Int32.max, Int32.min] {
      #expect(try bench.call("set\(kind)", .int(flag)) == .bool(false))
      #expect(try bench.call("is\(kind)set", .int(flag)) == .bool(false))
    }
  }

  @Test func flagsOfBranches() throws {
    let bench = try Bench(Sample.invite)
    bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"))]
    #expect(try bench.call("setbiflag", .int(3), .int(1)) == .bool(true))
    #expect(try bench.call("isbiflagset", .int(3), .int(1)) == .bool(true))
    #expect(try bench.call("isbiflagset", .int(3), .int(0)) == .bool(false))
    // There is no such branch, and no complaint.
    #expect(try bench.call("setbiflag", .int(3), .int(9)) == .bool(true))
    #expect(try bench.call("isbiflagset", .int(3), .int(9)) == .bool(false))
    #expect(try bench.call("setbiflag", .int(3), .int(.min)) == .bool(true))
  }

  @Test(
    arguments: [
      ("sip:bob@example.com:5070;transport=tcp", "carol", "sip:carol@example.com:5070;transport=tcp"),
      ("sip:bob:pw@example.com", "carol", "sip:carol:pw@example.com"),
      ("sip:bob:pw@example.com", "", "sip:example.com"),
      ("sip:example.com", "carol", "sip:carol@example.com"),
      ("sip:bob@example.com?a=b", "carol", "sip:carol@example.com?a=b"),
      (
        "sip:+1;phone-context=x@example.com;user=phone", "+2", "sip:+2;phone-context=x@example.com;user=phone"
      ),
      ("tel:+1;ext=5", "+2", "tel:+2;ext=5"),
    ])
  func newUser(_ uri: String, _ user: String, _ expected: String) throws {
    let bench = try Bench(Sample.request(uri: uri))
    #expect(try bench.call("setuser", .str(user)) == .bool(true))
    #expect(bench.message.requestURI.text == expected)
  }

  @Test(
    arguments: [
      ("sip:bob@example.com:5070;transport=tcp", "192.0.2.1", "sip:bob@192.0.2.1:5070;transport=tcp"),
      ("tel:+1;ext=5", "gw.example.com", "sip:+1;ext=5@gw.example.com;user=phone"),
    ])
  func newHost(_ uri: String, _ host: String, _ expected: String) throws {
    let bench = try Bench(Sample.request(uri: uri))
    #expect(try bench.call("sethost", .str(host)) == .bool(true))
    #expect(bench.message.requestURI.text == expected)
  }

  @Test func tooLongAURIIsRefused() throws {
    let bench = try Bench(Sample.invite)
    let long = String(repeating: "x", count: 1100)
    #expect(try bench.call("setuser", .str(long)) == .bool(false))
    #expect(bench.message.requestURI.text == "sip:bob@example.com")
    #expect(try bench.call("seturi", .str("nonsense")) == .bool(true))
    #expect(try bench.call("setuser", .str("x")) == .bool(false))
  }

  @Test func transports() throws {
    let bench = try Bench(Sample.invite) { $0.transport = "wss" }
    for (name, expected) in [
      ("is_UDP", false), ("is_WS", false), ("is_WSS", true), ("is_WSX", true), ("is_TCPX", true),
      ("is_TLS", false),
    ] {
      #expect(try bench.call(name) == .bool(expected), "\(name)")
    }
    #expect(try bench.call("is_proto", .str("tW")) == .bool(true))
    #expect(try bench.call("is_proto", .str("UTE")) == .bool(false))
  }

  @Test func transportOfTheNextHopIsOnlyWhatIsWritten() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("to_UDP") == .bool(false))
    try bench.call("setdsturi", .str("sip:192.0.2.1;transport=TCP"))
    #expect(try bench.call("to_TCP") == .bool(true))
    #expect(try bench.call("to_IPv4") == .bool(true))
    try bench.call("setdsturi", .str("sip:[2001:db8::1];transport=ws"))
    #expect(try bench.call("to_WS") == .bool(true))
    #expect(try bench.call("to_WSX") == .bool(true))
    #expect(try bench.call("to_IPv6") == .bool(true))
    let reply = try Bench(Sample.busy)
    #expect(try reply.call("to_TCP") == .bool(true))
    #expect(try reply.call("to_IPv4") == .bool(true))
  }

  @Test func places() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("is_src_port", .int(5070)) == .bool(true))
    #expect(try bench.call("is_dst_port", .int(5060)) == .bool(true))
    #expect(try bench.call("is_dst_port", .int(5070)) == .bool(false))
    #expect(try bench.call("is_IPv4") == .bool(true))
    #expect(try bench.call("is_IPv6") == .bool(false))
  }

  @Test func logLines() throws {
    let bench = try Bench(Sample.invite)
    try bench.call("info", .str("one\n"))
    try bench.call("log", .str("WARN"), .str("two"))
    try bench.call("log", .str("warning"), .str("three"))
    #expect(bench.effects("log") == ["level=info text=one\n", "level=warn text=two", "level=err text=three"])
  }

  @Test func forwarding() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("forward") == .int(1))
    #expect(try bench.call("forward_uri", .str("sip:192.0.2.4")) == .int(1))
    #expect(try bench.call("forward_uri", .str("nonsense")) == .int(-1))
    #expect(
      bench.effects("forward") == [
        "uri=sip:bob@example.com by=forward",
        "uri=sip:bob@example.com destination=sip:192.0.2.4 by=forward_uri",
      ])
  }

  @Test func advertisedAddressHasALimit() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.call("set_advertised_address", .str("sip.example.com")) == .int(1))
    #expect(try bench.call("set_advertised_address", .str(String(repeating: "a", count: 128))) == .int(0))
    #expect(try bench.call("set_advertised_port", .str("12345678")) == .int(0))
  }
}
