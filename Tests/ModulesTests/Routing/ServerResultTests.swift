import KemiRuntime
import SIP
import Testing

@testable import KemiModules

/// What scripts see of a server where another answer would seem as good.
@Suite("Functions as a server has them")
struct ServerResultTests {
  @Test func transactionOfTheMessageItself() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tm.t_check_trans") == -1)
    #expect(try bench.int("tm.t_newtran") == 1)
    #expect(try bench.int("tm.t_newtran") == -10)
    #expect(try bench.int("tm.t_check_trans") == 0)
  }

  @Test func noTransactionWithoutARequestURI() throws {
    let bench = try Bench(Sample.request("OPTIONS", uri: "nonsense:bob"))
    #expect(try bench.int("tm.t_newtran") == -400)
    #expect(try bench.int("tm.t_send_reply", .int(403), .str("No")) == -1)
    #expect(try bench.int("tm.t_relay") == -400)
    #expect(try bench.int("tm.t_replicate", .str("sip:192.0.2.8")) == -400)
    #expect(bench.effects("reply") == [])
    #expect(bench.effects("replicate") == [])
    #expect(bench.session.transaction == nil)
    #expect(try Bench(Sample.busy).int("tm.t_newtran") == -400)
  }

  /// They look at the first Route by themselves.
  @Test func routeParametersBeforeLooseRoute() throws {
    let upstream = try Bench(Sample.request("BYE", toTag: "b1", "Route: <sip:203.0.113.1;lr;ftag=other>"))
    #expect(try upstream.int("rr.is_direction", .str("upstream")) == 1)
    #expect(try upstream.int("rr.check_route_param", .str("ftag=other")) == 1)
    let foreign = try Bench(Sample.request("BYE", toTag: "b1", "Route: <sip:198.51.100.1;lr;ftag=other>"))
    #expect(try foreign.int("rr.is_direction", .str("upstream")) == -1)
    #expect(try foreign.int("rr.check_route_param", .str("ftag")) == -1)
  }

  /// Checks of requests, which take the reason phrase of a reply for a version: 1 the version, 2 the URI, 32 the
  /// method of CSeq.
  @Test(
    arguments: [
      (1, "OK", -1), (1, "OK/2.0", 1), (1, "OK/1.0", -1), (2, "OK/2.0", -1), (32, "OK/2.0", -1),
      (64, "OK", 1),
    ] as [(Int32, String, Int32)])
  func sanityOfReplies(_ checks: Int32, _ phrase: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.busy.replacing("Busy Here", with: phrase))
    #expect(try bench.int("sanity.sanity_check", .int(checks), .int(0)) == expected)
  }

  @Test(
    arguments: [
      ("sip:enc", -23), ("sip:enc*alice**192.0.2.9*5070@203.0.113.1", -26),
      ("sip:enc*alice**192.0.2.9*5070*tcp*more@203.0.113.1", -24),
      ("sip:enc*alice***5070*tcp@203.0.113.1", -2),
      ("sip:enc**secret*192.0.2.9*5070*tcp@203.0.113.1", -3),
      ("sip:enc*alice*secret*192.0.2.9*5070*tcp@203.0.113.1", 1),
    ] as [(String, Int32)])
  func decodingContacts(_ uri: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.request("OPTIONS", uri: uri, "Contact: <\(uri)>"))
    #expect(try bench.int("siputils.decode_contact") == expected)
    #expect(try bench.int("siputils.decode_contact_header") == expected)
  }

  @Test func contactsThatAreNotSIP() throws {
    let sips = try Bench(Sample.request("OPTIONS", "Contact: <sips:alice@192.0.2.9>"))
    #expect(try sips.int("siputils.encode_contact", .str("enc"), .str("203.0.113.1")) == -31)
    let none = try Bench(Sample.request("OPTIONS"))
    #expect(try none.int("siputils.encode_contact", .str("enc"), .str("203.0.113.1")) == -1)
  }

  @Test func removingAParameterOfContactsLeavesTheRest() throws {
    let bench = try Bench(
      Sample.request("OPTIONS", "Contact: \"old\" <sip:a@b;Old=1;x=%41?y=z>;old=2, <sip:c@d>, <sip:e@f;old>"))
    #expect(try bench.int("siputils.contact_param_rm", .str("old")) == 1)
    #expect(
      try bench.outgoing.contains("Contact: \"old\" <sip:a@b;x=%41?y=z>;old=2, <sip:c@d>, <sip:e@f>\r\n"))
  }

  @Test(
    arguments: [
      ("X-B", "X-A", -1), ("X-A", "X-B", -2), ("X-A", "x-AB", -2), ("From", "X-A", -1), ("t", "TO", 1),
      ("", "To", -2),
    ] as [(String, String, Int32)])
  func headerNames(_ first: String, _ second: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("siputils.cmp_hdr_name", .str(first), .str(second)) == expected)
  }

  @Test(
    arguments: [("Contact: *", -1), ("X: y", 2), ("Contact: <sip:a@198.51.100.1>", 1)] as [(String, Int32)])
  func aliases(_ header: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.request("REGISTER", header))
    #expect(try bench.int("nathelper.add_contact_alias") == expected)
  }
}
