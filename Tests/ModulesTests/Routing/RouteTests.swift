import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.rr: record routing and loose routing")
struct RouteTests {
  private static let own = "<sip:203.0.113.1;lr;ftag=a1;did=7>"

  @Test func recordRoute() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("rr.add_rr_param", .str(";did=7")) == 1)
    #expect(try bench.int("rr.record_route") == 1)
    #expect(try bench.int("rr.record_route") == -1)
    #expect(try bench.outgoing.contains("SIP/2.0\r\nRecord-Route: \(Self.own)\r\nVia:"))
  }

  @Test func changingARecordRouteThatStands() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("rr.record_route") == 1)
    #expect(try bench.int("rr.add_rr_param", .str(";nat=yes")) == 1)
    #expect(
      try bench.outgoing.contains("SIP/2.0\r\nRecord-Route: <sip:203.0.113.1;lr;ftag=a1;nat=yes>\r\nVia:"))
    #expect(try bench.int("rr.remove_record_route") == 1)
    #expect(try bench.outgoing.contains("SIP/2.0\r\nVia:"))
    // It counts as recorded all the same, as in C.
    #expect(try bench.int("rr.record_route") == -1)
  }

  @Test func recordRouteSaysWhatDoesNotGoWithoutSaying() throws {
    let bench = try Bench(Sample.request(uri: "sips:bob@example.com")) {
      $0.received.port = 5061
      $0.transport = "tls"
    }
    #expect(try bench.int("rr.record_route_params", .str(";a=b")) == 1)
    #expect(
      try bench.outgoing.contains("Record-Route: <sips:203.0.113.1:5061;transport=tls;lr;ftag=a1;a=b>\r\n"))
  }

  @Test func presetAddresses() throws {
    let bench = try Bench(Sample.invite)
    #expect(
      try bench.int("rr.record_route_preset", .str("one.example.com;r2=on"), .str("two.example.com;r2=on"))
        == 1)
    #expect(
      try bench.outgoing.contains(
        "SIP/2.0\r\nRecord-Route: <sip:one.example.com;r2=on;ftag=a1;lr>\r\n"
          + "Record-Route: <sip:two.example.com;r2=on;ftag=a1;lr>\r\nVia:"))
  }

  @Test func noRouteAtAll() throws {
    let bench = try Bench(Sample.request("BYE", toTag: "b1"))
    #expect(try bench.int("rr.loose_route") == -1)
    #expect(try bench.int("rr.check_route_param", .str("ftag")) == -1)
    #expect(try bench.int("rr.is_direction", .str("downstream")) == 1)
    #expect(try bench.int("rr.is_direction", .str("sideways")) == -6)
  }

  @Test func onlyOurRoute() throws {
    let bench = try Bench(Sample.request("BYE", toTag: "b1", "Route: \(Self.own)"))
    #expect(try bench.int("rr.loose_route") == 1)
    #expect(bench.message.destinationURI == nil)
    #expect(try !bench.outgoing.contains("Route"))
    #expect(try bench.int("rr.check_route_param", .str("^;lr;FTAG=a1")) == 1)
    #expect(try bench.int("rr.is_direction", .str("Downstream")) == 1)
    #expect(try bench.int("rr.next_hop_route") == -1)
  }

  @Test func upstreamRequest() throws {
    let bench = try Bench(Sample.request("BYE", toTag: "b1", "Route: <sip:203.0.113.1;lr;ftag=other>"))
    #expect(try bench.int("rr.loose_route") == 1)
    #expect(try bench.int("rr.is_direction", .str("upstream")) == 1)
    #expect(try bench.int("rr.is_direction", .str("downstream")) == -1)
  }

  @Test(
    arguments: [
      ["Route: \(Self.own), <sip:next.example.com;lr>"],
      ["Route: \(Self.own)", "Route: <sip:next.example.com;lr>"],
      [
        "Route: <sip:edge.example.com;r2=on;lr>,<sip:203.0.113.1;r2=on;lr>",
        "Route: <sip:next.example.com;lr>",
      ],
      ["Route: <sip:edge.example.com;r2=on;lr>,<sip:203.0.113.1;r2=on;lr>, <sip:next.example.com;lr>"],
    ])
  func nextHopIsLoose(_ headers: [String]) throws {
    let text = Sample.request("BYE", toTag: "b1", headers.joined(separator: "\n"))
    let bench = try Bench(text)
    #expect(try bench.int("rr.loose_route") == 1)
    #expect(bench.message.destinationURI?.text == "sip:next.example.com;lr")
    #expect(bench.message.requestURI.text == "sip:bob@example.com")
    #expect(try bench.int("rr.next_hop_route") == 1)
    let outgoing = try bench.outgoing
    #expect(outgoing.count(of: "Route: <sip:next.example.com;lr>\r\n") == 1)
    #expect(!outgoing.contains("203.0.113.1"))
  }

  @Test func nextHopIsStrict() throws {
    let bench = try Bench(
      Sample.request(
        "BYE", toTag: "b1", "Route: \(Self.own),<sip:strict.example.com>,<sip:last.example.com;lr>"))
    #expect(try bench.int("rr.loose_route") == 1)
    #expect(bench.message.requestURI.text == "sip:strict.example.com")
    #expect(
      try bench.outgoing.contains("Route: <sip:last.example.com;lr>\r\n"))
    #expect(try bench.outgoing.contains("Route: <sip:bob@example.com>\r\n"))
  }

  @Test func previousHopWasStrict() throws {
    let bench = try Bench(
      Sample.request(
        "BYE", uri: "sip:203.0.113.1;lr;ftag=a1", toTag: "b1",
        "Route: <sip:next.example.com;lr>, <sip:bob@192.0.2.20>"))
    #expect(try bench.int("rr.loose_route") == 1)
    #expect(bench.message.requestURI.text == "sip:bob@192.0.2.20")
    #expect(bench.message.destinationURI?.text == "sip:next.example.com;lr")
    #expect(try bench.outgoing.contains("Route: <sip:next.example.com;lr>\r\n"))
    #expect(try bench.int("rr.check_route_param", .str("ftag=a1")) == 1)
  }

  @Test func initialRequestWithOurRoute() throws {
    let bench = try Bench(Sample.request("INVITE", "Route: <sip:203.0.113.1;lr>"))
    #expect(try bench.int("rr.loose_route") == -3)
    let preloaded = try Bench(Sample.request("INVITE", "Route: <sip:203.0.113.1;lr>"))
    #expect(try preloaded.int("rr.loose_route_preloaded") == 1)
    let stranger = try Bench(Sample.request("INVITE", "Route: <sip:next.example.com;lr>"))
    #expect(try stranger.int("rr.loose_route") == 1)
    #expect(stranger.message.destinationURI?.text == "sip:next.example.com;lr")
    #expect(try stranger.int("rr.next_hop_route") == -1)
  }
}
