import Foundation
import TestSupport
import Testing

/// What goes wrong around a module in Swift: the server says why, and lives, or does not start.
@Suite(.enabled(if: Kamailio.isInstalled && Kamailio.has("app_lua"), "no Kamailio is installed"), .serialized)
struct WrongUseTests {
  /// The server lives: it answers with a result.
  private func expectAlive(_ server: Kamailio) throws {
    #expect(try server.results(["trial same_int i:42"]) == ["42"], "\(server.log.suffix(2000))")
  }

  @Test(
    arguments: [
      (
        #"modparam("trial", "no_such", 1)"#,
        ["parameter <no_such> of type <2:int> not found in module <trial>"]
      ),
      (
        #"modparam("trial", "limit", "many")"#,
        ["parameter <limit> of type <1:string> not found in module <trial>"]
      ),
      (#"modparam("trial", "limit", 0)"#, ["trial: cannot start: limit has to be at least 1, not 0"]),
      (
        #"modparam("trial", "greeting", "no process")"#,
        ["trial: cannot start in this process: no process wanted"]
      ),
      (
        #"loadmodule "COPY""#,
        ["trial: not loaded: there is a module already that has the functions KSR.trial"]
      ),
    ]) func aServerThatCannotStartSaysWhy(_ settings: String, _ reasons: [String]) throws
  {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/copy.so"
    try FileManager.default.copyItem(atPath: TrialModule.file, toPath: copy)
    do {
      let server = try Language.lua.server(
        in: folder, settings.replacingOccurrences(of: "COPY", with: copy))
      // What a worker refuses ends the server after it has begun to listen.
      #expect(try server.results(["trial same_int i:42"], seconds: 3) == nil)
      server.stop()
      for reason in reasons { #expect(server.log.contains(reason), "\(server.log)") }
    } catch let failure as TestFailure {
      for reason in reasons { #expect("\(failure)".contains(reason), "\(failure)") }
    }
  }

  @Test func theSameFileTwiceIsTheServersToRefuse() throws {
    let folder = try TemporaryFolder()
    do {
      let server = try Language.lua.server(in: folder, "loadmodule \"\(TrialModule.file)\"")
      server.stop()
      Issue.record("the server has started:\n\(server.log)")
    } catch let failure as TestFailure {
      #expect("\(failure)".contains("attempting to load the same module twice"))
    }
  }

  @Test func parametersArriveAndProcessesAreAnnounced() throws {
    let folder = try TemporaryFolder()
    let server = try Language.lua.server(
      in: folder, workers: 2,
      """
      modparam("trial", "greeting", "Grüß Gott")
      modparam("trial", "limit", 2147483647)
      modparam("trial", "journal", "\(folder.path)/journal")
      """)
    defer { server.stop() }
    let results = try server.results(["trial settings", "trial process"]) ?? []
    #expect(results.first == hex("Grüß Gott 2147483647"))
    #expect([hex("worker(1)"), hex("worker(2)")].contains(results.last ?? ""))
    // The main process begins last.
    for _ in 0..<1_000 where folder.read("journal")?.contains("begin main") != true { usleep(10_000) }
    server.stop()
    let lines = (folder.read("journal") ?? "").split(separator: "\n").map {
      $0.split(separator: " ", maxSplits: 1)
    }
    #expect(lines.allSatisfy { $0.count == 2 })
    let said = lines.compactMap(\.last)
    for line in ["begin main", "begin worker(1)", "begin worker(2)", "begin timer"] {
      #expect(said.contains(Substring(line)), "\(said)")
    }
    // One process ends the server: the main one.
    #expect(said.filter { $0 == "stop" }.count == 1)
    #expect(lines.first { $0.last == "stop" }?.first == lines.first { $0.last == "begin main" }?.first)
    #expect(Set(lines.compactMap(\.first)).count == said.count - 1)
  }

  @Test func callsInCallsKeepTheirTexts() throws {
    let server = try Language.lua.server(in: try TemporaryFolder())
    defer { server.stop() }
    let run = hex("app_lua.run")
    #expect(
      try server.results([
        "trial around \(run) \(hex("again"))",
        "trial around \(run) \(hex("deeper"))",
        "trial around \(run) \(hex("stumble"))",
        "trial around \(run) \(hex("no such route"))",
        "trial same_text \(hex("after"))",
      ]) == [
        hex("<inner>"), hex(String(repeating: "<", count: 11) + "x" + String(repeating: ">", count: 11)),
        hex("<" + String(repeating: "<", count: 10) + "x" + String(repeating: ">", count: 10) + ">"),
        hex("<" + String(repeating: "<", count: 10) + "x" + String(repeating: ">", count: 10) + ">"),
        hex("after"),
      ])
    #expect(server.log.contains("meant to fail in Lua"))
    try expectAlive(server)
  }

  @Test(.enabled(if: Kamailio.has("app_python3"))) func callsInCallsKeepTheirTextsInPython() throws {
    let server = try Language.python.server(in: try TemporaryFolder())
    defer { server.stop() }
    #expect(
      try server.results([
        "trial around \(hex("app_python3.exec")) \(hex("again"))",
        "trial around \(hex("app_python3.exec")) \(hex("stumble"))",
      ]) == [hex("<inner>"), hex("<inner>")])
    #expect(server.log.contains("meant to fail in Python"))
    // Its mod_init() runs before the module's.
    #expect(server.log.contains("KSR.trial.same_int: called before the module was initialised"))
    #expect(server.log.contains("before its module: [-1]"))
    try expectAlive(server)
  }

  @Test(
    arguments: [(Language.lua, "app_lua.reload"), (.python, "app_python.reload")].filter {
      Kamailio.has($0.0.module)
    }) func aScriptIsReloaded(_ language: Language, _ command: String) throws
  {
    let folder = try TemporaryFolder()
    let server = try language.server(
      in: folder, language == .lua ? #"modparam("app_lua", "reload", 1)"# : "")
    defer { server.stop() }
    try expectAlive(server)
    for _ in 0..<3 {
      let outcome = try server.control(command)
      #expect(outcome.status == 0, "\(outcome.errors)")
      try expectAlive(server)
    }
    #expect(try server.results(["trial same_text \(hex("äfter"))"]) == [hex("äfter")])
  }

  /// As with any module: the server ends when a process of it was killed. It must not hang.
  @Test func aServerEndsWhenAWorkerIsKilled() throws {
    let folder = try TemporaryFolder()
    let server = try Language.lua.server(in: folder)
    defer { server.stop() }
    // Its last process has begun: one that is still to begin misses the order to end, and the server waits for it.
    let control = try server.control("core.uptime")
    #expect(control.status == 0, "\(control.errors)")
    let results = try #require(try server.results(["pv get \(hex("$pp"))"]))
    let worker = try #require(results.first.flatMap { Int32($0) })
    let status = try String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("PPid:") }
    let main = try #require(line.flatMap { Int32($0.dropFirst(5).trimmingCharacters(in: .whitespaces)) })
    kill(worker, SIGKILL)
    // It is told more than once: a main process that has only begun to wait for signals can miss the first.
    for attempt in 0..<3_000 where kill(main, 0) == 0 {
      if attempt % 50 == 49 { kill(main, SIGCHLD) }
      usleep(20_000)
    }
    #expect(kill(main, 0) != 0, "\(server.log.suffix(2000))")
    #expect(server.log.contains("exited by a signal 9"))
  }

  @Test func memoryIsGivenBack() throws {
    let folder = try TemporaryFolder()
    let server = try Language.lua.server(in: folder, #"loadmodule "kex.so""#)
    defer { server.stop() }
    let calls = [
      "trial value \(hex("nested"))", "trial value \(hex("8"))", "trial value \(hex("9"))",
      "trial entries i:5000",
      "trial elements i:100000", "trial value \(hex("long in dict"))", "trial value \(hex("array of dicts"))",
    ]
    let worker = try #require(try server.results(["pv get \(hex("$pp"))"])?.first)
    func used() throws -> String {
      let statistics = try server.control("pkg.stats", "pid", worker)
      return statistics.output.split(separator: "\n").first { $0.contains("used:") && !$0.contains("_") }
        .map(String.init) ?? "nothing: \(statistics.errors)"
    }
    _ = try server.results(calls)
    // A worker answers before it has given back what the request took.
    func settled() throws -> String {
      var last = try used()
      for _ in 0..<100 {
        usleep(50_000)
        let next = try used()
        if next == last { break }
        last = next
      }
      return last
    }
    let before = try settled()
    for _ in 0..<20 { _ = try server.results(calls) }
    #expect(try settled() == before)
    #expect(before.contains("used: "), "\(before)")
  }
}
