import Foundation
import KemiModules
import KemiRecord
import KemiRuntime
import SIP
import TestSupport

@testable import Scenarios
@testable import kemi

/// The same calls on the same messages, on a server and on the proxy.
struct Comparison {
  /// A call whose result was not the same.
  struct Difference: CustomStringConvertible {
    let message: String
    let group: String
    let call: String
    let server: String
    let proxy: String

    var description: String { "\(message) \(group): \(call)\n  server \(server)\n  proxy  \(proxy)" }
  }

  private(set) var differences: [Difference] = []
  /// As they are written, each once.
  private(set) var calls: Set<String> = []
  private(set) var messages: Set<String> = []
  private(set) var callCount = 0

  private static let folder = Repository.root + "/Tests/ServerComparisonTests"
  /// They do not depend on the message: one is enough, and one with every byte.
  private static let indifferentGroups: Set<String> = ["words", "ipops", "htable", "stores"]
  private static let messagesForThem: Set<String> = ["invite-sdp", "message-binary"]

  private static let modules = [
    "kemix", "pv", "tm", "tmx", "sl", "rr", "maxfwd", "textops", "textopsx", "siputils", "sanity", "ipops",
    "nathelper", "htable", "xlog", "app_lua",
  ]

  static let isPossible = Kamailio.isInstalled && modules.allSatisfy(Kamailio.has)

  /// Runs the calls on both.
  init() throws {
    let work = try TemporaryFolder()
    let recording = work.path + "/recording.jsonl"
    try Comparison.record(in: work, recording)
    try compare(recording)
  }

  // MARK: The server

  private static func record(in work: TemporaryFolder, _ recording: String) throws {
    let prelude = try work.write("record.lua", Prelude(.lua, recording: recording).text)
    let server = try Kamailio(
      in: work,
      """
      debug=-1
      dns=no
      rev_dns=no
      \(modules.map { "loadmodule \"\($0).so\"" }.joined(separator: "\n"))
      modparam("htable", "htable", "t=>size=4;")
      modparam("pv", "shvset", "sa=i:0")
      modparam("pv", "shvset", "ps=i:0")
      modparam("app_lua", "load", "\(prelude)")
      modparam("app_lua", "load", "\(folder)/comparison.lua")
      cfgengine "lua"
      """,
      environment: ["KEMI_COMPARISON": folder + "/calls"])
    defer { server.stop() }
    let sender = try UDPSocket()
    for (number, message) in try messagesToSend(port: server.port).enumerated() {
      try sender.send(message, to: server.port)
      // The one worker answers this after it has dealt with that.
      let ping = server.request("OPTIONS", to: "compared-ping", id: "ping\(number)")
      guard try server.reply(to: ping) != nil else {
        throw TestFailure(
          "the server does not answer after \(String(decoding: message.prefix(300), as: UTF8.self)):\n"
            + server.log.suffix(1000))
      }
    }
  }

  /// Each message with each group of calls, requests first.
  private static func messagesToSend(port: UInt16) throws -> [[UInt8]] {
    let manager = FileManager.default
    let groups = try manager.contentsOfDirectory(atPath: folder + "/calls").sorted()
    let files = try manager.contentsOfDirectory(atPath: folder + "/messages").sorted()
    let isReply = { (file: String) in file.hasPrefix("reply") }
    var all: [[UInt8]] = []
    for file in files.filter({ !isReply($0) }) + files.filter(isReply) {
      let message = String(file.dropLast(".sip".count))
      let text = Array(manager.contents(atPath: "\(folder)/messages/\(file)") ?? Data())
      for group in groups.map({ String($0.dropLast(".txt".count)) }) {
        if indifferentGroups.contains(group), !messagesForThem.contains(message) { continue }
        // URIs of many kinds are in every third message.
        if group == "addresses", message.utf8.count % 3 != 0 { continue }
        // Each of these changes a message: half of the messages are enough for each.
        if group.hasPrefix("change-"), (group.utf8.count + message.utf8.count) % 2 == 0 { continue }
        all.append(marked(text, message, group, port: port, isReply: isReply(file)))
      }
    }
    return all
  }

  /// With headers that say what it is, the server's port in its place, and a branch of its own, so that no message is
  /// the retransmission of another.
  private static func marked(
    _ text: [UInt8], _ message: String, _ group: String, port: UInt16, isReply: Bool
  ) -> [UInt8] {
    var text = text
    while let place = text.firstRange(of: Array("PORT0".utf8)) {
      text.replaceSubrange(place, with: Array("\(port)".utf8))
    }
    if !isReply, let branch = text.firstRange(of: Array("branch=z9hG4bK".utf8)) {
      text.insert(contentsOf: Array(".\(group)".utf8), at: branch.upperBound)
    }
    let end = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
    text.insert(contentsOf: Array("X-Calls: \(group)\r\nX-Message: \(message)\r\n".utf8), at: end)
    return text
  }

  // MARK: The proxy

  private mutating func compare(_ recording: String) throws {
    setenv("KEMI_COMPARISON", Comparison.folder + "/calls", 1)
    let script = Comparison.folder + "/comparison.lua"
    var request = ReplayRequest(script: script, recordings: [recording])
    request.answers = .proxy
    request.release = "5.6"
    let text = Array(FileManager.default.contents(atPath: script) ?? Data())
    let stage = try ReplayStage(
      request, host: .lua, text: text, tables: [], isIncluded: try Export.filter(release: "5.6"), outside: [])
    let comparison = RunComparison(comparesResults: true, proxy: stage.proxy)
    for run in try RecordingReader.read([recording]).0.runs {
      guard let message = run.message.flatMap({ try? SIPMessage(parsing: $0) }),
        let name = message.headers(named: Bytes("X-Message")).first?.value.text,
        let group = message.headers(named: Bytes("X-Calls")).first?.value.text
      else { continue }
      messages.insert(name)
      _ = stage.run(run)
      let calls = RunComparison.actual(stage.proxy.events)
      for (position, recorded) in run.calls.enumerated() {
        let server = RunComparison.Expected.call(recorded)
        let proxy = position < calls.count ? calls[position] : nil
        let text = Comparison.parts(recorded.text)
        self.calls.insert(text.call)
        callCount += 1
        if let proxy, comparison.fits(server, proxy) { continue }
        var answer = "makes no call"
        if case .call(let call)? = proxy { answer = Comparison.parts(call.text).result }
        differences.append(
          Difference(message: name, group: group, call: text.call, server: text.result, proxy: answer))
      }
    }
  }

  /// `KSR.f(1) = 2` in two.
  private static func parts(_ text: String) -> (call: String, result: String) {
    guard let equals = text.range(of: ") = ") else { return (text, "") }
    return (String(text[..<equals.lowerBound]) + ")", String(text[equals.upperBound...]))
  }
}
