import KemiRuntime
import KemiTables
import SIP

/// `KSR.tmx`
struct Tmx: TmxModule {
  let session: Session

  func tIsRequestRoute(_: any Message) throws -> Int32 { Int32(session.routeKind == .request) }
  func tIsBranchRoute(_: any Message) throws -> Int32 { Int32(session.routeKind == .branch) }
  func tIsFailureRoute(_: any Message) throws -> Int32 { Int32(session.routeKind == .failure) }
  func tIsReplyRoute(_: any Message) throws -> Int32 {
    Int32(session.routeKind == .reply || session.routeKind == .onreply)
  }

  /// There is no other process.
  func tPrecheckTrans(_: any Message) throws -> Int32 { -1 }

  func tDrop(_ message: any Message) throws -> Int32 { try tDropRcode(message, code: 500) }

  func tDropRcode(_: any Message, code: Int32) throws -> Int32 {
    guard let transaction = session.transaction else { return -1 }
    transaction.repliedStatus = Int(code)
    session.note("release", [.init("code", .int(code))])
    return 0
  }

  func tFlushFlags(_: any Message) throws -> Int32 { Int32(session.transaction != nil) }
  func tFlushXflags(_: any Message) throws -> Int32 { Int32(session.transaction != nil) }

  func tCancelBranches(_: any Message, branches: Text) throws -> Int32 {
    guard let which = ["all", "others", "this"].first(where: { branches.bytes.equalsIgnoringCase($0) }),
      let transaction = session.transaction, transaction.request.method?.equalsIgnoringCase("INVITE") == true
    else { return -1 }
    let isFinal = session.message.status.map { $0 >= 200 } ?? false
    if which == "this", isFinal { return -1 }
    let pending = transaction.branches.indices.contains { index in
      if index == transaction.currentBranch, which == "others" || isFinal { return false }
      return transaction.receivedStatuses[index].map { $0 < 200 } ?? true
    }
    guard pending else { return -1 }
    session.note(.cancel(branches: which))
    return 1
  }

  // A run knows no transaction but its own.

  func tCancelCallid(_: any Message, callId: Text, cseq: Text, flag: Int32) throws -> Int32 {
    guard let transaction = find(callId, cseq) else { return -1 }
    if (1...31).contains(flag) { transaction.request.flags |= 1 << UInt32(flag) }
    session.note(.cancel(branches: "all"))
    return 1
  }

  func tCancelCallidReason(
    _ message: any Message, callId: Text, cseq: Text, flag: Int32, reasonCode: Int32
  ) throws -> Int32 { try tCancelCallid(message, callId: callId, cseq: cseq, flag: flag) }

  func tReplyCallid(_: any Message, callId: Text, cseq: Text, code: Int32, reason: Text) throws -> Int32 {
    guard find(callId, cseq) != nil else { return -1 }
    return session.replyInTransaction(Int(code), reason.untilNUL)
  }

  func tUacAckLocal(_: any Message, callId: Text, cseq: Text, headers: Text, body: Text) throws -> Int32 {
    -1
  }

  /// There is no route for the failure of one branch.
  func tReuseBranch(_: any Message) throws -> Int32 { -1 }

  func tSuspend(_: any Message) throws -> Int32 {
    if session.transaction == nil {
      let result = Tm(session: session).newTransaction()
      guard result == 1, session.transaction != nil else { return -1 }
    }
    guard let transaction = session.transaction else { return -1 }
    if transaction.isCanceled { return 1 }
    guard !transaction.isAnswered else { return -1 }
    transaction.isSuspended = true
    session.note("suspend", [])
    return 1
  }

  func tContinue(_: any Message, index: Int32, label: Int32, callback: Text) throws -> Int32 {
    guard !callback.isEmpty else { return -1 }
    session.note(
      "continue",
      [.init("index", .int(index)), .init("label", .int(label)), .init("route", .str(callback.copy))])
    return 1
  }

  private func find(_ callID: Text, _ cseq: Text) -> Transaction? {
    guard let transaction = session.transaction,
      transaction.request.method?.equalsIgnoringCase("INVITE") == true,
      transaction.request.callID.map({ $0.elementsEqual(callID.bytes) }) == true,
      let number = transaction.request.cseq?.number, cseq.copy == Bytes("\(number)")
    else { return nil }
    return transaction
  }
}
