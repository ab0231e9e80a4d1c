import SIP
import Testing

@Suite struct MessageTests {
  @Test func `a request and what is in it`() throws {
    let message = try Samples.message(Samples.invite)
    #expect(
      message.firstLine
        == .request(
          method: Bytes("INVITE"), uri: Bytes("sip:bob@biloxi.example.com"), version: Bytes("SIP/2.0")))
    #expect(message.isRequest)
    #expect(message.method == Bytes("INVITE"))
    #expect(message.status == nil)
    #expect(message.headers.count == 16)
    #expect(message.body == Bytes("v=0\r\ns="))
    #expect(message.from?.displayName == Bytes(#""Alice, \"the\" first""#))
    #expect(message.from?.tag == Bytes("1928301774"))
    #expect(message.to?.displayName == Bytes("Bob"))
    #expect(message.to?.tag == nil)
    #expect(message.cseq?.number == 314_159)
    #expect(message.cseq?.method == Bytes("INVITE"))
    #expect(message.callID == Bytes("a84b4c76e66710@pc33"))
    #expect(message.contentLength == 7)
    #expect(message.maxForwards == 70)
    #expect(message.expires == nil)
    #expect(message.contentType == Bytes("application/sdp"))
    #expect(message.userAgent == nil)
    #expect(message.routes == [])
    #expect(message.recordRoutes?.map(\.uri.text) == ["sip:p1.example.com;lr", "sip:p2.example.com;lr"])
  }

  @Test func `a reply and what is in it`() throws {
    let message = try Samples.message(Samples.reply)
    #expect(
      message.firstLine == .reply(version: Bytes("SIP/2.0"), status: 180, reason: Bytes("Ringing now")))
    #expect(!message.isRequest)
    #expect(message.status == 180)
    #expect(message.method == nil)
    #expect(message.requestURI == [])
    #expect(message.body == [])
  }

  @Test func `Vias of several headers, one after the other`() throws {
    let message = try Samples.message(Samples.invite)
    let vias = try #require(message.vias)
    #expect(vias.map(\.host.text) == ["p1.example.com", "[2001:db8::9]", "pc33.atlanta.example.com"])
    #expect(vias.map(\.port) == [nil, 5070, 5061])
    #expect(vias.map(\.transport.text) == ["UDP", "TCP", "TLS"])
    #expect(vias.map(\.branch) == [Bytes("z9hG4bK2"), nil, Bytes("z9hG4bK1")])
    #expect(vias.map(\.rport) == [nil, [], nil])
    #expect(vias.last?.received == Bytes("192.0.2.1"))
    #expect(
      vias.map { message.buffer[$0.range].text } == [
        "SIP/2.0/UDP p1.example.com;branch=z9hG4bK2", "SIP/2.0/TCP [2001:db8::9]:5070;rport",
        "SIP/2.0/TLS pc33.atlanta.example.com:5061;branch=z9hG4bK1;received=192.0.2.1",
      ])
  }

  @Test func `contacts with and without brackets`() throws {
    let contacts = try Samples.message(Samples.invite).contacts
    guard case .addresses(let addresses) = contacts else {
      Issue.record("expected addresses, found \(String(describing: contacts))")
      return
    }
    #expect(addresses.map(\.uri.text) == ["sip:alice@pc33.atlanta.example.com", "sip:a@h"])
    #expect(addresses.map(\.hasBrackets) == [true, false])
    #expect(
      addresses.map(\.parameters) == [
        [Parameter(name: Bytes("expires"), value: Bytes("60"))],
        [Parameter(name: Bytes("q"), value: Bytes("0.5"))],
      ])
  }

  @Test(
    arguments: [
      (["*"], Contacts.star), ([], .addresses([])), (["*", "<sip:a@b>"], nil), (["*, <sip:a@b>"], nil),
      (["<sip:a@b"], nil),
    ] as [([String], Contacts?)])
  func `contacts that are none`(values: [String], contacts: Contacts?) throws {
    let headers = values.map { "Contact: \($0)\n" }.joined()
    let message = try Samples.message("REGISTER sip:a SIP/2.0\nTo: <sip:a@bc>\n\(headers)\n")
    #expect(message.contacts == contacts)
  }

  @Test func `headers by name, long or compact, in any case`() throws {
    let message = try Samples.message(Samples.invite)
    #expect(message.headers(named: Bytes("x-own")).map(\.value.text) == ["one", "two"])
    #expect(message.headers(named: Bytes("VIA")).map(\.name.text) == ["Via", "v"])
    #expect(message.headers(named: Bytes("v")).count == 2)
    #expect(message.headers(named: Bytes("contact")).map(\.name.text) == ["m", "CONTACT"])
    #expect(message.headers(named: Bytes("X")).isEmpty)
    #expect(message.headers(of: .other).count == 3)
    #expect(message.first(of: .subject)?.value == Bytes("first line\r\n  second line"))
    #expect(message.headers(named: Bytes("X-Empty")).map(\.value) == [[]])
  }

  @Test func `ranges cut the text that they name`() throws {
    let message = try Samples.message(Samples.invite)
    for header in message.headers {
      #expect(Bytes(message.buffer[header.nameRange]) == header.name)
      #expect(Bytes(message.buffer[header.valueRange]) == header.value)
    }
    let subject = try #require(message.first(of: .subject))
    #expect(message.buffer[subject.lineRange].text == "Subject: first line\r\n  second line\r\n")
    #expect(subject.lineNumber == 12)
    #expect(message.headers.last?.lineNumber == 18)
    #expect(message.buffer[message.bodyRange].text == "v=0\r\ns=")
    #expect(message.buffer[message.headersRange.upperBound...].text == "\r\nv=0\r\ns=")
    #expect(message.buffer[..<message.headersRange.lowerBound].text.hasSuffix("SIP/2.0\r\n"))
  }

  @Test func `text without CR gets one for every LF`() throws {
    let message = try SIPMessage(parsing: Bytes(Samples.invite))
    #expect(message.buffer == Samples.bytes(Samples.invite))
  }

  @Test(arguments: [
    ("OPTIONS sip:a SIP/2.0\r\nX: y\r\n", "OPTIONS sip:a SIP/2.0\r\nX: y\r\n\r\n"),
    ("OPTIONS sip:a SIP/2.0\nX: y\r\n\nbody", "OPTIONS sip:a SIP/2.0\nX: y\r\n\nbody"),
    ("\r\n\r\nOPTIONS sip:a SIP/2.0\r\n\r\n", "\r\n\r\nOPTIONS sip:a SIP/2.0\r\n\r\n"),
  ])
  func `line ends that are read`(text: String, buffer: String) throws {
    let message = try SIPMessage(parsing: Bytes(text))
    #expect(message.buffer.text == buffer)
    #expect(try message.outgoing().text == buffer)
  }

  @Test func `every kind is found by its name and its letter`() {
    for kind in HeaderKind.allCases where kind != .other {
      #expect(HeaderKind(name: Bytes(kind.rawValue.uppercased())) == kind)
      if let letter = kind.compactForm { #expect(HeaderKind(name: [letter]) == kind) }
    }
    let letters = HeaderKind.allCases.compactMap(\.compactForm).sorted()
    #expect(letters.text == "abcdefijklmorstuvxy")
    #expect(HeaderKind(name: Bytes("Content-Language")) == .other)
  }
}
