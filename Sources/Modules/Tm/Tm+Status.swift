import KemiRuntime
import KemiTables
import SIP

extension Tm {
  /// The status that matters in the route at hand.
  private var status: Int? {
    guard let transaction = session.transaction else { return nil }
    switch session.routeKind {
    case .request: return transaction.repliedStatus ?? 0
    case .reply, .onreply: return session.message.status
    case .failure, .branchFailure: return transaction.failureStatus
    case .branch, .onsend, .event: return nil
    }
  }

  func tCheckStatus(_: any Message, expression: Text) throws -> Int32 {
    guard let status,
      let expression = try? RegularExpression(expression.untilNUL, ignoringCase: true, linewise: true)
    else { return -1 }
    return Int32(expression.matches(Bytes("\(status)")))
  }

  func tGetStatusCode(_: any Message) throws -> Int32 {
    guard let status, status > 0 else { return -1 }
    return Int32(clamping: status)
  }

  func tGrepStatus(_: any Message, code: Int32) throws -> Int32 {
    guard let transaction = session.transaction else { return -1 }
    return Int32(statuses(transaction).contains(Int(code)))
  }

  func tAnyReplied(_: any Message) throws -> Int32 {
    Int32(session.transaction.map { !statuses($0).isEmpty } ?? false)
  }

  func tAnyTimeout(_: any Message) throws -> Int32 {
    Int32(session.transaction?.timedOutBranches.isEmpty == false)
  }

  func tBranchTimeout(_: any Message) throws -> Int32 {
    Int32(failedBranch.map { $0.transaction.timedOutBranches.contains($0.index) } ?? false)
  }

  func tBranchReplied(_: any Message) throws -> Int32 {
    guard let (transaction, index) = failedBranch else { return -1 }
    if transaction.repliedBranches.contains(index) { return 1 }
    if transaction.timedOutBranches.contains(index) { return -1 }
    return Int32(transaction.failureReply != nil || transaction.receivedStatuses[index] != nil)
  }

  /// The last status of each branch that had one, that of the failure route's reply included.
  private func statuses(_ transaction: Transaction) -> [Int] {
    let timedOut = !transaction.timedOutBranches.isEmpty
    let winner = timedOut ? nil : transaction.failureReply?.status
    return Array(transaction.receivedStatuses.values) + (winner.map { [$0] } ?? [])
  }

  /// The branch that a failure route is about: the one it was told, or else the winner.
  private var failedBranch: (transaction: Transaction, index: Int)? {
    guard session.routeKind == .failure || session.routeKind == .branchFailure,
      let transaction = session.transaction
    else { return nil }
    return (transaction, transaction.failedBranch ?? transaction.timedOutBranches.min() ?? 0)
  }

  func tGetBranchIndex(_: any Message) throws -> Int32 {
    guard let transaction = session.transaction else {
      return session.routeKind == .request ? Int32(clamping: session.message.branches.count) : -1
    }
    switch session.routeKind {
    case .branch, .branchFailure, .onreply, .reply:
      return transaction.currentBranch.map(Int32.init(clamping:)) ?? -1
    case .request: return Int32(clamping: session.message.branches.count)
    case .failure: return Int32(clamping: transaction.branches.count + session.message.branches.count)
    case .onsend, .event: return -1
    }
  }

  func tIsCanceled(_: any Message) throws -> Int32 { Int32(session.transaction?.isCanceled ?? false) }

  /// Time does not pass in a transaction here.
  func tIsExpired(_: any Message) throws -> Int32 { -1 }

  func tIsRetrAsyncReply(_: any Message) throws -> Int32 { Int32(session.transaction?.isSuspended ?? false) }
}
