import KemiRuntime
import SIP

/// How replies go upstream.
extension Session {
  /// Sends the reply at hand on through its transaction.
  func forward(_ status: Int, _ reply: SIPMessage, branch: Int, in transaction: Transaction) {
    note(.forwardedReply(status, reason(of: reply), by: "tm", branch: branch))
    if !transaction.isAnswered { transaction.repliedStatus = status }
  }

  /// Tells the failure of a branch upstream: its reply, or one of the server's own where none came.
  func finish(_ transaction: Transaction, _ branch: Int) {
    guard let failure = transaction.failures[branch] else { return }
    if let reply = failure.reply {
      forward(failure.status, reply, branch: branch, in: transaction)
    } else {
      let isCanceled = transaction.isCanceled
      let status = isCanceled ? 487 : failure.status
      message = transaction.request
      self.reply(
        status, Bytes(isCanceled ? "Request Terminated" : "Request Timeout"), by: "tm", isAutomatic: true)
      transaction.repliedStatus = status
    }
  }

  /// Sends a reply without a transaction to the hop below its topmost Via.
  func forwardStatelessly() {
    guard let status = message.status else { return }
    guard (message.vias?.count ?? 0) > 1 else {
      proxy.record(
        .note("The reply ends here: it answers no request that was relayed, and has no second Via."))
      return
    }
    note(
      .forwardedReply(
        processing.newStatus?.code ?? status, reason(of: message), by: "core", branch: nil))
  }

  private func reason(of reply: SIPMessage) -> Bytes {
    if reply === message, let changed = processing.newStatus { return changed.reason }
    if case .reply(_, _, let reason) = reply.firstLine { return reason }
    return []
  }
}
