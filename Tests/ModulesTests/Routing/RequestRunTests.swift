import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("What becomes of a request")
struct RequestRunTests {
  private func script(_ route: @escaping Routes.Route) throws -> Routes {
    try Routes(["ksr_request_route": route])
  }

  @Test func nothing() throws {
    let script = try script { _ in .returned }
    try script.receive(Sample.invite)
    #expect(script.notes == ["The request is neither answered nor relayed."])
    let created = try self.script { bench in
      try bench.int("tm.t_newtran")
      return .exit
    }
    try created.receive(Sample.invite)
    #expect(
      created.notes == ["The request is neither answered nor relayed; its transaction ends with the route."])
  }

  @Test func whatIsMadeUpMayHaveDoneIt() throws {
    let script = try script { bench in
      try bench.call("auth.auth_challenge", .str("example.com"), .int(1))
      return .exit
    }
    try script.receive(Sample.invite)
    #expect(
      script.notes == [
        "The request is neither answered nor relayed, unless it is by KSR.auth.auth_challenge, whose answer was made up."
      ])
  }

  @Test func silenceOnPurpose() throws {
    let drop = try script { _ in .drop }
    try drop.receive(Sample.invite)
    let ack = try script { _ in .returned }
    try ack.receive(Sample.request("ACK"))
    let answer = try script { bench in
      try bench.int("sl.send_reply", .int(404), .str("Not Found"))
      return .exit
    }
    try answer.receive(Sample.invite)
    #expect(drop.notes + ack.notes + answer.notes == [])
  }

  @Test(
    arguments: [(nil, "478 reason=Unresolvable destination (478/TM)"), (Int32(404), nil)]
      as [(Int32?, String?)])
  func failedRelaying(_ answer: Int32?, _ automatic: String?) throws {
    let script = try script { bench in
      try bench.int("tm.t_newtran")
      try bench.call("seturi", .str("nonsense"))
      #expect(try bench.int("tm.t_relay") == -478)
      if let answer { try bench.int("sl.send_reply", .int(answer), .str("Not Found")) }
      return .exit
    }
    try script.receive(Sample.request("MESSAGE"))
    #expect(
      script.bench.effects("reply")
        == [automatic.map { "code=\($0) by=tm automatic=true" } ?? "code=404 reason=Not Found by=tm"])
  }

  @Test func cancelOfARelayedCall() throws {
    let script = try script { bench in
      if try bench.call("is_CANCEL") == .bool(true) {
        #expect(try bench.int("tm.t_check_trans") == 1)
      }
      try Routes.relay(bench)
      return .exit
    }
    try script.receive(Sample.request())
    let transaction = try #require(script.bench.session.transaction)
    try script.receive(
      Sample.request("CANCEL").replacing("branch=z9hG4bKcancel", with: "branch=z9hG4bKinvite"))
    #expect(script.bench.effects("cancel") == ["branches=all"])
    #expect(script.bench.effects("relay").count == 1)
    #expect(script.bench.effects("reply").last == "code=200 reason=canceling by=tm automatic=true")
    #expect(transaction.isCanceled)
  }

  @Test func retransmissionAndAck() throws {
    let script = try script { bench in
      if try bench.int("tm.t_check_trans") == 0 { return .exit }
      try Routes.relay(bench)
      return .exit
    }
    try script.receive(Sample.request())
    try script.receive(Sample.request())
    #expect(script.bench.effects("relay").count == 1)
    #expect(script.bench.effects("absorb") == ["what=retransmission"])
    let ack = Sample.request("ACK").replacing("branch=z9hG4bKack", with: "branch=z9hG4bKinvite")
    let transaction = try #require(script.bench.session.transactions.last)
    transaction.repliedStatus = 486
    try script.receive(ack)
    #expect(script.bench.effects("absorb").last == "what=ACK")
    // That of a 2xx goes through.
    transaction.repliedStatus = 200
    try script.receive(ack)
    #expect(script.bench.effects("forward") == ["uri=sip:bob@example.com by=t_relay"])
  }

  /// What a branch route does to the message is of its branch alone.
  @Test func branchesHaveTheirOwnChanges() throws {
    let script = try Routes([
      "ksr_request_route": { bench in
        bench.message.branches = [Branch(uri: Bytes("sip:carol@example.com"))]
        try bench.call("hdr.append", .str("X-All: 1\r\n"))
        try bench.int("tm.t_on_branch", .str("branch"))
        try bench.int("tm.t_relay")
        var names = ["bob", "carol"]
        try bench.runRoutes { _ in
          try bench.call("hdr.append", .str("X-To: \(names.removeFirst())\r\n"))
          return .returned
        }
        return .exit
      }
    ])
    try script.receive(Sample.invite)
    #expect(
      script.bench.effects("relay") == [
        #"uri=sip:bob@example.com by=t_relay branch=0 changes=appended to the headers: X-To: bob"#,
        #"uri=sip:carol@example.com by=t_relay branch=1 changes=appended to the headers: X-To: carol"#,
      ])
    let outgoing = try script.bench.outgoing
    #expect(outgoing.contains("X-All: 1") && !outgoing.contains("X-To"))
  }
}
