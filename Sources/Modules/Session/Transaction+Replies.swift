import SIP

/// Which replies belong to a transaction, and which of them counts.
extension Transaction {
  /// The branch that a reply comes on; nil if it answers another request.
  func branch(of reply: SIPMessage) -> Int? {
    guard !branches.isEmpty, answersRequest(reply), let vias = reply.vias else { return nil }
    // Below the Via of the server is that of the request. A reply that was written by hand may have but one.
    if vias.count > 1, vias[1].branch != requestBranch { return nil }
    if let number = vias.first?.branch.flatMap(Self.number) {
      return branches.indices.contains(number) ? number : nil
    }
    return firstPendingBranch ?? branches.count - 1
  }

  /// The branch that a 408 stands for the timeout of: one whose only Via is the request's, which nobody has sent.
  func branch(timedOutBy reply: SIPMessage) -> Int? {
    guard reply.status == 408, answersRequest(reply), let vias = reply.vias, vias.count == 1,
      let branch = vias[0].branch, branch == requestBranch
    else { return nil }
    return firstPendingBranch
  }

  /// The branch parameter of the request's topmost Via.
  var requestBranch: Bytes? { request.vias?.first?.branch }

  private func answersRequest(_ reply: SIPMessage) -> Bool {
    reply.callID == request.callID && reply.cseq == request.cseq
  }

  /// The number at the end of a branch parameter of Kamailio's: `z9hG4bKcf5.8d1e….2`, in hexadecimal.
  private static func number(in parameter: Bytes) -> Int? {
    let parts = parameter.parts(separatedBy: .ascii("."))
    guard parts.count == 3, let digits = parts.last, (1...4).contains(digits.count) else { return nil }
    return Int(digits.text, radix: 16)
  }

  func isPending(_ branch: Int) -> Bool { receivedStatuses[branch].map { $0 < 200 } ?? true }

  var pendingBranches: [Int] { branches.indices.filter(isPending) }

  private var firstPendingBranch: Int? { branches.indices.first(where: isPending) }

  /// The routes that were set when the branch went out.
  func routes(of branch: Int) -> Inherited { branchRoutes[branch] ?? inherited }

  /// The branch whose failure is told upstream.
  var pickedBranch: Int? {
    failures.min { (Self.rank($0.value.status), $0.key) < (Self.rank($1.value.status), $1.key) }?.key
  }

  /// The order in which failures count, the most important first.
  private static func rank(_ status: Int) -> Int {
    let last = status % 100
    switch status / 100 {
    case 6: return 1000 + last
    case 3: return 3000 + last
    // What the caller can do something about comes first.
    case 4: return 4000 + ([401, 407, 415, 420, 484].contains(status) ? last : 100 + last)
    case 5: return 5000 + last
    default: return 10_000 + status
    }
  }

  /// The status that a failure route is about.
  var failureStatus: Int? {
    failureReply?.status ?? failedBranch.flatMap { receivedStatuses[$0] } ?? receivedStatuses.values.min()
  }
}
