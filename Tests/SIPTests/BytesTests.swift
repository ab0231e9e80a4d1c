import SIP
import Testing

@Suite struct BytesTests {
  @Test(
    arguments: [
      ("0", 0), ("007", 7), ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("", nil),
      ("99999999999999999999999", nil), ("-1", nil), ("1 ", nil), ("1a", nil),
    ] as [(String, Int?)])
  func `decimal numbers`(text: String, number: Int?) {
    #expect(Bytes(text).decimal == number)
  }

  @Test(arguments: [("", ""), (" \t\r\n", ""), ("a", "a"), ("\r\n a b\t", "a b")])
  func trimming(text: String, trimmed: String) {
    #expect(Bytes(text).trimmed.text == trimmed)
  }

  @Test func `comparing leaves all but ASCII letters alone`() {
    #expect(Bytes("Call-ID").equalsIgnoringCase("cALL-id"))
    #expect(!Bytes("Call-ID").equalsIgnoringCase("Call-I"))
    #expect(!Bytes("[").equalsIgnoringCase("{"))
    #expect(!Bytes("@").equalsIgnoringCase("`"))
    #expect(Bytes("SIP/2.0 200").startsIgnoringCase(with: "sip/2.0"))
    #expect(!Bytes("SI").startsIgnoringCase(with: "sip"))
  }

  @Test func finding() {
    let text = Bytes("abcABC")
    #expect(text.firstRange(of: Bytes("ABC")) == 3..<6)
    #expect(text.firstRange(of: Bytes("ABC"), ignoringCase: true) == 0..<3)
    #expect(text[1...].firstRange(of: Bytes("ABC"), ignoringCase: true) == 3..<6)
    #expect(text.firstRange(of: Bytes("ABCD")) == nil)
    #expect(text.firstRange(of: Bytes("abcABCd")) == nil)
    #expect(text.firstRange(of: Bytes()) == 0..<0)
    #expect(Bytes().firstRange(of: Bytes()) == 0..<0)
  }
}
