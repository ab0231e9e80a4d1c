import Foundation
import Scenarios
import TestSupport
import Testing

@Suite struct UpdateTests {
  private func update(_ scene: Scene, _ expected: Int = 1) throws -> String {
    let result = scene.run(options: ScenarioOptions(updates: true))
    #expect(result.problems == [])
    #expect(try ScenarioUpdate([result]).commit() == expected)
    return scene.folder.read("s.scenario.json") ?? ""
  }

  private static let message =
    #""message":   ["INVITE sip:b@a SIP/2.0","Via: SIP/2.0/UDP a","From: <sip:a@a>;tag=1","To: <sip:b@a>","Call-ID: 1","CSeq: 1 INVITE"]"#
  private static let script =
    "function ksr_request_route()\nKSR.tm.t_on_failure('a\\\"b')\nKSR.tm.t_newtran()\nKSR.x.exit()\nend"

  @Test func whereNothingWasExpected() throws {
    let scene = try Scene([
      "s.lua": Self.script, "s.scenario.json": "{\n    \"script\": \"s.lua\",\n    \(Self.message)\n}",
    ])
    #expect(
      try update(scene) == """
        {
            "script": "s.lua",
            \(Self.message),
            "expect": {
                "calls": {
                    "exactly": [
                        { "function": "KSR.tm.t_on_failure", "arguments": ["a\\"b"] },
                        "KSR.tm.t_newtran"
                    ]
                },
                "ending": "exit",
                "replies": [],
                "relays": []
            }
        }
        """)
    #expect(scene.run().status == .passed)
  }

  /// What was as expected, and all else in the file, keeps its form.
  @Test func onlyWhatDiffers() throws {
    let scene = try Scene([
      "s.lua": Self.script,
      "s.scenario.json": """
      { "expect"  : { "calls": [ "tm.t_newtran"   ],
            "ending":"returned", "replies":[ ] },
        "script": "s.lua", \(Self.message) }

      """,
    ])
    #expect(
      try update(scene) == """
        { "expect"  : {
            "calls": [ "tm.t_newtran"   ],
            "ending": "exit",
            "replies": [ ]
          },
          "script": "s.lua", \(Self.message) }

        """)
    #expect(scene.run().status == .passed)
  }

  /// What is expected, what the route does, and what is expected then.
  static let cases: [(expect: String, route: String, updated: String)] = [
    (#"{ "calls": ["tm.t_reply"] }"#, "KSR.tm.t_newtran()", #"{"calls": ["KSR.tm.t_newtran"]}"#),
    (
      #"{ "calls": { "exactly": [] } }"#, "KSR.tm.t_newtran()",
      #"{"calls": {"exactly": ["KSR.tm.t_newtran"]}}"#
    ),
    (
      #"{ "calls": { "never": ["tm.t_newtran", "tm.t_reply"] } }"#, "KSR.tm.t_newtran()",
      #"{"calls": {"never": ["tm.t_reply"]}}"#
    ),
    (
      #"{ "calls": ["tm.t_reply"] }"#, "KSR.pdt.pd_translate('\\xFF', 5)",
      #"{"calls": [{"function": "KSR.pdt.pd_translate", "arguments": [null, 5]}]}"#
    ),
    (#"{ "ending": ["exit"] }"#, "", #"{"ending": "returned"}"#),
    (#"{}"#, "error('a', 0)", #"{"ending": "failed"}"#),
    (#"{ "error": "x" }"#, "", "{}"),
    (#"{ "error": "x" }"#, "error('a(b)', 0)", #"{"error": "a\\(b\\)"}"#),
    (#"{ "replies": [{}], "relays": [{}] }"#, "", #"{"replies": [], "relays": []}"#),
  ]

  @Test(arguments: cases) func becomes(_ expect: String, _ route: String, _ updated: String) throws {
    let scene = try Scene(route: route, members: "\"expect\": \(expect)")
    let text = try update(scene)
    let json = { (text: String) in try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary }
    #expect(try json(text)?["expect"] as? NSDictionary == json(updated))
    #expect(scene.run().status == .passed)
  }

  @Test func aScenarioThatPassesIsLeftAlone() throws {
    let scene = try Scene(members: #""expect": {   }"#)
    let before = scene.folder.read("s.scenario.json")
    #expect(try update(scene, 0) == before)
  }

  @Test func aBrokenOneIsLeftAlone() throws {
    let scene = try Scene(members: #""expect": { "x": 1 }"#)
    let result = scene.run(options: ScenarioOptions(updates: true))
    #expect(result.updatedText == nil)
  }
}
