import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("What a reply does to a transaction")
struct ReplyRunTests {
  /// An INVITE goes to bob and carol at once; the failure route does nothing.
  private func forking(_ routes: [String: Routes.Route] = [:]) throws -> Routes {
    let relaying: [String: Routes.Route] = [
      "ksr_request_route": { bench in
        bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"))]
        for (setter, route) in [("t_on_reply", "reply"), ("t_on_failure", "failure")] {
          try bench.int("tm.\(setter)", .str(route))
        }
        try Routes.relay(bench)
        return .exit
      },
      "ksr_reply_route": { _ in .returned }, "reply": { _ in .returned }, "failure": { _ in .returned },
    ]
    let script = try Routes(relaying.merging(routes) { $1 })
    try script.receive(Sample.invite)
    return script
  }

  @Test func provisionalAndGoodRepliesGoUpstream() throws {
    let script = try forking()
    #expect(try script.receive(Sample.reply(100, "Trying")) == ["ksr_reply_route", "reply"])
    #expect(script.bench.effects("forward-reply") == [])
    try script.receive(Sample.reply(180, "Ringing", branch: 1))
    #expect(script.bench.effects("forward-reply") == ["code=180 reason=Ringing by=tm branch=1"])
    #expect(script.bench.effects("cancel") == [])
    let transaction = try #require(script.bench.session.transaction)
    #expect(transaction.receivedStatuses == [0: 100, 1: 180])
    #expect(transaction.repliedStatus == 180)
    #expect(transaction.currentBranch == 1)
    try script.receive(Sample.reply(200, "OK", branch: 1))
    #expect(script.bench.effects("forward-reply").last == "code=200 reason=OK by=tm branch=1")
    #expect(script.bench.effects("cancel") == ["branches=others"])
    #expect(transaction.repliedStatus == 200)
    // The canceled branch has nothing to say any more, but another callee that accepts does.
    try script.receive(Sample.reply(487, "Request Terminated"))
    #expect(script.ran == ["ksr_reply_route", "reply"])
    #expect(script.notes == ["The reply is discarded: the request has been answered with 200."])
    try script.receive(Sample.reply(200, "OK"))
    #expect(script.bench.effects("forward-reply").last == "code=200 reason=OK by=tm branch=0")
  }

