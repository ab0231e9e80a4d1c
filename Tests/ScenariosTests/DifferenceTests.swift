import Scenarios
import Testing

/// What a person reads about a scenario that failed.
@Suite struct DifferenceTests {
  private func lines(_ route: String, _ expect: String) throws -> [String] {
    try Scene(route: route, members: "\"expect\": \(expect)").run().differences.flatMap {
      [$0.aspect] + $0.lines
    }
  }

  @Test func callsInOrder() throws {
    let found = try lines(
      "KSR.is_UDP()\nKSR.sl.send_reply(404, 'Not \"Found\"')\nKSR.x.exit()",
      #"{ "calls": ["is_UDP", { "function": "sl.send_reply", "arguments": [403], "result": 1 }] }"#)
    #expect(
      found == [
        "calls",
        "  KSR.is_UDP() = true  (s.lua:2)",
        "- KSR.sl.send_reply(403) = 1",
        #"+ KSR.sl.send_reply(404, "Not \"Found\"") = 1  (s.lua:3)"#,
      ])
  }

  @Test func allCalls() throws {
    let found = try lines(
      "KSR.tm.t_relay()\nKSR.is_UDP()\nKSR.tm.t_release()",
      #"{ "calls": { "exactly": ["tm.t_relay", { "function": "sl.send_reply", "arguments": [null, { "matches": "^Not" }] }, "tm.t_release"] } }"#
    )
    #expect(
      found == [
        "calls",
        "  KSR.tm.t_relay() = 1  (s.lua:2)",
        "- KSR.sl.send_reply(…, /^Not/)",
        "+ KSR.is_UDP() = true  (s.lua:3)",
        "  KSR.tm.t_release() = 1  (s.lua:4)",
      ])
  }

  @Test func callsThatNobodyExpects() throws {
    let found = try lines("KSR.tm.t_relay()", #"{ "calls": { "never": ["tm.t_relay", "tm.t_reply"] } }"#)
    #expect(found == ["calls", "never expected:", "+ KSR.tm.t_relay() = 1  (s.lua:2)"])
  }

  @Test func farFromAChangeNothingIsShown() throws {
    let found = try lines(
      "for i = 1, 9 do KSR.pdt.pd_translate('', i) end\nKSR.tm.t_relay()\nfor i = 1, 9 do KSR.pdt.pd_translate('', i) end",
      #"{ "calls": ["tm.t_relay", "tm.t_reply"] }"#)
    #expect(
      found == [
        "calls",
        "  …",
        #"  KSR.pdt.pd_translate("", 8) = 1  (s.lua:2)"#,
        #"  KSR.pdt.pd_translate("", 9) = 1  (s.lua:2)"#,
        "  KSR.tm.t_relay() = 1  (s.lua:3)",
        "- KSR.tm.t_reply(…)",
        #"  KSR.pdt.pd_translate("", 1) = 1  (s.lua:4)"#,
        #"  KSR.pdt.pd_translate("", 2) = 1  (s.lua:4)"#,
        #"  KSR.pdt.pd_translate("", 3) = 1  (s.lua:4)"#,
        "  …",
      ])
  }

  @Test func aLongListIsCut() throws {
    let found = try lines("for i = 1, 100 do KSR.tm.t_relay() end", #"{ "calls": { "exactly": [] } }"#)
    #expect(found.count == 1 + 60 + 1)
    #expect(found.last == "  … 40 more lines")
  }

  /// So many calls that aligning them would take long.
  @Test func manyCalls() throws {
    let names = Array(repeating: #""tm.t_reply""#, count: 500).joined(separator: ", ")
    let found = try lines(
      "for i = 1, 20000 do KSR.tm.t_relay() end", "{ \"calls\": { \"exactly\": [\(names)] } }")
    #expect(found[1] == "- KSR.tm.t_reply(…)")
    #expect(found.last == "  … 20440 more lines")
  }

  @Test func endings() throws {
    #expect(try lines("KSR.x.exit()", #"{ "ending": "returned" }"#) == ["ending", "- returned", "+ exit"])
  }

  @Test func theErrorOfTheScript() throws {
    let found = try lines("local a = nil\na.b = 1", "{}")
    #expect(found[0] == "ending")
    #expect(found[1] == "the script failed:")
    #expect(found[2].hasSuffix("s.lua:3: attempt to index a nil value (local 'a')"))
    #expect(
      try lines("error('other')", #"{ "error": "nil value" }"#).prefix(2) == ["error", "- /nil value/"])
    #expect(
      try lines("", #"{ "error": "nil value" }"#) == ["error", "- /nil value/", "+ the script did not fail"])
  }

  @Test func effects() throws {
    let found = try lines(
      "KSR.tm.t_reply('a')",
      #"{ "effects": [{ "kind": "relay", "uri": { "matches": "^sip" }, "destination": null }], "ending": "failed" }"#
    )
    #expect(found == ["effects", "- relay  uri: /^sip/  destination: null"])
  }
}
