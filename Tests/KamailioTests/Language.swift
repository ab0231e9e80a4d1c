import TestSupport
import Testing

@testable import KemiBridge

/// An interpreter of Kamailio's, and the script of `Scripts` that it runs.
enum Language: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case lua, python, python3s, javascript, ruby, squirrel

  var module: String {
    switch self {
    case .lua: "app_lua"
    case .python: "app_python3"
    case .python3s: "app_python3s"
    case .javascript: "app_jsdt"
    case .ruby: "app_ruby"
    case .squirrel: "app_sqlang"
    }
  }

  /// What `cfgengine` calls it.
  private var engine: String {
    switch self {
    case .lua, .python, .ruby: rawValue
    case .python3s: "python"
    case .javascript: "jsdt"
    case .squirrel: "sqlang"
    }
  }

  private var script: String {
    switch self {
    case .lua: "calls.lua"
    case .python: "calls.py"
    case .python3s: "calls_of_module.py"
    case .javascript: "calls.js"
    case .ruby: "calls.rb"
    case .squirrel: "calls.nut"
    }
  }

  /// A server whose script calls what requests say.
  ///
  /// - Parameter settings: More of its configuration, behind the module.
  func server(in folder: TemporaryFolder, workers: Int = 1, _ settings: String = "") throws -> Kamailio {
    try Kamailio(
      in: folder,
      """
      loadmodule "sl.so"
      loadmodule "pv.so"
      loadmodule "textops.so"
      loadmodule "ctl.so"
      modparam("ctl", "binrpc", "unix:\(folder.path)/control")
      loadmodule "\(module).so"
      modparam("\(module)", "load", "\(Repository.root)/Tests/KamailioTests/Scripts/\(script)")
      loadmodule "\(TrialModule.file)"
      cfgengine "\(engine)"
      \(settings)
      """, workers: workers)
  }

  var testDescription: String { rawValue }
}

enum TrialModule {
  /// The module in Swift that the tests load: built with them, and in the same folder.
  static let file = String(Repository.kemi.dropLast("kemi".count)) + "libtrial.so"
}

extension Kamailio {
  /// Whether KEMI has the type, which it has from 5.7 on.
  static let hasLong: Bool = {
    let words = (try? run(program, ["-v"]))?.output ?? ""
    // version: kamailio 5.6.3 (x86_64/linux)
    let release = ServerRelease(version: String(words.dropFirst("version: ".count)))
    return release.map { $0 >= ServerRelease(5, 7) } ?? false
  }()

  /// Runs a command of `kamcmd` on a server of `Language`.
  func control(_ command: String...) throws -> Outcome {
    try run("kamcmd", ["-s", "unix:\(folder.path)/control"] + command)
  }

  /// Has the script make calls, one a line, and answers what they returned.
  func results(_ calls: [String], seconds: Double = 60) throws -> [String]? {
    let id = String(UInt64.random(in: 0 ... .max), radix: 16)
    let request = request("OPTIONS", to: "bob", id: id, body: calls.joined(separator: "\n"))
    guard let reply = try reply(to: request, seconds: seconds) else { return nil }
    return String(decoding: reply, as: UTF8.self).split(separator: "\r\n")
      .first { $0.hasPrefix("X-Results: ") }?.dropFirst("X-Results: ".count).split(separator: " ").map(
        String.init)
  }
}
