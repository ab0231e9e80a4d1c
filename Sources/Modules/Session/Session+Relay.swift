import KemiRuntime
import SIP

/// How a request is to be relayed.
struct Relaying {
  /// The function that relays.
  var function: String
  /// Where to, whatever the request says.
  var destination: Bytes?
  /// The transport, whatever the URI says.
  var transport: String?
}

/// What became of the branches of one relay.
private final class BranchTally {
  var waiting: Int
  var sent = 0

  init(waiting: Int) { self.waiting = waiting }
}

extension Session {
  /// Sends the request of the transaction on: to its first destination, unless that was taken before, and to its
  /// branches. The branch route runs for each before it goes out.
  ///
  /// - Returns: 1 if there is a destination, -1 if there is none, -478 if none can be reached.
  func relay(in transaction: Transaction, _ relaying: Relaying) -> Int32 {
    var branches = message.branches
    message.branches = []
    if isDestinationNew(transaction) {
      branches.insert(firstBranch, at: 0)
      transaction.relayed = (ObjectIdentifier(message), destination)
    }
    let usable = branches.filter { URI(parsing: relaying.destination ?? $0.nextHop) != nil }
    let route = transaction.onBranch
    transaction.onBranch = nil
    guard !transaction.isCanceled, !branches.isEmpty else { return -1 }
    guard !usable.isEmpty else { return -478 }
    let tally = BranchTally(waiting: usable.count)
    for branch in usable { send(branch, in: transaction, relaying, route: route, tally) }
    return 1
  }

  private var firstBranch: Branch {
    Branch(
      uri: message.requestURI, q: message.q, destinationURI: message.destinationURI, path: message.pathVector,
      forcedSocket: message.forcedSocket, flags: message.branchFlags)
  }

  /// Whether the script has set the first destination since it was last taken.
  private func isDestinationNew(_ transaction: Transaction) -> Bool {
    guard let (relayedMessage, relayed) = transaction.relayed else { return true }
    if relayedMessage == ObjectIdentifier(message) { return destination != relayed }
    return destination.settings > 0 || destination.destinationURI != relayed.destinationURI
  }

  private func send(
    _ branch: Branch, in transaction: Transaction, _ relaying: Relaying, route: String?, _ tally: BranchTally
  ) {
    guard let route else {
      finish(branch, in: transaction, relaying)
      return
    }
    let kind = routeKind
    let before = firstBranch
    // What the route changes is of its branch alone.
    let message = message
    let saved = (changes: message.savedChanges, route: processing.route)
    var changeCount = 0
    proxy.run(
      PendingRoute(
        route,
        begins: { [self] in
          routeKind = .branch
          processing.isDropped = false
          transaction.currentBranch = transaction.branches.count
          if message.requestURI != branch.uri { message.requestURI = branch.uri }
          take(branch)
          changeCount = message.changes.count
        },
        ends: { [self] ending in
          if ending == .drop || processing.isDropped {
            note(.drop(branch: transaction.branches.count))
          } else {
            tally.sent += 1
            finish(firstBranch, in: transaction, relaying, changes: message.changes.dropFirst(changeCount))
          }
          processing.isDropped = false
          routeKind = kind
          transaction.currentBranch = nil
          message.savedChanges = saved.changes
          processing.route = saved.route
          take(before)
          transaction.relayed = (ObjectIdentifier(message), destination)
          tally.waiting -= 1
          // tm's own code for a request with no branch left.
          if tally.waiting == 0, tally.sent == 0 { proxy.amendResult(.int(-6)) }
        }))
  }

  /// Makes all but the URI of a branch that of the message.
  private func take(_ branch: Branch) {
    message.destinationURI = branch.destinationURI
    message.pathVector = branch.path
    message.forcedSocket = branch.forcedSocket
    message.branchFlags = branch.flags
    message.q = branch.q
  }

  private func finish(
    _ branch: Branch, in transaction: Transaction, _ relaying: Relaying, changes: ArraySlice<Change> = []
  ) {
    let changes = changes.filter { if case .requestURI = $0 { false } else { true } }
    note(
      .relay(
        uri: branch.uri, destination: relaying.destination ?? branch.destinationURI, by: relaying.function,
        branch: transaction.branches.count, socket: branch.forcedSocket, transport: relaying.transport,
        changes: changes.map(\.description)))
    transaction.branchRoutes[transaction.branches.count] = transaction.inherited
    transaction.branches.append(branch)
  }
}

extension Branch {
  /// Where the branch goes: its destination URI or, without one, its URI.
  var nextHop: Bytes { destinationURI.flatMap { $0.isEmpty ? nil : $0 } ?? uri }
}

extension Session {
  /// Answers the request of the transaction.
  ///
  /// - Returns: 1 if done, -1 without a transaction, after a final reply, or where it is not possible.
  func replyInTransaction(_ code: Int, _ reason: Bytes) -> Int32 {
    guard let transaction, !transaction.isAnswered, routeKind != .branch, !isRequestACK else { return -1 }
    reply(code, reason, by: "tm")
    transaction.repliedStatus = code
    return 1
  }

  private var isRequestACK: Bool { message.isRequest && isMethod("ACK") }
}
