public import SIP

extension Session {
  /// A request arrives: what belonged to the message before it is forgotten.
  public func begin(request: SIPMessage) {
    message = request
    routeKind = .request
    transaction = nil
    variables.beginMessage()
  }

  /// A reply arrives; if it answers a request that was relayed, it belongs to the transaction of that.
  public func begin(reply: SIPMessage) {
    message = reply
    routeKind = .reply
    transaction = nil
    variables.beginMessage()
    for found in transactions {
      guard let branch = found.branch(of: reply) else { continue }
      found.currentBranch = branch
      transaction = found
      return
    }
  }

  /// The reply route of the transaction begins: it has the flags and lists of the request.
  func beginTransactionReply(_ transaction: Transaction, branch: Int) {
    routeKind = .onreply
    processing.isDropped = false
    message.flags = transaction.request.flags
    message.branchFlags = transaction.branches.element(at: branch)?.flags ?? 0
    variables.attributes = transaction.attributes ?? variables.attributes
  }

  /// The reply route of the transaction has ended: what it did to the flags holds on.
  func endTransactionReply(_ transaction: Transaction, branch: Int) {
    transaction.request.flags = message.flags
    if transaction.branches.indices.contains(branch) {
      transaction.branches[branch].flags = message.branchFlags
    }
  }

  /// A failure route of the transaction begins: it is about the request again.
  func beginFailure(
    _ transaction: Transaction, reply: SIPMessage?, branch: Int? = nil, kind: RouteKind = .failure
  ) {
    transaction.failureReply = reply
    transaction.failedBranch = branch
    transaction.currentBranch = kind == .branchFailure ? branch : nil
    self.transaction = transaction
    message = transaction.request
    if let branch, let sent = transaction.branches.element(at: branch) { message.branchFlags = sent.flags }
    variables.attributes = transaction.attributes ?? variables.attributes
    routeKind = kind
  }

  /// Keeps a transaction for later messages, but not more of them than a person would send.
  func remember(_ transaction: Transaction) {
    transactions.insert(transaction, at: 0)
    if transactions.count > 1000 { transactions.removeLast() }
  }

  /// Forgets the transactions of all requests so far.
  func forgetTransactions() {
    transactions = []
    transaction = nil
  }

  /// The transaction of an earlier request that this one belongs to: as its retransmission, its CANCEL, or its ACK.
  var earlierTransaction: Transaction? {
    guard message.isRequest, let branch = message.vias?.first?.branch else { return nil }
    return transactions.first { earlier in
      guard earlier !== transaction, earlier.requestBranch == branch else { return false }
      if isMethod("CANCEL") || isMethod("ACK"), earlier.isInvite {
        // The ACK of a 2xx goes through to the callee.
        return isMethod("CANCEL") || earlier.repliedStatus.map { $0 >= 300 } ?? false
      }
      return earlier.request.method == message.method
    }
  }
}

extension Transaction {
  var isInvite: Bool { request.method?.elementsEqual("INVITE".utf8) ?? false }
}
