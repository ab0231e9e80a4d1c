import KemiRuntime
import SIP

@testable import KemiModules

/// An INVITE with headers of all kinds.
let invite = """
  INVITE sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi SIP/2.0
  Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1, SIP/2.0/TCP 192.0.2.2;branch=z9hG4bK2
  Via: SIP/2.0/UDP 192.0.2.3;branch=z9hG4bK3
  Max-Forwards: 70
  f: "Alice A." <sip:alice@atlanta.example;lr>;tag=a1
  To: <sip:bob@example.com>
  Call-ID: c1@atlanta
  CSeq: 0042 INVITE
  m: "A" <sip:alice@192.0.2.1:5062;transport=tcp>;expires=60, <sip:alice@192.0.2.9>
  User-Agent: Phone/1.0
  X-Item: one
  X-Item: two
  X-Item: three
  P-Asserted-Identity: <sip:alice@atlanta.example>, <tel:+1555>
  Diversion: <sip:carol@example.com>;reason=unconditional;counter=1
  Expires: 300
  Proxy-Authorization: Digest username="alice@atlanta.example", realm="atlanta", nonce="n1", uri="sip:x", response="r", algorithm=MD5
  Content-Type: application/sdp
  Content-Length: 10

  v=0
  s=-

  """

let busyReply = """
  SIP/2.0 486 Busy Here
  Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK0
  Via: SIP/2.0/TCP 192.0.2.7:5070;received=198.51.100.7;rport=40000;branch=z9hG4bK1
  From: <sip:alice@atlanta.example>;tag=a1
  To: <sip:bob@example.com>;tag=b1
  Call-ID: c1@atlanta
  CSeq: 7 BYE
  Content-Length: 0


  """

/// A session on a message, and its proxy.
final class Run {
  let session: Session
  let proxy: Proxy

  init(_ text: String = invite, environment: Environment = Environment(time: { 1_000_000_000 })) throws {
    session = Session(environment: environment)
    proxy = session.makeProxy()
    session.message = try SIPMessage(parsing: Bytes(text))
  }

  @discardableResult
  func callAsFunction(_ function: String, _ arguments: Value...) throws -> Value {
    try proxy.call(function, arguments)
  }

  /// The value of a variable.
  func get(_ variable: String) throws -> Value { try proxy.call("pv.get", [.str(variable)]) }

  @discardableResult
  func set(_ variable: String, _ value: String) throws -> Bool {
    try proxy.call("pv.sets", [.str(variable), .str(value)]) == .bool(true)
  }

  @discardableResult
  func set(_ variable: String, _ value: Int32) throws -> Bool {
    try proxy.call("pv.seti", [.str(variable), .int(value)]) == .bool(true)
  }

  @discardableResult
  func unset(_ variable: String) throws -> Bool {
    try proxy.call("pv.unset", [.str(variable)]) == .bool(true)
  }

  func expand(_ format: String) -> String { session.expand(Bytes(format)).text }

  var notes: [String] { proxy.events.compactMap { if case .note(let text) = $0 { text } else { nil } } }
}
