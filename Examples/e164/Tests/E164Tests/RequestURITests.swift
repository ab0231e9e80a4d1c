import KemiModules
import KemiRuntime
import SIP
import Testing

/// `set_ru`, on requests.
@Suite struct RequestURITests {
  @Test(arguments: [
    ("sip:089123456@example.com;transport=tcp", "sip:+4989123456@example.com;transport=tcp", 1),
    ("sip:+4989123456@example.com", "sip:+4989123456@example.com", 1),
    ("sip:%2B49(0)89123456@example.com", "sip:+4989123456@example.com", 1),
    ("sip:0039-06-12345678:secret@example.com:5080", "sip:+390612345678:secret@example.com:5080", 2),
    ("tel:089-123456;phone-context=+49;x=%40", "tel:+4989123456;x=%40", 1),
    ("tel:+1-212-555-0123;ext=7", "tel:+12125550123;ext=7", 2),
    ("sip:1-1-5@example.com", "sip:115@example.com", 3),
    ("sip:112@example.com", "sip:112@example.com", 4),
    ("sip:alice@example.com", "sip:alice@example.com", -1),
    ("sip:%30%38@example.com", "sip:%30%38@example.com", -1),
    ("sip:089123456%40evil@example.com", "sip:089123456%40evil@example.com", -1),
    ("sip:example.com", "sip:example.com", -1),
  ])
  func bringsTheNumberIntoItsForm(_ uri: String, _ expected: String, _ kind: Int32) throws {
    let session = Session()
    let proxy = try Plans.proxy("germany", session: session)
    let message = """
      INVITE \(uri) SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
      From: <sip:bob@example.com>;tag=1
      To: <\(uri)>
      Call-ID: 1@192.0.2.1
      CSeq: 1 INVITE
      Content-Length: 0


      """
    session.begin(request: try SIPMessage(parsing: Bytes(message)))
    #expect(try proxy.call("KSR.e164.set_ru", []) == .int(kind))
    #expect(try proxy.call("KSR.pv.get", [.str("$ru")]) == .str(expected))
    // Once more changes nothing more.
    #expect(try proxy.call("KSR.e164.set_ru", []) == .int(kind))
    #expect(try proxy.call("KSR.pv.get", [.str("$ru")]) == .str(expected))
  }
}
