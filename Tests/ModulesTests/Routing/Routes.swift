import KemiRuntime
import SIP

@testable import KemiModules

/// A script whose routes are closures, and a server that has it handle messages.
final class Routes: Script {
  typealias Route = (Bench) throws -> RouteEnding

  let bench: Bench
  private let routes: [String: Route]
  private(set) var ran: [String] = []
  private lazy var server = MessageRun(session: bench.session, script: self)

  init(_ routes: [String: Route]) throws {
    bench = try Bench(Sample.invite)
    self.routes = routes
  }

  var proxy: Proxy { bench.proxy }

  func has(_ route: String) -> Bool { routes[route] != nil }

  func run(_ route: String, event: String?) -> RouteEnding {
    proxy.begin(route: route)
    return proxy.end(route: route, body(route))
  }

  private func body(_ route: String) -> RouteEnding {
    ran.append(route)
    do {
      return try routes[route]?(bench) ?? .failed("there is no \(route)")
    } catch {
      return .failed("\(error)")
    }
  }

  /// Has a message arrive; gives the routes that ran for it.
  @discardableResult
  func receive(_ text: String) throws -> [String] {
    ran = []
    let message = try SIPMessage(parsing: Bytes(text))
    if message.isRequest { server.handle(request: message) } else { server.handle(reply: message) }
    return ran
  }

  /// Relays, and runs the branch routes as an interpreter does before the call returns.
  static func relay(_ bench: Bench) throws {
    try bench.int("tm.t_relay")
    try bench.runRoutes()
  }

  var notes: [String] { proxy.events.compactMap { if case .note(let text) = $0 { text } else { nil } } }
}

extension Sample {
  /// A reply to `invite` on a branch.
  static func reply(_ status: Int, _ reason: String, branch: Int = 0, cseq: String = "7 INVITE") -> String {
    """
    SIP/2.0 \(status) \(reason)
    Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKa1.b2c3.\(branch)
    Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKinvite
    From: "Alice" <sip:alice@example.com>;tag=a1
    To: <sip:bob@example.com>;tag=b1
    Call-ID: call1@192.0.2.9
    CSeq: \(cseq)
    Content-Length: 0


    """
  }

  /// The 408 that stands for a branch on which nobody answers.
  static let timeout = """
    SIP/2.0 408 Request Timeout
    Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKinvite
    From: "Alice" <sip:alice@example.com>;tag=a1
    To: <sip:bob@example.com>
    Call-ID: call1@192.0.2.9
    CSeq: 7 INVITE
    Content-Length: 0


    """
}