  /// Statuses of the two branches, and which of them is told upstream.
  @Test(
    arguments: [
      (486, 404, 404), (500, 486, 486), (480, 484, 484), (404, 401, 401), (302, 404, 302), (603, 302, 603),
      (407, 401, 401), (503, 500, 500),
    ])
  func theBestFailureCounts(_ first: Int, _ second: Int, _ best: Int) throws {
    var seen: [Int32?] = []
    let script = try forking([
      "failure": { bench in
        seen.append(try bench.int("tm.t_get_status_code"))
        #expect(try bench.int("tmx.t_is_failure_route") == 1)
        #expect(bench.message.method?.text == "INVITE")
        return .returned
      }
    ])
    #expect(try script.receive(Sample.reply(first, "First")) == ["ksr_reply_route", "reply"])
    #expect(script.bench.effects("forward-reply") == [])
    #expect(
      try script.receive(Sample.reply(second, "Second", branch: 1)) == [
        "ksr_reply_route", "reply", "failure",
      ])
    #expect(seen == [Int32(best)])
    let (reason, branch) = best == first ? ("First", 0) : ("Second", 1)
    #expect(script.bench.effects("forward-reply") == ["code=\(best) reason=\(reason) by=tm branch=\(branch)"])
    #expect(script.bench.session.transaction?.isAnswered == true)
  }

  @Test func whyAFailureWaits() throws {
    let script = try forking()
    try script.receive(Sample.reply(603, "Decline"))
    #expect(script.notes == ["The 603 of branch 0 waits for branch 1."])
    #expect(script.bench.effects("cancel") == ["branches=others"])
  }

  /// A failure route that relays to voicemail.
  private let toVoicemail: Routes.Route = { bench in
    try bench.call("seturi", .str("sip:voicemail@example.com"))
    try Routes.relay(bench)
    return .exit
  }

  @Test func serialForking() throws {
    let script = try forking(["failure": toVoicemail])
    try script.receive(Sample.reply(486, "Busy Here"))
    try script.receive(Sample.reply(486, "Busy Here", branch: 1))
    #expect(script.bench.effects("relay").last == "uri=sip:voicemail@example.com by=t_relay branch=2")
    #expect(script.bench.effects("forward-reply") == [])
    // The route was not set again, and the failures before it are forgotten.
    #expect(
      try script.receive(Sample.reply(503, "Service Unavailable", branch: 2)) == ["ksr_reply_route", "reply"])
    #expect(
      script.bench.effects("forward-reply") == ["code=503 reason=Service Unavailable by=tm branch=2"])
  }

  @Test func replyOnABranchThatIsDone() throws {
    let script = try forking(["failure": toVoicemail])
    try script.receive(Sample.reply(486, "Busy Here"))
    try script.receive(Sample.reply(486, "Busy Here", branch: 1))
    try script.receive(Sample.reply(200, "OK"))
    #expect(script.bench.effects("forward-reply") == [])
    #expect(script.notes.last == "The reply is discarded: its branch has had the final reply 486.")
  }

  @Test func failureRouteThatAnswers() throws {
    let script = try forking([
      "failure": { bench in
        try bench.int("tm.t_reply", .int(404), .str("Nobody"))
        return .returned
      }
    ])
    try script.receive(Sample.reply(486, "Busy Here"))
    try script.receive(Sample.reply(480, "Away", branch: 1))
    #expect(script.bench.effects("forward-reply") == [])
    #expect(script.bench.effects("reply").last == "code=404 reason=Nobody by=tm")
  }

  @Test func failureRouteThatDropsReplies() throws {
    let script = try forking([
      "failure": { bench in
        try bench.int("tm.t_drop_replies_all")
        return .returned
      }
    ])
    try script.receive(Sample.reply(486, "Busy Here"))
    try script.receive(Sample.reply(480, "Away", branch: 1))
    #expect(script.bench.effects("forward-reply") == [])
    #expect(
      script.bench.effects("reply").last
        == "code=500 reason=I'm terribly sorry, server error occurred (1/TM) by=tm automatic=true")
  }

  @Test func branchFailureRoute() throws {
    var seen: [String] = []
    let script = try Routes([
      "ksr_request_route": { bench in
        try bench.int("tm.t_on_branch_failure", .str("lost"))
        try Routes.relay(bench)
        return .exit
      },
      "lost": { bench in
        seen.append(
          "\(try bench.int("tm.t_get_branch_index") ?? -9) \(try bench.int("tm.t_get_status_code") ?? -9)")
        #expect(try bench.int("tmx.t_is_failure_route") == -1)
        bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"))]
        try Routes.relay(bench)
        return .returned
      },
    ])
    try script.receive(Sample.invite)
    #expect(try script.receive(Sample.reply(503, "Service Unavailable")) == ["lost"])
    #expect(seen == ["0 503"])
    #expect(script.bench.effects("relay").last == "uri=sip:carol@example.com by=t_relay branch=1")
    #expect(script.bench.effects("forward-reply") == [])
  }

  @Test func timeout() throws {
    let script = try forking([
      "failure": { bench in
        try #expect(bench.int("tm.t_any_timeout") == 1)
        try #expect(bench.int("tm.t_branch_timeout") == 1)
        try #expect(bench.int("tm.t_branch_replied") == -1)
        try #expect(bench.int("tm.t_check_status", .str("408")) == 1)
        try #expect(bench.call("pv.get", .str("$T_reply_code")) == .int(408))
        return .returned
      }
    ])
    #expect(try script.receive(Sample.timeout) == [])
    #expect(try script.receive(Sample.timeout) == ["failure"])
    #expect(script.bench.effects("timeout") == ["branch=0", "branch=1"])
    #expect(
      script.bench.effects("reply").last == "code=408 reason=Request Timeout by=tm automatic=true")
  }

  @Test(arguments: [(RouteEnding.drop, false), (.returned, true)])
  func droppedReplies(_ ending: RouteEnding, _ isForwarded: Bool) throws {
    let script = try forking(["reply": { _ in ending }])
    try script.receive(Sample.reply(180, "Ringing"))
    #expect(script.bench.effects("forward-reply").isEmpty != isForwarded)
    #expect(script.bench.session.transaction?.receivedStatuses[0] == (isForwarded ? 180 : nil))
    // A final one cannot be dropped there, but before.
    try script.receive(Sample.reply(200, "OK"))
    #expect(script.bench.effects("forward-reply").last == "code=200 reason=OK by=tm branch=0")
    let early = try forking(["ksr_reply_route": { _ in ending }])
    #expect(
      try early.receive(Sample.reply(200, "OK"))
        == (isForwarded ? ["ksr_reply_route", "reply"] : ["ksr_reply_route"]))
    #expect(early.bench.effects("forward-reply").isEmpty != isForwarded)
  }

  @Test(
    arguments: [
      Sample.reply(200, "OK", cseq: "8 INVITE"), Sample.reply(200, "OK", cseq: "7 BYE"),
      Sample.reply(200, "OK", branch: 2), Sample.reply(200, "OK").replacing("bKinvite", with: "bKother"),
      Sample.reply(200, "OK").replacing("call1", with: "call2"),
    ])
  func repliesToOtherRequests(_ reply: String) throws {
    let script = try forking()
    #expect(try script.receive(reply) == ["ksr_reply_route"])
    #expect(script.bench.effects("forward-reply") == ["code=200 reason=OK by=core"])
    #expect(script.bench.session.transaction == nil)
  }

  @Test func changedStatus() throws {
    let script = try forking([
      "reply": { bench in
        try #expect(bench.int("textopsx.change_reply_status", .int(183), .str("Progress")) == 1)
        return .returned
      }
    ])
    try script.receive(Sample.reply(180, "Ringing"))
    #expect(script.bench.effects("forward-reply") == ["code=183 reason=Progress by=tm branch=0"])
  }

  @Test func listsAndFlagsAreThoseOfTheRequest() throws {
    let script = try Routes([
      "ksr_request_route": { bench in
        try bench.call("setflag", .int(3))
        try bench.call("pv.sets", .str("$avp(who)"), .str("alice"))
        try bench.int("tm.t_on_reply", .str("reply"))
        try bench.int("tm.t_on_failure", .str("failure"))
        try Routes.relay(bench)
        return .exit
      },
      "ksr_reply_route": { bench in
        try #expect(bench.call("pv.get", .str("$avp(who)")) == .null)
        return .returned
      },
      "reply": { bench in
        #expect(try bench.call("pv.get", .str("$avp(who)")) == .str("alice"))
        #expect(try bench.call("isflagset", .int(3)) == .bool(true))
        try bench.call("resetflag", .int(3))
        try bench.call("pv.sets", .str("$avp(what)"), .str("busy"))
        return .returned
      },
      "failure": { bench in
        try #expect(bench.call("pv.get", .str("$avp(what)")) == .str("busy"))
        try #expect(bench.call("isflagset", .int(3)) == .bool(false))
        return .returned
      },
    ])
    try script.receive(Sample.invite)
    #expect(try script.receive(Sample.busy) == ["ksr_reply_route", "reply", "failure"])
  }
}
