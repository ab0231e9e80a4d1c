import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct HdrTests {
  @Test(
    arguments: [
      ("get", "X-Item", .str("one")), ("get", "x-ITEM", .str("one")),
      ("get", "From", .str("\"Alice A.\" <sip:alice@atlanta.example;lr>;tag=a1")),
      ("get", "No", .null), ("gete", "No", .str("")), ("getw", "No", .str("<null>")), ("get", "", .null),
      ("get", "X Item", .null), ("is_present", "m", .int(1)), ("is_present", "Contact", .int(1)),
      ("is_present", "No", .int(-1)), ("is_present", "", .int(-1)), ("is_present", "X-Ite", .int(-1)),
    ] as [(String, String, Value)])
  func reading(_ function: String, _ name: String, _ expected: Value) throws {
    #expect(try Run()("hdr.\(function)", .str(name)) == expected)
  }

  @Test(
    arguments: [
      (0, .str("one")), (2, .str("three")), (3, .null), (-1, .str("three")), (-3, .str("one")), (-4, .null),
      (Int32.max, .null), (Int32.min, .null),
    ] as [(Int32, Value)])
  func indexes(_ index: Int32, _ expected: Value) throws {
    let run = try Run()
    #expect(try run("hdr.get_idx", .str("X-Item"), .int(index)) == expected)
    #expect(try run("hdr.gete_idx", .str("X-Item"), .int(index)) == (expected == .null ? .str("") : expected))
    #expect(
      try run("hdr.getw_idx", .str("X-Item"), .int(index)) == (expected == .null ? .str("<null>") : expected))
  }

  @Test func changesShowInTheOutgoingMessage() throws {
    let run = try Run()
    #expect(try run("hdr.append", .str("A: 1\r\n")) == .int(1))
    #expect(try run("hdr.insert", .str("I: 1\r\n")) == .int(1))
    #expect(try run("hdr.append_after", .str("AA: 1\r\n"), .str("Call-ID")) == .int(1))
    #expect(try run("hdr.append_after", .str("AZ: 1\r\n"), .str("No")) == .int(1))
    #expect(try run("hdr.insert_before", .str("IB: 1\r\n"), .str("cseq")) == .int(1))
    #expect(try run("hdr.remove", .str("x-item")) == .int(1))
    #expect(try run("hdr.rmappend", .str("Expires"), .str("Expires: 5\r\n")) == .int(1))
    #expect(try run("hdr.rminsert", .str("User-Agent"), .str("User-Agent: K\r\n")) == .int(1))
    #expect(try run("hdr.get", .str("A")) == .null)
    #expect(try run("hdr.get", .str("X-Item")) == .str("one"))
    let outgoing = try run.session.message.outgoing().text
    #expect(outgoing.contains("SIP/2.0\r\nI: 1\r\nUser-Agent: K\r\nVia:"))
    #expect(outgoing.contains("\r\nCall-ID: c1@atlanta\r\nAA: 1\r\nIB: 1\r\nCSeq:"))
    #expect(outgoing.contains("\r\nA: 1\r\nAZ: 1\r\nExpires: 5\r\n\r\n"))
    #expect(!outgoing.contains("X-Item"))
    #expect(!outgoing.contains("Expires: 300"))
    let changes = run.proxy.events.count {
      if case .effect(let effect) = $0 { effect.kind == "change" } else { false }
    }
    #expect(changes == 12)
  }

  @Test func namesThatAreNone() throws {
    let run = try Run()
    let long = Value.str(String(repeating: "x", count: 125))
    for name in [long, .str(""), .str("a b"), .str("a:")] {
      #expect(try run("hdr.remove", name) == .int(-1))
      #expect(try run("hdr.is_present", name) == .int(-1))
      #expect(try run("hdr.append_after", .str("A: 1\r\n"), name) == .int(-1))
      #expect(try run("hdr.insert_before", .str("A: 1\r\n"), name) == .int(-1))
      #expect(try run("hdr.rmappend", name, .str("A: 1\r\n")) == .int(-1))
    }
    #expect(run.session.message.changes.isEmpty)
    #expect(try run("hdr.append_to_reply", .str("")) == .int(-1))
    #expect(try run("hdr.append_to_reply", .str("A: 1\r\n")) == .int(1))
    #expect(run.session.processing.replyHeaders == Bytes("A: 1\r\n"))
  }

  @Test(arguments: [
    ("X-Item", "eq", "ONE", "f", true), ("X-Item", "eq", "three", "l", true),
    ("X-Item", "eq", "two", "o", true),
    ("X-Item", "eq", "two", "a", false), ("X-Item", "in", "e", "a", false), ("X-Item", "sw", "t", "l", true),
    ("X-Item", "sw", "t", "f", false), ("X-Item", "in", "re", "Last", true),
    ("X-Item", "ne", "four", "f", true),
    // The lengths are the same.
    ("X-Item", "ne", "six", "f", false), ("X-Item", "re", "o.*", "f", false),
    ("X-Item", "eq", "one", "x", false),
    ("No", "eq", "one", "f", false), ("No", "ne", "one", "a", false), ("X-Item", "equal", "one", "f", false),
    ("X-Item", "eq", "one", "", false),
  ])
  func matching(_ name: String, _ operation: String, _ value: String, _ which: String, _ expected: Bool)
    throws
  {
    let result = try Run()("hdr.match_content", .str(name), .str(operation), .str(value), .str(which))
    #expect(result == .bool(expected))
  }
}
