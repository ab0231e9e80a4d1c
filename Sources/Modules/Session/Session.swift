public import KemiRuntime
import KemiTables
public import SIP

/// What the built-in modules of one proxy share: the message at hand, and all that a server would remember.
public final class Session {
  @exclusivity(unchecked) public var environment: Environment
  /// The message that calls are about; before the first one a made-up OPTIONS, as Kamailio has it.
  // Every function reads it, and nobody keeps it borrowed: checks of that cost a tenth of a call.
  @exclusivity(unchecked) public internal(set) var message: SIPMessage
  /// The kind of route that runs.
  public internal(set) var routeKind: RouteKind = .request
  public internal(set) var transaction: Transaction?
  /// The transactions of the requests so far, the newest first.
  var transactions: [Transaction] = []
  /// Use `processing`, which belongs to the message at hand.
  var lastProcessing: Processing?
  let variables = Variables()
  let tables = HashTables()
  public let location: Location
  /// What is implemented truly; the proxy owns it, and it owns this session.
  private unowned(unsafe) var attachedProxy: Proxy?

  public init(environment: Environment = Environment(), location: Location = Location()) {
    self.environment = environment
    self.location = location
    message = SIPMessage.madeUp
  }

  /// Makes the proxy through which scripts reach this session.
  ///
  /// - Parameters:
  ///   - tables: Export tables beside the built-in ones; they stand in for those of the same module.
  ///   - modules: Implementations beside the built-in ones; they come first.
  public func makeProxy(
    tables: [ExportTable] = [], modules: [any SwiftModule] = [], treatment: Treatment = .strict,
    isIncluded: (Export) -> Bool = { $0.isCurrent }
  ) -> Proxy {
    let names = Set(tables.map(\.module))
    let proxy = Proxy(
      tables: ExportTable.all.filter { !names.contains($0.module) } + tables,
      implementations: builtinModules(self) + modules, treatment: treatment, isIncluded: isIncluded)
    attachedProxy = proxy
    return proxy
  }

  /// The proxy that `makeProxy` has made.
  var proxy: Proxy {
    guard let attachedProxy else { preconditionFailure("a session's modules are called through its proxy") }
    return attachedProxy
  }

  /// Notes something that a server would do or remember.
  func note(_ kind: String, _ details: [DictionaryItem]) { proxy.record(.effect(Effect(kind, details))) }

  /// Notes the change that was just made to the outgoing message.
  func noteChange() {
    guard let change = message.changes.last else { return }
    note("change", [DictionaryItem("text", .str("\(change)"))])
  }
}

/// The kinds of routes, as Kamailio tells them apart.
public enum RouteKind: String, Sendable {
  case request, branch, failure, onsend, event
  /// `ksr_reply_route`, before the reply's transaction is looked up.
  case reply
  /// A reply route that `t_on_reply()` has set.
  case onreply
  /// A route that `t_on_branch_failure()` has set.
  case branchFailure
}

extension SIPMessage {
  /// Stands for the message where there is none.
  static var madeUp: SIPMessage {
    let text =
      "OPTIONS sip:you@kamailio.org SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1\r\nFrom: <sip:you@kamailio.org>;tag=1\r\n"
      + "To: <sip:you@kamailio.org>\r\nCall-ID: 1@127.0.0.1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
    // It is a message; a test reads it.
    return try! SIPMessage(parsing: Bytes(text))
  }
}
