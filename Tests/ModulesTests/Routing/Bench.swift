import KemiRuntime
import SIP
import Testing

@testable import KemiModules

/// A session with one message in it, whose functions are called through the proxy.
final class Bench {
  let session: Session
  let proxy: Proxy

  init(_ message: String, time: Int = 1_000_000, _ configure: (inout Environment) -> Void = { _ in }) throws {
    var environment = Environment(time: { time })
    environment.received = .init(host: "203.0.113.1", port: 5060)
    environment.source = .init(host: "192.0.2.9", port: 5070)
    environment.aliases = [.init(host: "edge.example.com", port: 0)]
    configure(&environment)
    session = Session(environment: environment)
    proxy = session.makeProxy()
    proxy.isObserving = true
    let message = try SIPMessage(parsing: Bytes(message))
    if message.isRequest { session.begin(request: message) } else { session.begin(reply: message) }
  }

  var message: SIPMessage { session.message }

  @discardableResult
  func call(_ function: String, _ arguments: Value...) throws -> Value { try proxy.call(function, arguments) }

  /// The result of a function that returns a number.
  @discardableResult
  func int(_ function: String, _ arguments: Value...) throws -> Int32? {
    if case .int(let number) = try proxy.call(function, arguments) { number } else { nil }
  }

  /// Another message in the same session, as a new packet.
  func receive(_ text: String) throws { session.begin(request: try SIPMessage(parsing: Bytes(text))) }

  /// Runs the routes that wait, each as `body` says.
  func runRoutes(_ body: (String) throws -> RouteEnding = { _ in .returned }) throws {
    while let route = proxy.beginNextRoute() { proxy.endRoute(try body(route)) }
  }

  /// The effects of a kind, each as its details in one line.
  func effects(_ kind: String) -> [String] {
    proxy.events.compactMap { event in
      guard case .effect(let effect) = event, effect.kind == kind else { return nil }
      return effect.details.map { "\($0.name)=\(Self.text($0.value))" }.joined(separator: " ")
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .str(let bytes): bytes.text
    case .int(let number): "\(number)"
    case .long(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .none, .null: ""
    case .array(let items): items.map(text).joined(separator: ",")
    case .dict(let items): items.map { text($0.value) }.joined(separator: ",")
    }
  }

  /// The message as it would go out.
  var outgoing: String { get throws { try session.message.outgoing().text } }
}

extension String {
  /// How often the text occurs.
  func count(of text: String) -> Int { ranges(of: text).count }
}

enum Sample {
  static let invite = """
    INVITE sip:bob@example.com SIP/2.0
    Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKinvite
    From: "Alice" <sip:alice@example.com>;tag=a1
    To: <sip:bob@example.com>
    Call-ID: call1@192.0.2.9
    CSeq: 7 INVITE
    Contact: <sip:alice@192.0.2.9:5070>
    Max-Forwards: 10
    Subject: lunch
    X-Note: first
    X-Note: second
    Content-Type: application/sdp
    Content-Length: 17

    v=0
    a=sendrecv

    """

  static let register = """
    REGISTER sip:example.com SIP/2.0
    Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKreg1
    From: <sip:alice@example.com>;tag=r1
    To: <sip:Alice@example.com>
    Call-ID: reg1@192.0.2.9
    CSeq: 1 REGISTER
    Contact: <sip:alice@192.0.2.9:5070>;q=0.7
    Content-Length: 0


    """

  static let busy = """
    SIP/2.0 486 Busy Here
    Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKproxy
    Via: SIP/2.0/TCP 198.51.100.7:5071;branch=z9hG4bKinvite
    From: <sip:alice@example.com>;tag=a1
    To: <sip:bob@example.com>;tag=b1
    Call-ID: call1@192.0.2.9
    CSeq: 7 INVITE
    Content-Length: 0


    """

  /// A request with one more header line, or another method.
  static func request(
    _ method: String = "INVITE", uri: String = "sip:bob@example.com", toTag: String? = nil,
    _ headers: String...
  ) -> String {
    let tag = toTag.map { ";tag=\($0)" } ?? ""
    let more = headers.map { $0 + "\n" }.joined()
    return """
      \(method) \(uri) SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bK\(method.lowercased())
      From: <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>\(tag)
      Call-ID: call1@192.0.2.9
      CSeq: 8 \(method)
      \(more)Content-Length: 0


      """
  }
}
