import SIP
import Testing

/// Messages that are odd but right, and such that are wrong, in the spirit of RFC 4475.
@Suite struct TortureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "much white space, folds and both forms of names",
      text: "OPTIONS sip:x@example.com;unknown SIP/2.0\r\nTO :\r\n sip:x@example.com ;   tag    = 19\t\r\n"
        + "from   : \"J \\\\\\\"\"       <sip:j@example.net>\r\n  ;\r\n  tag = 98\r\nMaX-fOrWaRdS: 0068\r\n"
        + "i:\r\n 1@x\r\ncseq: 0009\r\n  OPTIONS\r\nV  : SIP  / 2.0\r\n /UDP\r\n    192.0.2.2;branch=3\r\n"
        + "s:\r\nNewFangled:   a\r\n b;;,,;=\r\nl:0\r\n\r\n"),
    Case(
      name: "every character of a token in a method",
      text: "!interesting-Method0123456789_*+`.%~' sip:1@h SIP/2.0\r\nCSeq: 1 !a-*+`.%~'\r\n\r\n"),
    Case(
      name: "a request URI of a scheme that nobody knows",
      text: "OPTIONS nobody:knows/this SIP/2.0\r\nA: b\r\n\r\n"),
    Case(
      name: "a Contact that is none",
      text: "OPTIONS sip:a SIP/2.0\r\nContact: <\r\nRoute: \"\r\nExpires: x\r\n\r\n"),
    Case(name: "bytes that are not UTF-8", text: "OPTIONS sip:a SIP/2.0\r\nSubject: \u{FFFD}\u{80}\r\n\r\n"),
    Case(name: "a reply without a reason", text: "SIP/2.0 100 \r\nCSeq: 1 A\r\n\r\n"),
    Case(name: "a reply with a status that nobody knows", text: "sip/2.0 999 ? : ;\r\nA:\r\n\r\n"),
    Case(name: "an empty reply", text: "SIP/2.0 000 \r\n\r\n"),
    Case(name: "a body with NUL bytes", text: "MESSAGE sip:a SIP/2.0\r\nA: b\r\n\r\n\u{0}\u{0}"),
    Case(
      name: "display names that have to be quoted, and are not",
      text: "A sip:a SIP/2.0\r\nFrom: j@doe (Jr) <sip:b>;;tag=1;\r\nTo: J\u{F6}rg <tel:112>\r\n\r\n"),
    Case(name: "a second From", text: "MESSAGE sip:a SIP/2.0\r\nFrom: <sip:a@b>\r\nf: <sip:c@d>\r\n\r\n"),
    Case(
      name: "a Content-Length beyond the body",
      text: "MESSAGE sip:a SIP/2.0\r\nContent-Length: 9999\r\n\r\nshort"),
    Case(name: "a header whose name is a digit", text: "MESSAGE sip:a SIP/2.0\r\n0: \r\n+.~_-: x\r\n\r\n"),
  ])
  func `odd but right`(odd: Case) throws {
    let message = try SIPMessage(parsing: Bytes(odd.text))
    exerciseAll(message)
    #expect(try SIPMessage(parsing: Bytes(odd.text)).outgoing() == Bytes(odd.text))
  }

  @Test func `values of the first of them`() throws {
    let message = try Samples.message(
      "OPTIONS sip:x SIP/2.0\nTO :\n sip:x@h ;   tag    = 19\t\nMaX-fOrWaRdS: 0068\ncseq: 0009\n  A\ns:\n\n")
    #expect(message.to?.tag == Bytes("19"))
    #expect(message.maxForwards == 68)
    #expect(message.cseq?.number == 9)
    #expect(message.first(of: .subject)?.value == [])
  }

  @Test(arguments: [
    ("", 1, "no message"), ("\r\n \r\n", 3, "no message"), ("\r\n\r\nINVITE\r\n", 3, "a request begins"),
    ("INVITE sip:a SIP/2.0", 1, "have to follow"), ("INVITE sip:a SIP/2.0\r\n", 1, "have to follow"),
    ("INVITE  sip:a SIP/2.0\r\n\r\n", 1, "a request begins"), ("INVITE sip:a SIP/3.0\r\n\r\n", 1, "SIP/2.0"),
    ("INVITE sip:a b SIP/2.0\r\n\r\n", 1, "SIP/2.0"),
    ("INVITE sip:\ta SIP/2.0\r\n\r\n", 1, "control character"),
    ("IN(ITE sip:a SIP/2.0\r\n\r\n", 1, "not a method"), ("GET / HTTP/1.1\r\n\r\n", 1, "SIP/2.0"),
    ("SIP/2.0 20 OK\r\n\r\n", 1, "three digits"), ("SIP/2.0 +20 OK\r\n\r\n", 1, "three digits"),
    ("SIP/2.0 2000 OK\r\n\r\n", 1, "three digits"), ("SIP/2.0 200\r\n\r\n", 1, "a reply begins"),
    ("A sip:a SIP/2.0\r\n folded: first line\r\n\r\n", 2, "not a header"),
    ("A sip:a SIP/2.0\r\nno header\r\n\r\n", 2, "not a header"),
    ("A sip:a SIP/2.0\r\n: x\r\n\r\n", 2, "not a header"),
    ("A sip:a SIP/2.0\r\nB: c\r\nD(: e\r\n\r\n", 3, "not a header"),
    ("A sip:a SIP/2.0\r\nB: c\r\nD: e", 3, "cut off"),
    ("A sip:a SIP/2.0\r\nB: c\r\n d\u{0}\r\n\r\n", 3, "NUL"),
    ("A sip:\u{0} SIP/2.0\r\n\r\n", 1, "NUL"),
    ("A sip:a SIP/2.0\r\nB: c\r\n d\r\nTo: \"x <sip:a@b>\r\n\r\n", 4, "To says"),
    ("A sip:a SIP/2.0\r\nt: <sip:a@b>, <sip:c@d>\r\n\r\n", 2, "one address"),
    ("A sip:a SIP/2.0\r\nFrom: \r\n\r\n", 2, "one address"),
    ("A sip:a SIP/2.0\r\nVia: SIP/2.0/UDP\r\n\r\n", 2, "hops"),
    ("A sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h:99999\r\n\r\n", 2, "hops"),
    ("A sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h,\r\n\r\n", 2, "hops"),
    ("A sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h (open\r\n\r\n", 2, "hops"),
    ("A sip:a SIP/2.0\r\nCSeq: 36893488147419103232 A\r\n\r\n", 2, "a method"),
    ("A sip:a SIP/2.0\r\nContent-Length: -999\r\n\r\n", 2, "a number of bytes"),
    ("A sip:a SIP/2.0\r\nl: 99999999999\r\n\r\n", 2, "a number of bytes"),
    ("A sip:a SIP/2.0\r\nMax-Forwards: 1\r\nMax-Forwards: 1\r\n\r\n", 3, "a second"),
  ])
  func wrong(text: String, line: Int, reason: String) {
    do {
      _ = try SIPMessage(parsing: Bytes(text))
      Issue.record("it was read")
    } catch {
      #expect(error.line == line)
      #expect(error.reason.contains(reason), "\(error)")
      #expect(error.description == "line \(line): \(error.reason)")
    }
  }

  @Test func `65,535 bytes are read, one more is not`() throws {
    let start = Bytes("A sip:a SIP/2.0\r\nB: c\r\n\r\n")
    let longest = start + Bytes(repeating: 0, count: 65_535 - start.count)
    #expect(try SIPMessage(parsing: longest).buffer.count == 65_535)
    #expect(throws: MessageError.self) { try SIPMessage(parsing: longest + [0]) }
    #expect(throws: MessageError.self) { try SIPMessage(parsing: Bytes(repeating: 0x0A, count: 65_535)) }
  }

  /// Each piece is repeated until the header has 60,000 bytes: as many parameters, parts, brackets as fit.
  @Test(arguments: [
    ("From: <sip:a@b>", ";a"), ("To: ", "\""), ("To: ", "<"), ("To: \"", "\\"), ("From: ", "x "),
    ("Via: ", "SIP/2.0/UDP a,"),
    ("Via: SIP/2.0/UDP a;b ", "("), ("Via: SIP/2.0/UDP ", "["), ("Via: SIP/2.0/UDP a", ";b"), ("CSeq: ", "1"),
    ("CSeq: 1", " "), ("Contact: ", "<sip:a@b>,"), ("Route: ", ","), ("X: ", "\r\n "), ("X: y", "\r\nX: y"),
    ("From: <sip:a", "@a"), ("From: <sip:a", ";b"), ("From: <sip:a@b?", "c=d&"), ("Content-Length: ", "0"),
  ])
  func `very long headers`(start: String, piece: String) {
    let repeated = String(repeating: piece, count: 60_000 / piece.utf8.count)
    for end in ["", ">"] {
      tryAll(Bytes("A sip:a SIP/2.0\r\n\(start)\(repeated)\(end)\r\n\r\n"))
    }
  }
}
