import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct TransactionVariableTests {
  @Test func withoutTransaction() throws {
    let run = try Run()
    #expect(try run.get("$T_reply_code") == .int(0))
    #expect(try run.get("$T_reply_reason") == .str(""))
    #expect(try run.get("$T_branch_idx") == .int(0))
    #expect(try run.get("$T_req($fu)") == .null)
    #expect(try run.get("$T(reply_type)") == .null)
  }

  @Test func inFailureRoute() throws {
    let run = try Run()
    let transaction = Transaction(request: run.session.message)
    transaction.failureReply = try SIPMessage(parsing: Bytes(busyReply))
    transaction.branches = [Branch(uri: Bytes("sip:b@example.org"))]
    run.session.transaction = transaction
    run.session.routeKind = .failure
    #expect(try run.get("$T_reply_code") == .int(486))
    #expect(try run.get("$T(reply_code)") == .int(486))
    #expect(try run.get("$T_reply_reason") == .str("Busy Here"))
    #expect(try run.get("$T_branch_idx") == .int(1))
    #expect(try run.get("$T_rpl($tt)") == .str("b1"))
    #expect(
      try run.get("$T_rpl($(hdr(Via)[1]{s.select,1, }))")
        == .str("192.0.2.7:5070;received=198.51.100.7;rport=40000;branch=z9hG4bK1"))
    #expect(try run.get("$T_req($rU)") == .str("bob"))
    // The message at hand is still the request.
    #expect(try run.get("$rm") == .str("INVITE"))
  }

  @Test func inReplyRoute() throws {
    let run = try Run()
    let transaction = Transaction(request: run.session.message)
    transaction.branches = [Branch(uri: Bytes("sip:b@example.org"), flags: 2)]
    run.session.transaction = transaction
    run.session.message = try SIPMessage(parsing: Bytes(busyReply))
    run.session.routeKind = .onreply
    #expect(try run.get("$T_reply_code") == .int(486))
    #expect(try run.get("$T_reply_reason") == .str("Busy Here"))
    #expect(try run.get("$T_req($rm)") == .str("INVITE"))
    #expect(try run.get("$T_branch(uri)") == .str("sip:b@example.org"))
    #expect(try run.get("$T_branch(flags)") == .int(2))
    #expect(try run.get("$T_branch_idx") == .int(0))
    #expect(try run.get("$rm") == .str("BYE"))
  }

  @Test func inRequestAndBranchRoutes() throws {
    let run = try Run()
    let transaction = Transaction(request: run.session.message)
    transaction.repliedStatus = 183
    run.session.transaction = transaction
    try run.set("$br", "sip:b@example.org")
    transaction.currentBranch = 3
    for (kind, index) in [(RouteKind.request, Int32(1)), (.branch, 3)] {
      run.session.routeKind = kind
      #expect(try run.get("$T_reply_code") == .int(183))
      #expect(try run.get("$T_branch_idx") == .int(index))
      #expect(try run.get("$T_reply_reason") == .null)
    }
  }
}
