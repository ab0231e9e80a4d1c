public import KemiRuntime
public import SIP

/// Has a script handle messages as a server would: which routes run, and in which order.
///
/// The messages of one run belong together: a reply finds the transaction of the request that it answers, and so does a
/// CANCEL.
public struct MessageRun {
  /// The entry point for requests.
  public static let requestRoute = "ksr_request_route"

  private let session: Session
  private let script: any Script

  public init(session: Session, script: any Script) {
    self.session = session
    self.script = script
    session.forgetTransactions()
  }

  /// Runs the request route, and does what the server does when it has ended.
  @discardableResult
  public func handle(request: SIPMessage, route: String = MessageRun.requestRoute) -> RouteEnding {
    let start = session.proxy.events.count
    session.begin(request: request)
    let ending = script.run(route, event: nil)
    session.endRequest()
    // A route that was asked for need not do all that a request route does.
    if route == MessageRun.requestRoute, ending == .returned || ending == .exit {
      session.noteUnanswered(since: start)
    }
    return ending
  }

  /// Runs the reply route, the one that the transaction has for the branch, and after a final failure the failure routes.
  ///
  /// - Parameter route: Runs in place of all of these.
  @discardableResult
  public func handle(reply: SIPMessage, route: String? = nil) -> RouteEnding {
    if let route {
      session.begin(reply: reply)
      return script.run(route, event: nil)
    }
    return ReplyRun(session: session, script: script).handle(reply)
  }
}

extension Session {
  /// Answers with the error of a relaying that has failed, if nobody else has answered.
  func endRequest() {
    guard let transaction, let error = transaction.delayedError, !transaction.isAnswered,
      transaction.branches.isEmpty
    else { return }
    reply(error.code, error.reason, by: "tm", isAutomatic: true)
    transaction.repliedStatus = error.code
  }

  /// Says so if the request that came with an event has come to nothing.
  func noteUnanswered(since start: Int) {
    guard !isMethod("ACK") else { return }
    var madeUp: [String] = []
    for event in proxy.events.dropFirst(start) {
      switch event {
      case .effect(let effect) where Effect.answers.contains(effect.kind): return
      case .call(let call) where call.answer == .mock || call.answer == .default:
        // Functions that send something say whether they have, by a number.
        guard proxy.function(call.function)?.export.signature.returns == .int else { continue }
        if !madeUp.contains(call.function) { madeUp.append(call.function) }
      default: break
      }
    }
    let transactionEnds = transaction == nil ? "" : "; its transaction ends with the route"
    let exception =
      madeUp.isEmpty
      ? "" : ", unless it is by \(madeUp.prefix(5).joined(separator: " or ")), whose answer was made up"
    proxy.record(.note("The request is neither answered nor relayed\(transactionEnds)\(exception)."))
  }
}

extension Effect {
  /// The kinds of effects by which a request comes to something.
  fileprivate static let answers: Set<String> = [
    "reply", "relay", "forward", "replicate", "absorb", "release", "suspend", "cancel",
  ]
}
