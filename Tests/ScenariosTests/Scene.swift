import Foundation
import JSON
import Scenarios
import TestSupport
import Testing

@testable import kemi

/// A folder with a script and scenarios.
struct Scene {
  let folder: TemporaryFolder

  /// The lines of a request, as JSON.
  static let invite = """
    ["INVITE sip:bob@example.com SIP/2.0", "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1",
        "From: <sip:alice@example.com>;tag=1", "To: <sip:bob@example.com>", "Call-ID: 1", "CSeq: 1 INVITE"]
    """
  /// The lines of a reply to it, as JSON.
  static let busy = """
    ["SIP/2.0 486 Busy Here", "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1", "From: <sip:alice@example.com>;tag=1",
        "To: <sip:bob@example.com>;tag=2", "Call-ID: 1", "CSeq: 1 INVITE"]
    """

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
  }

  /// A scene with `s.lua`, whose request route has these lines, and the scenario `s` with these members.
  init(route: String = "", members: String = "", message: String = invite) throws {
    try self.init([
      "s.lua": "function ksr_request_route()\n\(route)\nend\n",
      "s.scenario.json": Scene.scenario(members, message: message),
    ])
  }

  /// A scenario of `s.lua` with these members besides.
  static func scenario(_ members: String, message: String = invite) -> String {
    "{\n  \"script\": \"s.lua\",\n  \"message\": \(message)\(members.isEmpty ? "" : ",\n  ")\(members)\n}\n"
  }

  func run(_ name: String = "s", options: ScenarioOptions = ScenarioOptions()) -> ScenarioResult {
    ScenarioRun(file: folder.path + "/\(name).scenario.json", options: options).result(in: .lua)
  }

  /// What is wrong with the files, without the name of the folder.
  func problems(_ name: String = "s") -> [String] {
    run(name).problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") }
  }
}

/// A mistake in a file: the text with a mark `▸` where the message has to point, the message, and its rule.
struct Mistake: CustomTestStringConvertible, Sendable {
  let marked: String
  let text: String
  let rule: String

  init(_ marked: String, _ text: String, _ rule: String) {
    self.marked = marked
    self.text = text
    self.rule = rule
  }

  var content: String { marked.split(separator: "▸", omittingEmptySubsequences: false).joined() }

  func expected(in file: String) -> String {
    let before = marked.prefix { $0 != "▸" }.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(file):\(before.count):\((before.last?.count ?? 0) + 1): error: \(text) [\(rule)]"
  }

  var testDescription: String { "\(text) [\(rule)]" }
}
