import SIP
import Testing

@Suite struct PackedMethodTests {
  @Test(arguments: [
    ("ACK", "ack"), ("BYE", "Bye"), ("X", "x"), ("INFO", "iNFO"), ("INVITE", "invite"),
    ("REGISTER", "Register"),
    ("SUBSCRIBE", "subscribe"), ("AVERYLONGMETHOD1", "averylongmethod1"), ("A-b.C!%*_+`'~", "a-B.c!%*_+`'~"),
  ])
  func caseDoesNotMatter(_ name: String, _ other: String) {
    #expect(PackedMethod(name.utf8).isPacked)
    #expect(PackedMethod(name.utf8) == PackedMethod(other.utf8))
  }

  @Test(arguments: [
    ("ACK", "ACL"), ("INVITE", "INVITA"), ("INVITE", "XNVITE"), ("REGISTER", "REGISTERS"), ("A^", "A~"),
    ("A@", "A`"),
    ("A[", "A{"), ("A_", "A\u{7F}"), ("A-B", "A\rB"), ("SUBSCRIBE", "SUBSCRIBF"), ("A\u{0}B", "AB"),
    ("AVERYLONGMETHOD1", "AVERYLONGMETHOD2"),
  ])
  func anyOtherDifferenceDoes(_ name: String, _ other: String) {
    #expect(PackedMethod(name.utf8) != PackedMethod(other.utf8))
  }

  @Test(arguments: ["", "INVITE|ACK", "|", "SUBSCRIBE|", "ACK\u{0}", "É", "SUBSCRIBÉ", "AVERYLONGMETHOD17"])
  func whatIsNoShortNameDoesNotPack(_ name: String) {
    #expect(!PackedMethod(name.utf8).isPacked)
  }
}
