import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.tm: transactions")
struct TransactionTests {
  @Test func relayingCreatesTheTransactionAndAnswers100() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tm.t_relay") == 1)
    #expect(bench.effects("relay") == ["uri=sip:bob@example.com by=t_relay branch=0"])
    #expect(
      bench.effects("reply") == [
        "code=100 reason=trying -- your call is important to us by=tm automatic=true"
      ])
    #expect(bench.session.transaction?.repliedStatus == 100)
  }

  @Test func no100ForOtherRequestsOrIfSwitchedOff() throws {
    let message = try Bench(Sample.request("MESSAGE"))
    #expect(try message.int("tm.t_relay") == 1)
    #expect(message.effects("reply") == [])
    let invite = try Bench(Sample.invite)
    try invite.int("tm.t_set_auto_inv_100", .int(0))
    #expect(try invite.int("tm.t_relay") == 1)
    #expect(invite.effects("reply") == [])
    let flags = try Bench(Sample.invite)
    #expect(try flags.int("tm.t_relay_to_flags", .int(1)) == 1)
    #expect(flags.effects("reply") == [])
  }

  @Test func branchRouteSeesAndChangesEachBranch() throws {
    let bench = try Bench(Sample.invite)
    bench.message.branches = [
      Branch(uri: Bytes("sip:carol@example.com"), destinationURI: Bytes("sip:192.0.2.3"))
    ]
    try bench.int("tm.t_on_branch", .str("per_branch"))
    #expect(try bench.int("tm.t_is_set", .str("branch_route")) == 1)
    #expect(try bench.int("tm.t_relay") == 1)
    #expect(bench.effects("relay") == [])
    var seen: [String] = []
    try bench.runRoutes { route in
      seen.append("\(route) \(bench.message.requestURI.text) \(try bench.int("tm.t_get_branch_index") ?? -9)")
      #expect(try bench.int("tmx.t_is_branch_route") == 1)
      if seen.count == 1 { try bench.call("setuser", .str("robert")) }
      return .returned
    }
    #expect(seen == ["per_branch sip:bob@example.com 0", "per_branch sip:carol@example.com 1"])
    #expect(
      bench.effects("relay") == [
        "uri=sip:robert@example.com by=t_relay branch=0",
        "uri=sip:carol@example.com destination=sip:192.0.2.3 by=t_relay branch=1",
      ])
    #expect(bench.message.requestURI.text == "sip:bob@example.com")
    #expect(bench.message.destinationURI == nil)
    #expect(try bench.int("tmx.t_is_request_route") == 1)
    // It is used up.
    #expect(try bench.int("tm.t_is_set", .str("b")) == -1)
  }

  @Test(arguments: ["drop", "set_drop"])
  func droppedBranchIsNotSent(_ how: String) throws {
    let bench = try Bench(Sample.invite)
    bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"))]
    try bench.int("tm.t_on_branch", .str("per_branch"))
    try bench.int("tm.t_relay")
    try bench.runRoutes { _ in
      guard bench.message.requestURI.text.hasPrefix("sip:bob") else { return .returned }
      if how == "drop" { return .drop }
      try bench.call("set_drop")
      return .returned
    }
    #expect(bench.effects("drop") == ["branch=0"])
    #expect(bench.effects("relay") == ["uri=sip:carol@example.com by=t_relay branch=0"])
  }

  @Test func secondRelayNeedsANewDestination() throws {
    let bench = try Bench(Sample.invite)
    try bench.int("tm.t_on_failure", .str("failed"))
    #expect(try bench.int("tm.t_relay") == 1)
    let transaction = try #require(bench.session.transaction)
    #expect(transaction.onFailure == "failed")
    bench.session.beginFailure(transaction, reply: try SIPMessage(parsing: Bytes(Sample.busy)))
    #expect(try bench.int("tm.t_relay") == -1)
    #expect(try bench.int("tm.t_check_status", .str("^48[06]$")) == 1)
    #expect(try bench.int("tm.t_check_status", .str("^5")) == -1)
    #expect(try bench.int("tm.t_get_status_code") == 486)
    #expect(try bench.int("tm.t_grep_status", .int(486)) == 1)
    try bench.call("setdsturi", .str("sip:192.0.2.77"))
    #expect(try bench.int("tm.t_relay") == 1)
    #expect(
      bench.effects("relay").last == "uri=sip:bob@example.com destination=sip:192.0.2.77 by=t_relay branch=1")
  }

  @Test func settingTheSameURIAgainCountsAsNew() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tm.t_relay") == 1)
    let transaction = try #require(bench.session.transaction)
    bench.session.beginFailure(transaction, reply: try SIPMessage(parsing: Bytes(Sample.busy)))
    try bench.call("seturi", .str("sip:bob@example.com"))
    #expect(try bench.int("tm.t_relay") == 1)
  }

  @Test func badDestination() throws {
    let bench = try Bench(Sample.invite)
    try bench.int("tm.t_newtran")
    try bench.call("seturi", .str("nonsense"))
    #expect(try bench.int("tm.t_relay") == -478)
    let silent = try Bench(Sample.invite)
    try silent.int("tm.t_newtran")
    try silent.call("seturi", .str("nonsense"))
    try silent.int("tm.t_set_disable_internal_reply", .int(1))
    #expect(try silent.int("tm.t_relay") == -4)
  }

  @Test(
    arguments: [
      ("udp:192.0.2.5:5080", "destination=sip:192.0.2.5:5080 by=t_relay_to_proxy branch=0 transport=udp"),
      ("gw.example.com", "destination=sip:gw.example.com by=t_relay_to_proxy branch=0"),
    ])
  func relayingToAProxy(_ proxy: String, _ expected: String) throws {
    let bench = try Bench(Sample.request("MESSAGE"))
    #expect(try bench.int("tm.t_relay_to_proxy", .str(proxy)) == 1)
    #expect(bench.effects("relay") == ["uri=sip:bob@example.com " + expected])
  }

  @Test func relayingWithATransport() throws {
    let bench = try Bench(Sample.request("MESSAGE"))
    #expect(try bench.int("tm.t_relay_to_proto", .str("abc")) == -1)
    #expect(
      try bench.int("tm.t_relay_to_proto_addr", .str("tcp"), .str("192.0.2.5"), .int(65_536 + 5080)) == 1)
    #expect(
      bench.effects("relay") == [
        "uri=sip:bob@example.com destination=sip:192.0.2.5:5080 by=t_relay_to_proto branch=0 transport=tcp"
      ])
  }

  @Test func repliesNeedATransaction() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tm.t_reply", .int(404), .str("Not Found")) == -1)
    #expect(try bench.int("tm.t_newtran") == 1)
    #expect(try bench.int("tm.t_newtran") == -10)
    #expect(try bench.int("tm.t_reply", .int(180), .str("Ringing")) == 1)
    #expect(try bench.int("tm.t_reply", .int(404), .str("Not Found")) == 1)
    // A final reply has been sent.
    #expect(try bench.int("tm.t_reply", .int(500), .str("Error")) == -1)
    #expect(
      bench.effects("reply") == ["code=180 reason=Ringing by=tm", "code=404 reason=Not Found by=tm"])
  }

  @Test func knownTransactions() throws {
    let known: (inout Environment) -> Void = {
      $0.transactionBranches = [Bytes("z9hG4bKinvite"), Bytes("z9hG4bKcancel"), Bytes("z9hG4bKack")]
    }
    let retransmission = try Bench(Sample.invite, known)
    #expect(try retransmission.int("tm.t_check_trans") == 0)
    #expect(try retransmission.int("tm.t_relay") == 1)
    #expect(retransmission.effects("relay") == [])
    let cancel = try Bench(Sample.request("CANCEL"), known)
    #expect(try cancel.int("tm.t_check_trans") == 1)
    #expect(try cancel.int("tm.t_lookup_cancel") == 1)
    #expect(try cancel.int("tm.t_relay") == 1)
    #expect(cancel.effects("cancel") == ["branches=all"])
    #expect(cancel.effects("reply") == ["code=200 reason=canceling by=tm automatic=true"])
    let ack = try Bench(Sample.request("ACK"), known)
    #expect(try ack.int("tm.t_check_trans") == 0)
    #expect(try Bench(Sample.request("CANCEL")).int("tm.t_check_trans") == -1)
    #expect(try Bench(Sample.request("OPTIONS")).int("tm.t_check_trans") == -1)
  }

  @Test func ackIsForwardedWithoutATransaction() throws {
    let bench = try Bench(Sample.request("ACK", toTag: "b1"))
    #expect(try bench.int("tm.t_relay") == 1)
    #expect(bench.effects("forward") == ["uri=sip:bob@example.com by=t_relay"])
    #expect(bench.session.transaction == nil)
  }

  @Test func relayingInAReplyRouteDoesNothing() throws {
    let bench = try Bench(Sample.busy)
    #expect(try bench.int("tm.t_relay") == 0)
    #expect(try bench.int("tmx.t_is_reply_route") == 1)
  }

  @Test func timersAreNoted() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tm.t_set_fr", .int(5000), .int(1000)) == 1)
    #expect(try bench.int("tm.t_set_retr", .int(65_536), .int(0)) == -1)
    #expect(bench.effects("setting") == ["name=t_set_fr invite_timeout=5000 timeout=1000"])
  }

  @Test func suspending() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tmx.t_suspend") == 1)
    #expect(bench.session.transaction?.isSuspended == true)
    #expect(try bench.int("tmx.t_drop") == 0)
    #expect(try bench.int("tmx.t_suspend") == -1)
  }

  @Test func cancelingBranches() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("tmx.t_cancel_branches", .str("all")) == -1)
    try bench.int("tm.t_relay")
    #expect(try bench.int("tmx.t_cancel_branches", .str("some")) == -1)
    #expect(try bench.int("tmx.t_cancel_branches", .str("ALL")) == 1)
    bench.session.transaction?.receivedStatuses[0] = 486
    #expect(try bench.int("tmx.t_cancel_branches", .str("all")) == -1)
  }

  @Test func serialForking() throws {
    let bench = try Bench(Sample.invite) { $0.parameters["tm.contacts_avp"] = 1 }
    bench.message.q = 300
    bench.message.branches = [
      Branch(uri: Bytes("sip:high@example.com"), q: 900), Branch(uri: Bytes("sip:high2@example.com"), q: 900),
    ]
    #expect(try bench.int("tm.t_load_contacts") == 1)
    #expect(bench.message.branches == [])
    #expect(try bench.int("tm.t_next_contacts") == 1)
    #expect(bench.message.requestURI.text == "sip:high@example.com")
    #expect(bench.message.branches.map(\.uri.text) == ["sip:high2@example.com"])
    #expect(try bench.int("tm.t_relay") == 1)
    #expect(try bench.int("tm.t_next_contacts") == 1)
    #expect(bench.message.requestURI.text == "sip:bob@example.com")
    #expect(try bench.int("tm.t_next_contacts") == -2)
    #expect(try Bench(Sample.invite).int("tm.t_load_contacts") == -1)
  }
}
