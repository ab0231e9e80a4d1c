import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.registrar: saving and looking up")
struct RegistrarTests {
  private static func register(_ contact: String, cseq: Int = 1, callID: String = "reg1", _ more: String = "")
    -> String
  {
    """
    REGISTER sip:example.com SIP/2.0
    Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKreg\(cseq)
    From: <sip:alice@example.com>;tag=r1
    To: <sip:Alice@example.com>
    Call-ID: \(callID)
    CSeq: \(cseq) REGISTER
    \(contact.isEmpty ? "" : "Contact: \(contact)\n")\(more)Content-Length: 0


    """
  }

  private static let table = Value.str("location")

  @Test func savingAnswersWithTheContacts() throws {
    let bench = try Bench(Self.register("<sip:alice@192.0.2.9:5070>;q=0.7"))
    #expect(try bench.int("registrar.save", Self.table, .int(0)) == 1)
    #expect(
      bench.effects("reply") == [
        "code=200 reason=OK by=sl headers=Contact: <sip:alice@192.0.2.9:5070>;q=0.7;expires=3600\r\n"
      ])
    #expect(bench.effects("register") == ["table=location aor=alice contacts=sip:alice@192.0.2.9:5070"])
    #expect(try bench.int("registrar.registered_uri", Self.table, .str("sip:ALICE@anywhere")) == 1)
    #expect(try bench.int("registrar.registered_uri", Self.table, .str("sip:bob@example.com")) == -1)
  }

  @Test(
    arguments: [
      ("<sip:a@b>;expires=600", "", 600), ("<sip:a@b>", "Expires: 120\n", 120),
      ("<sip:a@b>;expires=10", "", 60),
      ("<sip:a@b>;expires=x", "Expires: 120\n", 3600), ("<sip:a@b>;expires=99999999999999", "", 7200),
    ])
  func expiry(_ contact: String, _ more: String, _ seconds: Int) throws {
    let bench = try Bench(Self.register(contact, more)) { $0.parameters["registrar.max_expires"] = 7200 }
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 1)
    #expect(
      bench.session.location.tables[Bytes("location")]?[Bytes("alice")]?.map(\.expires) == [
        1_000_000 + seconds
      ])
    #expect(bench.effects("reply") == [])
  }

  @Test func updateRemoveAndQuery() throws {
    let bench = try Bench(Self.register("<sip:a@b>"))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 1)
    try bench.receive(Self.register("<sip:a@b>", cseq: 2))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 2)
    try bench.receive(Self.register("", cseq: 3))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 4)
    try bench.receive(Self.register("<sip:c@d>", cseq: 4))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 1)
    #expect(bench.session.location[Bytes("location"), Bytes("alice")].count == 2)
    try bench.receive(Self.register("<sip:c@d>;expires=0", cseq: 5))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 3)
    #expect(bench.session.location[Bytes("location"), Bytes("alice")].map(\.uri.text) == ["sip:a@b"])
    try bench.receive(Self.register("*", cseq: 6, "Expires: 0\n"))
    #expect(try bench.int("registrar.save", Self.table, .int(2)) == 3)
    #expect(bench.session.location[Bytes("location"), Bytes("alice")] == [])
  }

  @Test func flagFourReplacesAllOthers() throws {
    let bench = try Bench(Self.register("<sip:a@b>"))
    try bench.int("registrar.save", Self.table, .int(2))
    try bench.receive(Self.register("<sip:c@d>", cseq: 2))
    #expect(try bench.int("registrar.save", Self.table, .int(6)) == 1)
    #expect(bench.session.location[Bytes("location"), Bytes("alice")].map(\.uri.text) == ["sip:c@d"])
  }

  @Test func refusals() throws {
    let star = try Bench(Self.register("*"))
    #expect(try star.int("registrar.save", Self.table, .int(0)) == -1)
    #expect(
      star.effects("reply") == [
        "code=400 reason=Bad Request by=sl "
          + "headers=P-Registrar-Error: * used in contact and expires is not zero\r\n"
      ])
    let old = try Bench(Self.register("<sip:a@b>", cseq: 5))
    try old.int("registrar.save", Self.table, .int(2))
    try old.receive(Self.register("<sip:a@b>", cseq: 4))
    #expect(try old.int("registrar.save", Self.table, .int(2)) == -1)
    // The same once more is a retransmission.
    try old.receive(Self.register("<sip:a@b>", cseq: 5))
    #expect(try old.int("registrar.save", Self.table, .int(2)) == 1)
    #expect(try Bench(Self.register("<sip:a@b>;q=2")).int("registrar.save", Self.table, .int(2)) == -1)
  }

  private func registered(_ request: String, _ contacts: [Location.Contact]) throws -> Bench {
    let bench = try Bench(request)
    for contact in contacts {
      bench.session.location.insert(contact, table: Bytes("location"), addressOfRecord: Bytes("bob"))
    }
    return bench
  }

  private static func contact(_ uri: String, q: Int = -1, expires: Int = 1_000_100) -> Location.Contact {
    var contact = Location.Contact(uri: Bytes(uri), expires: expires)
    contact.q = q
    return contact
  }

  @Test func lookupTakesTheBestFirst() throws {
    var behindNAT = Self.contact("sip:bob@10.0.0.1", q: 900)
    behindNAT.received = Bytes("sip:198.51.100.4:1024")
    behindNAT.branchFlags = 1 << 6
    let bench = try registered(
      Sample.request(),
      [
        Self.contact("sip:bob@192.0.2.1", q: 300), Self.contact("sip:gone@x", q: 950, expires: 999_999),
        behindNAT,
      ])
    #expect(try bench.int("registrar.lookup", Self.table) == 1)
    #expect(bench.message.requestURI.text == "sip:bob@10.0.0.1")
    #expect(bench.message.destinationURI?.text == "sip:198.51.100.4:1024")
    #expect(try bench.call("isbflagset", .int(6)) == .bool(true))
    #expect(bench.message.branches == [Branch(uri: Bytes("sip:bob@192.0.2.1"), q: 300)])
  }

  @Test func lookupOfNobody() throws {
    let bench = try registered(Sample.request(), [Self.contact("sip:bob@x", expires: 999_999)])
    #expect(try bench.int("registrar.lookup", Self.table) == -1)
    #expect(try bench.int("registrar.registered", Self.table) == -1)
    #expect(try bench.int("registrar.lookup", .str("elsewhere")) == -1)
    #expect(bench.message.requestURI.text == "sip:bob@example.com")
    #expect(try bench.int("registrar.lookup_uri", Self.table, .str("")) == -3)
  }

  @Test func lookupToTheDestinationSet() throws {
    let bench = try registered(Sample.request(uri: "sip:x@y"), [Self.contact("sip:bob@192.0.2.1")])
    #expect(try bench.int("registrar.lookup_to_dset", Self.table, .str("sip:bob@example.com")) == 1)
    #expect(bench.message.requestURI.text == "sip:x@y")
    #expect(bench.message.branches.map(\.uri.text) == ["sip:bob@192.0.2.1"])
  }

  @Test func lookupOfBranches() throws {
    let bench = try registered(Sample.request(uri: "sip:nobody@y"), [Self.contact("sip:bob@192.0.2.1")])
    bench.message.branches = [
      Branch(uri: Bytes("sip:bob@example.com")), Branch(uri: Bytes("sip:bob@z"), flags: 1),
    ]
    #expect(try bench.int("registrar.lookup_branches", Self.table) == 1)
    #expect(bench.message.branches.map(\.uri.text) == ["sip:bob@192.0.2.1", "sip:bob@z"])
  }

  @Test func unregistering() throws {
    let bench = try registered(Sample.request(), [Self.contact("sip:bob@192.0.2.1")])
    #expect(try bench.int("registrar.unregister", Self.table, .str("bob")) == -1)
    #expect(try bench.int("registrar.unregister_ruid", Self.table, .str("sip:bob@x"), .str("uid")) == -3)
    #expect(try bench.int("registrar.unregister", Self.table, .str("sip:bob@x")) == 1)
    #expect(try bench.int("registrar.registered", Self.table) == -1)
  }

  @Test(arguments: [(0, 1), (1, -1), (2, 1)] as [(Int32, Int32)])
  func sourceOfAUser(_ mode: Int32, _ expected: Int32) throws {
    let bench = try registered(Sample.request(), [Self.contact("sip:bob@192.0.2.9")])
    #expect(try bench.int("registrar.reg_from_user", Self.table, .str("sip:bob@x"), .int(mode)) == expected)
  }

  @Test func resultSets() throws {
    let bench = try registered(Sample.request(), [Self.contact("sip:bob@192.0.2.9")])
    #expect(try bench.int("registrar.reg_fetch_contacts", Self.table, .str("sip:bob@x"), .str("p")) == 1)
    #expect(try bench.call("registrar.ulc_rget", .str("p"), .str("count")) == .int(1))
    #expect(
      try bench.call("registrar.ulc_cget", .str("p"), .str("addr"), .int(-5)) == .str("sip:bob@192.0.2.9"))
    #expect(try bench.call("registrar.ulc_cget", .str("p"), .str("addr"), .int(.max)) == .int(0))
    #expect(try bench.int("registrar.reg_free_contacts", .str("p")) == 1)
    #expect(try bench.call("registrar.ulc_rget", .str("p"), .str("count")) == .int(0))
  }

  @Test(arguments: [("0.7", 700), ("1", 1000), (".25", 250), ("0.12345", 123)])
  func overridingQ(_ text: String, _ expected: Int) throws {
    let bench = try Bench(Self.register("<sip:a@b>;q=0.1"))
    #expect(try bench.int("registrar.set_q_override", .str(text)) == 1)
    try bench.int("registrar.save", Self.table, .int(2))
    #expect(bench.session.location[Bytes("location"), Bytes("alice")].map(\.q) == [expected])
    for wrong in ["", "1.1", "x", "2", "0.x", "-1", "."] {
      #expect(try bench.int("registrar.set_q_override", .str(wrong)) == -1, "\(wrong)")
    }
  }

  @Test func socketHeader() throws {
    let bench = try Bench(Self.register("<sip:a@b>"))
    #expect(try bench.int("registrar.add_sock_hdr", .str("X-Sock")) == 1)
    #expect(try bench.outgoing.contains("X-Sock: udp:203.0.113.1:5060\r\n"))
  }
}
