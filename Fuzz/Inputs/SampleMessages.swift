import SIP

/// Messages that calls are about, with as many kinds of headers as the functions look at.
enum SampleMessages {
  static let requests = [invite, register, bye]

  private static let invite = """
    INVITE sip:+4930123;ext=7@example.com;user=phone;transport=tcp?Subject=x SIP/2.0
    Via: SIP/2.0/TLS [2001:db8::9]:5061;branch=z9hG4bK2;rport=5062;received=192.0.2.7;i=4
    Via: SIP/2.0/UDP 10.0.0.15:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP b.example.com
    Max-Forwards: 70
    Route: <sip:127.0.0.1;lr;ftag=a1;nat=yes>, <sip:p2.example.com;lr;maddr=192.0.2.3>
    Record-Route: <sip:127.0.0.1;r2=on;lr>, <sip:127.0.0.1;transport=tcp;r2=on;lr>
    From: "Carol \\"C\\"" <sip:carol:secret@example.com>;tag=aa07d564
    To: <tel:+49-30-123;phone-context=+49>;tag=b2
    Call-ID: aa8a3efab423ac9b@10.0.0.15
    CSeq: 2 INVITE
    Contact: <sip:carol@10.0.0.15:5060;alias=192.0.2.9~5070~2>;q=0.5;expires=60
    Proxy-Authorization: Digest username="carol", realm="example.com", nonce="n1", uri="sip:a", response="r1", qop=auth, nc=00000001, cnonce="x", opaque="o", algorithm=MD5
    P-Asserted-Identity: "Carol" <sip:carol@example.com>, <tel:+1>
    P-Preferred-Identity: <sip:carol@example.com>
    Remote-Party-ID: <sip:carol@example.com>;party=calling
    Diversion: <sip:d@example.com>;reason=unconditional;privacy=off
    Privacy: id;user
    Subject: folded
      twice
    Session-Expires: 1800;refresher=uac
    Min-SE: 90
    Require: 100rel
    Proxy-Require: sec-agree
    Supported: timer, path, outbound
    Allow: INVITE, ACK, BYE
    Identity: abc
    X-Empty:
    X-Own: 1
    x-own: 2
    Content-Type: multipart/mixed;boundary="b1"
    Content-Length: 247

    --b1
    Content-Type: application/sdp
    Content-Disposition: session

    v=0
    o=carol 3895 1 IN IP4 10.0.0.15
    s=-
    c=IN IP4 10.0.0.15
    t=0 0
    m=audio 4000 RTP/AVP 8 0
    a=rtpmap:8 PCMA/8000
    --b1
    Content-Type: text/plain

    text
    --b1--
    """

  private static let register = """
    REGISTER sip:example.com SIP/2.0
    Via: SIP/2.0/UDP 198.51.100.20:5060;branch=z9hG4bKbb;rport
    Max-Forwards: 1
    From: <sip:alice@example.com>;tag=a1r
    To: <sip:alice@example.com>
    Call-ID: reg-7d1f@198.51.100.20
    CSeq: 4294967295 REGISTER
    Contact: <sip:alice@198.51.100.20:5060>;q=1;+sip.instance="<urn:uuid:1>";reg-id=1, sip:b@h;expires=0
    m: "A, B" <sips:alice@h:5061;transport=tls>;expires=4294967295;received="sip:192.0.2.1:5"
    Path: <sip:p1.example.com;lr;ob>, <sip:p2.example.com;lr;received=sip:1.2.3.4>
    Authorization: Digest username="alice@example.com", realm="example.com", nonce="n", uri="sip:example.com", response="0"
    Expires: 600
    Supported: path, outbound, gruu
    User-Agent: A
    Content-Length: 0

    """

  private static let bye = """
    BYE sip:bob@10.0.0.15 SIP/2.0
    From: sip:carol@example.com;tag=a
    To: sip:bob@example.com
    Call-ID: 1
    CSeq: 3 BYE
    Content-Type: application/sdp
    Content-Length: 40

    v=0
    o=- 1 1 IN IP6 ::1
    c=IN IP6 ::1
    """

  static let reply = """
    SIP/2.0 486 Busy Here
    Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKe1.4b0c.0
    Via: SIP/2.0/UDP 198.51.100.20:5060;received=198.51.100.20;branch=z9hG4bKa2;rport=5060
    Record-Route: <sip:127.0.0.1;lr;ftag=a-4f21;nat=yes>
    From: <sip:alice@example.com>;tag=a-4f21
    To: <sip:bob@example.com>;tag=b-77c0
    Call-ID: c9b1e07a@198.51.100.20
    CSeq: 2 INVITE
    Contact: <sip:bob@10.1.1.2:5062>, <sip:c@10.1.1.3>;q=0.1
    Server: A
    Retry-After: 5
    Reason: Q.850;cause=17
    Content-Length: 0

    """
}
