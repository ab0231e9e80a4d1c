import KemiRuntime
import SIP

/// What the server does with a reply: which routes run for it, and whether it goes upstream.
struct ReplyRun {
  let session: Session
  let script: any Script

  func handle(_ reply: SIPMessage) -> RouteEnding {
    for transaction in session.transactions {
      if let branch = transaction.branch(timedOutBy: reply) { return timeOut(transaction, branch) }
    }
    session.begin(reply: reply)
    var ending = RouteEnding.returned
    if script.has("ksr_reply_route") {
      ending = script.run("ksr_reply_route", event: nil)
      if ending.isFailure || isDropped(ending) { return ending }
    }
    guard let transaction = session.transaction, let branch = transaction.currentBranch else {
      session.forwardStatelessly()
      return ending
    }
    return handle(reply, transaction, branch, ending)
  }

  /// After `ksr_reply_route`: what tm does.
  private func handle(
    _ reply: SIPMessage, _ transaction: Transaction, _ branch: Int, _ lastEnding: RouteEnding
  ) -> RouteEnding {
    var ending = lastEnding
    let before = transaction.receivedStatuses[branch]
    if let route = transaction.routes(of: branch).onReply {
      session.beginTransactionReply(transaction, branch: branch)
      // Functions of the route see the branch as answered.
      transaction.receivedStatuses[branch] = max(before ?? 0, reply.status ?? 0)
      ending = script.run(route, event: nil)
      session.endTransactionReply(transaction, branch: branch)
      transaction.receivedStatuses[branch] = before
      if ending.isFailure { return ending }
      if isDropped(ending) {
        if reply.status.map({ $0 < 200 }) ?? true { return ending }
        session.proxy.record(
          .note("The reply goes on although \(route) drops it: a final reply cannot be dropped there."))
      }
    }
    let status = session.processing.newStatus?.code ?? reply.status ?? 0
    if let reason = transaction.reasonToDiscard(status, after: before) {
      session.proxy.record(.note("The reply is discarded: \(reason)."))
      return ending
    }
    transaction.receivedStatuses[branch] = status
    transaction.repliedBranches.insert(branch)
    if status >= 300 {
      return fail(transaction, branch, .init(status: status, reply: reply)) ?? ending
    }
    if status != 100 { session.forward(status, reply, branch: branch, in: transaction) }
    if status >= 200, transaction.isInvite, !transaction.pendingBranches.isEmpty {
      session.note(.cancel(branches: "others"))
    }
    return ending
  }

  private func timeOut(_ transaction: Transaction, _ branch: Int) -> RouteEnding {
    session.note("timeout", [.init("branch", .long(branch))])
    transaction.timedOutBranches.insert(branch)
    transaction.receivedStatuses[branch] = 408
    return fail(transaction, branch, .init(status: 408, reply: nil)) ?? .returned
  }

  private func isDropped(_ ending: RouteEnding) -> Bool { ending == .drop || session.processing.isDropped }

  // MARK: Failures

  /// A branch has failed: when no other can do better, the failure route runs.
  ///
  /// - Returns: How the last route ended, if one ran.
  private func fail(_ transaction: Transaction, _ branch: Int, _ failure: Transaction.Failure) -> RouteEnding?
  {
    transaction.failures[branch] = failure
    var ending: RouteEnding?
    if let route = transaction.routes(of: branch).onBranchFailure {
      transaction.onBranchFailure = nil
      session.beginFailure(transaction, reply: failure.reply, branch: branch, kind: .branchFailure)
      ending = script.run(route, event: nil)
      if ending?.isFailure == true || transaction.isAnswered { return ending }
    }
    let pending = transaction.pendingBranches
    guard pending.isEmpty, let picked = transaction.pickedBranch else {
      if (600..<700).contains(failure.status) { session.note(.cancel(branches: "others")) }
      session.proxy.record(
        .note("The \(failure.status) of branch \(branch) waits for \(Self.words(pending))."))
      return ending
    }
    return runFailureRoute(transaction, picked) ?? ending
  }

  private func runFailureRoute(_ transaction: Transaction, _ picked: Int) -> RouteEnding? {
    let reply = transaction.failures[picked]?.reply
    guard let route = transaction.routes(of: picked).onFailure else {
      session.finish(transaction, picked)
      return nil
    }
    let count = transaction.branches.count
    // A failure route runs once, unless it sets itself again.
    transaction.onFailure = nil
    transaction.dropsReplies = false
    session.beginFailure(transaction, reply: reply, branch: picked)
    let ending = script.run(route, event: nil)
    if ending.isFailure || transaction.isAnswered { return ending }
    if transaction.branches.count > count {
      // What came before the new branches is not told upstream any more.
      transaction.failures = [:]
    } else if transaction.dropsReplies {
      let error = Session.internalError
      session.reply(error.code, Bytes("\(error.phrase) (1/TM)"), by: "tm", isAutomatic: true)
      transaction.repliedStatus = error.code
    } else {
      session.finish(transaction, picked)
    }
    return ending
  }

  private static func words(_ branches: [Int]) -> String {
    branches.count == 1
      ? "branch \(branches[0])" : "branches \(branches.map(String.init).joined(separator: ", "))"
  }
}

extension RouteEnding {
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}

extension Transaction {
  /// Why a reply goes nowhere; nil if it counts.
  fileprivate func reasonToDiscard(_ status: Int, after last: Int?) -> String? {
    // Each callee that accepts an INVITE is told to the caller.
    let isAcceptance = (200..<300).contains(status) && isInvite
    if let repliedStatus, isAnswered, !isAcceptance {
      return "the request has been answered with \(repliedStatus)"
    }
    if let last, last >= 200, !(isAcceptance && last < 300) {
      return "its branch has had the final reply \(last)"
    }
    return nil
  }
}
