import SIP
import Testing

@Suite struct ChangesTests {
  private static let text = "MESSAGE sip:a@b SIP/2.0\nA: 1\nB: 2\nC:\nContent-Length: 4\n\nbody"

  private func message() throws -> SIPMessage { try Samples.message(Self.text) }

  private func header(_ message: SIPMessage, _ name: String) throws -> HeaderField {
    try #require(message.headers(named: Bytes(name)).first)
  }

  private func expect(
    _ message: SIPMessage, goesOutAs text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try message.outgoing().text == Samples.bytes(text).text, sourceLocation: sourceLocation)
  }

  @Test func `an untouched message goes out as it came`() throws {
    try expect(message(), goesOutAs: Self.text)
  }

  @Test func `lines put in front of, between and behind the headers`() throws {
    let message = try message()
    message.append(headerLines: Bytes("Y: 1\r\n"))
    message.append(headerLines: Bytes("Z: 2\r\n"))
    message.insert(headerLines: Bytes("First: 1\r\n"))
    message.insert(headerLines: Bytes("Second: 2\r\n"))
    try #expect(message.insert(headerLines: Bytes("After-A: x\r\n"), after: header(message, "A")))
    try #expect(message.insert(headerLines: Bytes("Before-C: x\r\n"), before: header(message, "C")))
    try expect(
      message,
      goesOutAs: """
        MESSAGE sip:a@b SIP/2.0
        First: 1
        Second: 2
        A: 1
        After-A: x
        B: 2
        Before-C: x
        C:
        Content-Length: 4
        Y: 1
        Z: 2

        body
        """)
  }

  @Test func `a change that begins inside a removed part begins behind it`() throws {
    let message = try message()
    let (a, b) = (try header(message, "A").lineRange, try header(message, "B").lineRange)
    #expect(message.replace(a.lowerBound..<b.lowerBound + 1, with: []))
    #expect(message.replace(b.lowerBound..<b.upperBound - 3, with: Bytes("D: ")))
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nD: 2\nC:\nContent-Length: 4\n\nbody")
  }

  @Test func `changes are not seen by reads until they are applied`() throws {
    let message = try message()
    message.append(headerLines: Bytes("D: 4\r\n"))
    try message.remove(header(message, "A"))
    message.requestURI = Bytes("sip:c@d")
    message.destinationURI = Bytes("sip:next")
    message.setBody(Bytes("longer body"))
    #expect(message.headers.count == 4)
    #expect(message.body == Bytes("body"))
    #expect(message.originalRequestURI == Bytes("sip:a@b"))
    try message.applyChanges()
    #expect(message.headers.map(\.name.text) == ["B", "C", "Content-Length", "D"])
    #expect(message.body == Bytes("longer body"))
    #expect(message.contentLength == 11)
    #expect(message.originalRequestURI == Bytes("sip:c@d"))
    #expect(!message.isRequestURIChanged)
    #expect(message.destinationURI == Bytes("sip:next"))
    try expect(
      message,
      goesOutAs: "MESSAGE sip:c@d SIP/2.0\nB: 2\nC:\nContent-Length: 11\nD: 4\n\nlonger body")
  }

  @Test func `values and ranges replaced`() throws {
    let message = try message()
    try message.replaceValue(of: header(message, "A"), with: Bytes("one"))
    try message.replaceValue(of: header(message, "C"), with: Bytes("three"))
    let b = try header(message, "B")
    #expect(message.replace(b.nameRange, with: Bytes("Bee")))
    #expect(
      message.replace(
        message.bodyRange.lowerBound..<(message.bodyRange.lowerBound + 1), with: Bytes("anti-b")))
    try expect(
      message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nA: one\nBee: 2\nC: three\nContent-Length: 9\n\nanti-body")
  }

  @Test func `what changes something that is gone stands in its place`() throws {
    let message = try message()
    let a = try header(message, "A")
    message.remove(a)
    message.remove(a)
    message.replaceValue(of: a, with: Bytes("lost"))
    message.insert(headerLines: Bytes("Lost: 1\r\n"), before: a)
    message.insert(headerLines: Bytes("Kept: 1\r\n"), after: a)
    try expect(
      message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nLost: 1\nlostKept: 1\nB: 2\nC:\nContent-Length: 4\n\nbody"
    )
  }

  @Test func bodies() throws {
    let message = try message()
    message.removeBody()
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nA: 1\nB: 2\nC:\nContent-Length: 0\n\n")
    message.setBody(Bytes("other"))
    message.setBody(Bytes("third one"))
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nA: 1\nB: 2\nC:\nContent-Length: 9\n\nthird one")
  }

  @Test func `a body for a message that had none`() throws {
    let message = try Samples.message("MESSAGE sip:a@b SIP/2.0\nl: 0\n")
    message.append(headerLines: Bytes("Content-Type: text/plain\r\n"))
    message.setBody(Bytes("hi"))
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nl: 2\nContent-Type: text/plain\n\nhi")
  }

  @Test func `the request URI set and reverted`() throws {
    let message = try message()
    message.requestURI = Bytes("sip:c@d;lr")
    #expect(message.isRequestURIChanged)
    #expect(message.requestURI == Bytes("sip:c@d;lr"))
    #expect(try message.outgoing().starts(with: Bytes("MESSAGE sip:c@d;lr SIP/2.0\r\nA: 1\r\n")))
    message.revertRequestURI()
    #expect(!message.isRequestURIChanged)
    #expect(message.requestURI == Bytes("sip:a@b"))
    message.requestURI = Bytes("sip:e")
    message.requestURI = []
    #expect(message.requestURI == Bytes("sip:a@b"))
    try expect(message, goesOutAs: Self.text)
  }

  @Test func `a reply has no request URI to change`() throws {
    let message = try Samples.message(Samples.reply)
    message.requestURI = Bytes("sip:a@b")
    try expect(message, goesOutAs: Samples.reply)
  }

  @Test func `headers and ranges of another text are refused`() throws {
    let message = try message()
    let b = try header(message, "B")
    message.insert(headerLines: Bytes("First: 1\r\n"))
    try message.applyChanges()
    #expect(!message.remove(b))
    #expect(!message.replaceValue(of: b, with: []))
    #expect(!message.insert(headerLines: [], before: b))
    #expect(!message.insert(headerLines: [], after: b))
    #expect(!message.replace(0..<10_000, with: []))
    #expect(!message.replace(-1..<1, with: []))
    try expect(
      message,
      goesOutAs: "MESSAGE sip:a@b SIP/2.0\nFirst: 1\nA: 1\nB: 2\nC:\nContent-Length: 4\n\nbody")
  }

  @Test func `changes that leave no message are refused, and nothing changes`() throws {
    let message = try message()
    message.append(headerLines: Bytes("no header\r\n"))
    #expect(throws: MessageError(line: 6, reason: "'no header' is not a header: expected a name and a colon"))
    {
      try message.applyChanges()
    }
    #expect(message.headers.count == 4)
    #expect(message.buffer == Samples.bytes(Self.text))
  }

  @Test func `a message that got too long is refused`() throws {
    let message = try message()
    message.setBody(Bytes(repeating: 0x61, count: 65_535))
    #expect(throws: MessageError.self) { try message.outgoing() }
    #expect(throws: MessageError.self) { try message.applyChanges() }
    #expect(message.body == Bytes("body"))
  }

  @Test func `the trace tells what was done`() throws {
    let message = try message()
    message.requestURI = Bytes("sip:c@d")
    message.revertRequestURI()
    message.append(headerLines: Bytes("D: 4\r\nE: 5\r\n"))
    message.insert(headerLines: Bytes("G: 6\r\n"))
    try message.remove(header(message, "A"))
    try message.replaceValue(of: header(message, "B"), with: Bytes("\u{1}x"))
    message.setBody(Bytes("new"))
    message.removeBody()
    try message.applyChanges()
    #expect(
      message.changes.map(\.description) == [
        "request URI set to sip:c@d", "request URI reverted", #"appended to the headers: D: 4\r\nE: 5"#,
        "inserted before the headers: G: 6", "removed: A: 1", "replaced 2 with \u{FFFD}x",
        "body set, 3 bytes",
        "body removed", "changes applied",
      ])
  }

  @Test func `changes can be taken back`() throws {
    let message = try message()
    try message.remove(header(message, "A"))
    let saved = message.savedChanges
    message.append(headerLines: Bytes("D: 4\r\n"))
    message.requestURI = Bytes("sip:c@d")
    try message.applyChanges()
    message.savedChanges = saved
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nB: 2\nC:\nContent-Length: 4\n\nbody")
    #expect(message.headers.map(\.name.text) == ["A", "B", "C", "Content-Length"])
    // The trace goes on to tell of them.
    #expect(message.changes.count == 4)
  }

  @Test func `header lines that were put in can be changed until they are part of the text`() throws {
    let message = try message()
    let insertion = message.insert(headerLines: Bytes("D: 4\r\n"))
    #expect(message.replace(insertion, with: Bytes("E: 5\r\n")))
    try expect(
      message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nE: 5\nA: 1\nB: 2\nC:\nContent-Length: 4\n\nbody")
    #expect(message.replace(insertion, with: []))
    try expect(message, goesOutAs: Self.text)
    #expect(!message.replace(insertion, with: Bytes("F: 6\r\n")))
  }

  @Test func `a value that is written over is that of the header`() throws {
    let message = try Samples.message("MESSAGE sip:a@b SIP/2.0\nA: 12\n\n")
    #expect(try message.overwriteValue(of: header(message, "A"), with: Bytes("7")))
    #expect(try header(message, "A").value == Bytes("7"))
    #expect(try !message.overwriteValue(of: header(message, "A"), with: Bytes("89")))
    try expect(message, goesOutAs: "MESSAGE sip:a@b SIP/2.0\nA:  7\n\n")
  }

  /// Texts, methods, and whether that is the method.
  @Test(
    arguments: [
      ("MESSAGE", "MESSAGE", true), ("MESSAGE", "message", true), ("MESSAGE", "MESSAGES", false),
      ("MESSAGE", "", false), ("MESSAGE", "\u{0}MESSAGE", false), ("SUBSCRIBED", "subscribed", true),
      ("SUBSCRIBED", "SUBSCRIBE", false), ("SUBSCRIBE", "SUBSCRIBE", true),
    ])
  func methods(_ method: String, _ name: String, _ isMethod: Bool) throws {
    let message = try Samples.message("\(method) sip:a@b SIP/2.0\nA: 1\n\n")
    #expect(Bytes(name).withUnsafeBytes(message.isMethod) == isMethod)
    let reply = try Samples.message("SIP/2.0 200 OK\nCSeq: 1 \(method)\n\n")
    #expect(Bytes(name).withUnsafeBytes(reply.isMethod) == isMethod)
  }
}
