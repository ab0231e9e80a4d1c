import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.sl and KSR.maxfwd")
struct ReplyTests {
  @Test func statelessWithoutATransaction() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("sl.send_reply", .int(404), .str("Not Found")) == 1)
    #expect(try bench.int("sl.sl_send_reply", .int(500), .str("Oops")) == 1)
    #expect(bench.effects("reply") == ["code=404 reason=Not Found by=sl", "code=500 reason=Oops by=sl"])
  }

  @Test func throughTheTransactionIfThereIsOne() throws {
    let bench = try Bench(Sample.invite)
    try bench.int("tm.t_newtran")
    #expect(try bench.int("sl.send_reply", .int(404), .str("Not Found")) == 1)
    #expect(try bench.int("sl.send_reply", .int(404), .str("Not Found")) == -1)
    #expect(bench.effects("reply") == ["code=404 reason=Not Found by=tm"])
  }

  @Test(arguments: ["ACK", "reply", "empty"])
  func whatIsNotAnswered(_ what: String) throws {
    let bench = try Bench(what == "reply" ? Sample.busy : Sample.request(what == "ACK" ? "ACK" : "OPTIONS"))
    let reason = what == "empty" ? "" : "OK"
    #expect(try bench.int("sl.send_reply", .int(200), .str(reason)) == -1)
    #expect(try bench.int("sl.sl_send_reply", .int(200), .str(reason)) == -1)
    #expect(bench.effects("reply") == [])
  }

  @Test func redirectionNamesTheDestinations() throws {
    let bench = try Bench(Sample.invite)
    try bench.call("seturi", .str("sip:robert@example.com"))
    bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"), q: 250)]
    #expect(try bench.int("sl.send_reply", .int(302), .str("Moved")) == 1)
    #expect(
      bench.effects("reply") == [
        "code=302 reason=Moved by=sl "
          + "headers=Contact: <sip:robert@example.com>, <sip:carol@example.com>;q=0.25\r\n"
      ])
  }

  @Test func forwardingAReply() throws {
    let bench = try Bench(Sample.busy)
    #expect(try bench.int("sl.sl_forward_reply", .str("480"), .str("")) == 1)
    #expect(try bench.int("sl.sl_forward_reply", .str("580"), .str("")) == -1)
    #expect(try bench.int("sl.sl_forward_reply", .str("48"), .str("")) == -1)
    #expect(bench.effects("forward-reply") == ["code=480 reason=Busy Here by=sl_forward_reply"])
    #expect(try Bench(Sample.invite).int("sl.sl_forward_reply", .str(""), .str("")) == -1)
  }

  @Test(
    arguments: [
      ("10", "Max-Forwards:  9\r\n", 1), ("1", "Max-Forwards: 0\r\n", 1), ("100", "Max-Forwards:  70\r\n", 1),
      ("0", "Max-Forwards: 0\r\n", -1),
    ])
  func maxForwardsDecreases(_ value: String, _ line: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.request("OPTIONS", "Max-Forwards: \(value)"))
    #expect(try bench.int("maxfwd.process_maxfwd", .int(70)) == expected)
    #expect(try bench.outgoing.contains(line))
  }

  @Test func maxForwardsOfAMessageWithout() throws {
    let bench = try Bench(Sample.request("OPTIONS"))
    #expect(try bench.int("maxfwd.is_maxfwd_lt", .int(10)) == -2)
    #expect(try bench.int("maxfwd.process_maxfwd", .int(256)) == -1)
    #expect(try bench.int("maxfwd.process_maxfwd", .int(70)) == 2)
    #expect(try bench.outgoing.contains("SIP/2.0\r\nMax-Forwards: 70\r\nVia:"))
    // The header that was added is not seen.
    #expect(try bench.int("maxfwd.is_maxfwd_lt", .int(10)) == -2)
  }

  @Test func twoHopsInOneRun() throws {
    let bench = try Bench(Sample.request("OPTIONS", "Max-Forwards: 10"))
    #expect(try bench.int("maxfwd.process_maxfwd", .int(70)) == 1)
    #expect(try bench.int("maxfwd.process_maxfwd", .int(70)) == 1)
    #expect(try bench.outgoing.contains("Max-Forwards:  8\r\n"))
    #expect(try bench.call("pv.get", .str("$hdr(Max-Forwards)")) == .str("8"))
  }

  @Test func theDecreasedValueCounts() throws {
    let bench = try Bench(Sample.request("OPTIONS", "Max-Forwards: 10"))
    #expect(try bench.int("maxfwd.is_maxfwd_lt", .int(10)) == -1)
    #expect(try bench.int("maxfwd.process_maxfwd", .int(70)) == 1)
    #expect(try bench.int("maxfwd.is_maxfwd_lt", .int(10)) == 1)
  }
}
