import Scenarios
import Testing

/// What a scenario says about the world that the script finds.
@Suite struct SettingsTests {
  /// Members of a scenario, a call, and what it gives, as the trace shows it.
  static let settings: [(members: String, call: String, result: String)] = [
    (#""time": 1700000000"#, "KSR.pv.get('$Ts')", "1700000000"),
    (#""source": "192.0.2.9:5070""#, "KSR.pv.get('$si')", #""192.0.2.9""#),
    (#""source": "192.0.2.9:5070""#, "KSR.pv.get('$sp')", "5070"),
    (#""received": "tcp:203.0.113.1:5061""#, "KSR.pv.get('$Ri')", #""203.0.113.1""#),
    (#""received": "tcp:203.0.113.1:5061""#, "KSR.pv.get('$Rp')", "5061"),
    (#""received": "tcp:203.0.113.1:5061""#, "KSR.is_TCP()", "true"),
    (#""aliases": ["example.com"]"#, "KSR.is_myself('sip:a@example.com:5070')", "true"),
    (#""aliases": ["example.com:5060"]"#, "KSR.is_myself('sip:a@example.com:5070')", "false"),
    (#""aliases": []"#, "KSR.is_myself('sip:a@example.com')", "false"),
    (#""htable": { "ipban": { "192.0.2.9": 5 } }"#, "KSR.htable.sht_get('ipban', '192.0.2.9')", "5"),
    (#""htable": { "did": { "100": "bob" } }"#, "KSR.htable.sht_get('did', '100')", #""bob""#),
    (#""variables": { "$shv(a)": -5 }"#, "KSR.pv.get('$shv(a)')", "-5"),
    (#""variables": { "$shv(a)": "x" }"#, "KSR.pv.get('$shv(a)')", #""x""#),
    (
      #""location": { "location": { "bob": ["sip:bob@192.0.2.7"] } }"#, "KSR.registrar.lookup('location')",
      "1"
    ),
    (#""location": { "location": {} }"#, "KSR.registrar.lookup('location')", "-1"),
  ]

  @Test(arguments: settings) func isSet(_ members: String, _ call: String, _ result: String) throws {
    let run = try Scene(route: call, members: members).run()
    #expect(run.problems == [])
    let line = run.trace.split(separator: "\n").first { $0.contains("KSR.") } ?? ""
    #expect(line.hasSuffix(" = \(result)"), "\(run.trace)")
    // The scenario's own wins over the folder's.
    let scene = try Scene([
      "s.lua": "function ksr_request_route()\n\(call)\nend\n", "s.scenario.json": Scene.scenario(members),
      "scenarios.json":
        #"{ "time": 5, "source": "192.0.2.1:1", "received": "udp:192.0.2.2:2", "aliases": ["other.example"] }"#,
    ])
    #expect(scene.run().trace == run.trace)
  }

  /// What happens on the wire, in the words of a scenario.
  @Test func repliesAndRelays() throws {
    let route = """
      if KSR.registrar.lookup("location") > 0 then
        KSR.tm.t_relay()
      else
        KSR.sl.send_reply(404, "Not Found")
      end
      """
    let missing = #"""
      "expect": { "replies": [{ "code": 404, "reason": "Not Found", "by": { "matches": "^s" } }], "relays": [] }
      """#
    #expect(try Scene(route: route, members: missing).run().differences == [])
    let wrong = #""expect": { "replies": [{ "code": 403 }] }"#
    #expect(
      try Scene(route: route, members: wrong).run().differences == [
        Difference(
          aspect: "replies",
          lines: ["- reply  code: 403", #"+ reply  code: 404  reason: "Not Found"  by: "sl""#])
      ])
    let found = #"""
      "location": { "location": { "bob": ["sip:bob@192.0.2.7"] } },
      "expect": {
        "relays": [{ "uri": "sip:bob@192.0.2.7", "destination": null }],
        "changes": ["request URI set to sip:bob@192\\.0\\.2\\.7$"],
        "effects": [{ "kind": "change" }, { "kind": "relay", "branch": 0 }]
      }
      """#
    #expect(try Scene(route: route, members: found).run().differences == [])
  }
}
