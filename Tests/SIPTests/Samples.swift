import SIP

/// Messages that several suites work on. A line per header, CR LF put in by `message(_:)`.
enum Samples {
  static let invite = """
    INVITE sip:bob@biloxi.example.com SIP/2.0
    Via: SIP/2.0/UDP p1.example.com;branch=z9hG4bK2,SIP/2.0/TCP [2001:db8::9]:5070;rport
    v: SIP/2.0/TLS pc33.atlanta.example.com:5061;branch=z9hG4bK1;received=192.0.2.1
    Max-Forwards: 70
    Record-Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>
    To: Bob <sip:bob@biloxi.example.com>
    f: "Alice, \\"the\\" first" <sips:alice@atlanta.example.com>;tag=1928301774
    Call-ID: a84b4c76e66710@pc33
    CSeq: 314159 INVITE
    m: <sip:alice@pc33.atlanta.example.com>;expires=60
    CONTACT: sip:a@h;q=0.5
    Subject: first line
      second line
    X-Empty:
    x-Own : one
    X-Own: two
    Content-Type: application/sdp
    Content-Length: 7

    v=0
    s=
    """

  static let reply = """
    SIP/2.0 180 Ringing now
    Via: SIP/2.0/UDP p1.example.com;branch=z9hG4bK2
    From: <sip:alice@atlanta.example.com>;tag=1
    To: <sip:bob@biloxi.example.com>;tag=2
    Call-ID: a84b4c76e66710@pc33
    CSeq: 1 INVITE


    """

  /// The text with CR LF for every end of line.
  static func bytes(_ text: String) -> Bytes { text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }

  static func message(_ text: String) throws(MessageError) -> SIPMessage {
    try SIPMessage(parsing: bytes(text))
  }
}
