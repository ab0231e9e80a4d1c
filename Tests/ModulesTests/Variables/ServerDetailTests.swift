import KemiRuntime
import SIP
import Testing

@testable import KemiModules

/// What scripts see of a server where another answer would seem as good.
@Suite("Variables as a server has them")
struct ServerDetailTests {
  private static func request(_ uri: String, _ headers: String...) -> String {
    "OPTIONS \(uri) SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\nFrom: <tel:+1555>;tag=a1\n"
      + "To: <tel:+1556>\nCall-ID: c1\nCSeq: 1 OPTIONS\n" + headers.map { $0 + "\n" }.joined()
      + "Content-Length: 0\n\n"
  }

  @Test func blanksBehindAValueStay() throws {
    let run = try Run(Self.request("sip:a@b", "X-A: one \t", "X-B:  two", "X-C: \t"))
    #expect(try run.get("$hdr(X-A)") == .str("one \t"))
    #expect(try run("hdr.get", .str("X-A")) == .str("one \t"))
    #expect(try run.get("$hdr(X-B)") == .str("two"))
    #expect(try run.get("$hdr(X-C)") == .str(""))
  }

  @Test(
    arguments: [
      // The first two stand in one header: its comma belongs to what is in front of it.
      ("$(hfl(Via)[0])", .str("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1,")),
      ("$(hfl(Via)[1])", .str("SIP/2.0/TCP 192.0.2.2;branch=z9hG4bK2")),
      ("$hdrc(*)", .int(0)), ("$hdrc(X-Item)", .int(3)), ("$rc", .int(0)), ("$retcode", .int(0)),
      ("$branch(count)", .null),
    ] as [(String, Value)])
  func reading(_ variable: String, _ expected: Value) throws {
    #expect(try Run().get(variable) == expected)
  }

  @Test(arguments: ["<sip:a@b", "\"open <sip:a@b>", "sip:a@b>"])
  func unreadableContact(_ contact: String) throws {
    let run = try Run(Self.request("sip:a@b", "Contact: \(contact)"))
    #expect(try run.get("$hfl(Contact)") == .null)
    #expect(try run.get("$hflc(Contact)") == .int(0))
    #expect(try run.get("$hdrc(Contact)") == .int(1))
  }

  @Test func unreadableRequestURI() throws {
    let run = try Run(Self.request("nonsense:bob"))
    for variable in ["$ru", "$ou", "$rU", "$rd"] { #expect(try run.get(variable) == .null, "\(variable)") }
  }

  @Test(
    arguments: [
      ("sip:+1555@example.com;user=phone", "tel"), ("sips:+1555@example.com;user=phone", "tels"),
      ("sip:+1555@example.com;user=ip", "sip"), ("sip:+1555@example.com", "sip"), ("tel:+1555", "tel"),
    ])
  func scheme(_ uri: String, _ expected: String) throws {
    #expect(try Run(Self.request(uri)).get("$rz") == .str(expected))
  }

  /// A telephone number has no domain.
  @Test func domainOfFromAndTo() throws {
    let run = try Run(Self.request("sip:a@b"))
    #expect(try !run.set("$fd", "example.org"))
    #expect(try !run.set("$td", "example.org"))
    #expect(run.notes.count == 2)
  }

  /// Three values: from the end only the first is reached.
  @Test func indexesOfAvps() throws {
    let run = try Run()
    for value in ["one", "two", "three"] { try run.set("$avp(x)", value) }
    for (index, expected) in [(0, "three"), (2, "one"), (-3, "three")] {
      #expect(try run.get("$(avp(x)[\(index)])") == .str(expected), "\(index)")
    }
    for index in [-1, -2, -4, 3] { #expect(try run.get("$(avp(x)[\(index)])") == .null, "\(index)") }
  }

  @Test(
    arguments: [
      // Four bytes at a time, then the rest: v ^ v >> 3, summed up; then h + (h >> 11) + (h >> 13) + (h >> 23).
      ("abc", "{s.corehash}", .str("7167810")), ("abcde", "{s.corehash}", .str("1834960001")),
      // The bytes C3 A9, with their signs: 0xE0233CC4.
      ("é", "{s.corehash}", .str("3760405700")), ("é", "{s.corehash,16}", .str("4")),
      ("", "{s.decode.base64url}", .null), ("", "{s.decode.base64urlt}", .null),
      ("sip:a@b", "{uri.tosocket}", .str("")),
      ("sip:a@b;transport=tls", "{uri.tosocket}", .str("tls:b:5060")),
      ("tel:+1;x=y", "{uri.params}", .str("")),
    ] as [(String, String, Value)])
  func transformations(_ text: String, _ transformation: String, _ expected: Value) throws {
    let run = try Run()
    try run.set("$var(t)", text)
    #expect(try run.get("$(var(t)\(transformation))") == expected)
  }
}
