import Foundation
import TestSupport
import Testing

/// The example modules: their own tests, and each in a Kamailio with four workers.
@Suite(.serialized) struct ExampleModulesTests {
  private static let examples = Repository.root + "/Examples"
  private static let scripts = Repository.root + "/Tests/KamailioTests/Examples"
  private static let workers = 4
  private static let languages = ["lua"] + (Kamailio.has("app_python3") ? ["python"] : [])
  private static let germany = "\"plan\", \"\(examples)/e164/plans/germany.plan\""

  @Test(.timeLimit(.minutes(15)), arguments: ["e164", "slidingwindow"])
  func isAModuleThatPassesItsTests(_ name: String) throws {
    let folder = try TemporaryFolder()
    let package = "\(Self.examples)/\(name)"
    let build = try run(Repository.kemi, ["build", package, "--output", folder.path])
    try #require(build.status == 0, "\(build.errors)")
    let tests = try run("swift", ["test", "--package-path", package])
    #expect(tests.status == 0, "\(tests.output)\(tests.errors)")
    switch name {
    case "e164":
      try numbers(in: folder)
      try everyLanguage(Self.numberCalls, "e164", in: folder, parameter: Self.germany)
    default:
      try windows(in: folder)
      try everyLanguage(Self.windowCalls, "slidingwindow", in: folder, parameter: "\"slots\", 16")
    }
  }

  // MARK: - All functions, from all languages

  /// Calls in the form of `Scripts`, and what they return; text is null in Ruby.
  private static let numberCalls = [
    ("normalize \(hex("089 12 34 56"))", hex("+4989123456")), ("normalize \(hex("alice"))", "null"),
    ("normalize s:", "null"), ("normalize r:31*60000", "null"), ("kind \(hex("112"))", hex("emergency")),
    ("country \(hex("+39 06 12345678"))", hex("IT")), ("country \(hex("grüß €"))", "null"),
    ("extension \(hex("089 123456 ext. 7"))", hex("7")), ("extension \(hex("089 123456"))", "null"),
    ("is_same \(hex("089 123456")) \(hex("+49 (0) 89 123456"))", "true"),
    ("is_same \(hex("089 123456")) s:", "false"), ("set_ru", "-1"), ("reload", "1"),
  ]

  private static let windowCalls = [
    ("allow s:61 i:2 i:60", "1"), ("allow s:61 i:2 i:60", "1"), ("allow s:61 i:2 i:60", "-1"),
    ("allow \(hex("grüß €")) i:1 i:60", "1"), ("allow r:61*60000 i:1 i:60", "1"),
    ("allow r:61*60000 i:1 i:60", "-1"), ("allow s: i:1 i:60", "-2"), ("allow s:61 i:-1073741824 i:60", "-2"),
    ("allow s:61 i:1 i:-1073741824", "-2"), ("count s:61 i:60", "2"), ("count s:61 i:0", "-1"),
    ("retry_after s:61 i:5 i:60", "0"), ("retry_after s:61 i:0 i:60", "-1"), ("reset s:61", "1"),
    ("reset s:61", "-1"), ("evicted", "0"),
  ]

  private func everyLanguage(
    _ calls: [(text: String, result: String)], _ module: String, in folder: TemporaryFolder, parameter: String
  ) throws {
    for language in Language.allCases where Kamailio.has(language.module) {
      let server = try language.server(
        in: folder, "loadmodule \"\(folder.path)/\(module).so\"\nmodparam(\"\(module)\", \(parameter))")
      defer { server.stop() }
      let results = try server.results(calls.map { "\(module) \($0.text)" }) ?? []
      #expect(results.count == calls.count, "\(language): \(server.log.suffix(2000))")
      for (call, result) in zip(calls, results) {
        let expected = language == .ruby && call.result.hasPrefix("s:") ? "null" : call.result
        #expect(result == expected, "\(language): \(call.text)")
      }
    }
  }

  // MARK: - Phone numbers

  private func numbers(in folder: TemporaryFolder) throws {
    for language in Self.languages {
      let server = try start(
        "e164", script: "\(Self.examples)/e164/try/script", language, in: folder,
        parameter: Self.germany)
      for (user, answer) in [
        ("089-123456", "200 +4989123456 national DE"),
        ("+390612345678", "200 +390612345678 international IT"),
        ("01711234567", "200 +491711234567 mobile DE"), ("112", "200 112 emergency"),
        ("116117", "200 116117 short"), ("09001234567", "403 No Premium Numbers"),
        ("alice", "484 No Phone Number"),
      ] {
        #expect(try ask(server, "OPTIONS", user) == answer, "\(language)")
      }
      #expect(!server.log.contains("ERROR"), "\(server.log)")
    }
    try plansOfAllWorkers(in: folder)
    try brokenPlan(in: folder)
  }

  /// A plan is read again by all workers, unless it has a mistake.
  private func plansOfAllWorkers(in folder: TemporaryFolder) throws {
    let plan = "country 49 DE trunk 0\nhome 49\ndial 0 national\n"
    let path = try folder.write("test.plan", plan)
    let server = try start(
      "e164", script: "\(Self.scripts)/e164", "lua", in: folder, parameter: "\"plan\", \"\(path)\"")
    #expect(try answers(of: server, to: "0900123456") == ["national"])
    try folder.write("test.plan", plan + "range 49900 premium\n")
    #expect(try answers(of: server, to: "0900123456") == ["national"])
    #expect(try answer(ask(server, "NOTIFY", "reload")) == "1")
    #expect(try answers(of: server, to: "0900123456") == ["premium"])
    try folder.write("test.plan", plan + "range 49900 premium much\n")
    #expect(try answer(ask(server, "NOTIFY", "reload")) == "-1")
    #expect(
      server.log.contains("KSR.e164.reload: \(path):4: 'much' is one word too many"), "\(server.log)")
    #expect(try answers(of: server, to: "0900123456") == ["premium"])
    #expect(try answer(ask(server, "INFO", "hostile")) == "nothing")
    for (uri, expected) in [
      ("sip:089-123456;npdi@127.0.0.1;x=y", "1 sip:+4989123456;npdi@127.0.0.1;x=y"),
      ("tel:089-123456;phone-context=+49;x=y", "1 tel:+4989123456;x=y"),
      ("sip:alice@127.0.0.1", "-1 sip:alice@127.0.0.1"),
    ] {
      #expect(try answer(ask(server, "MESSAGE", uri: uri)) == expected)
    }
  }

  private func brokenPlan(in folder: TemporaryFolder) throws {
    let path = try folder.write("broken.plan", "home 49\ndial 00 abroad\n")
    let failure = #expect(throws: TestFailure.self) {
      try start("e164", script: "\(Self.scripts)/e164", "lua", in: folder, parameter: "\"plan\", \"\(path)\"")
    }
    #expect(
      failure?.description.contains("e164: cannot start: \(path):2: 'abroad' is none of: international")
        == true,
      "\(failure?.description ?? "")")
  }

  // MARK: - Sliding windows

  private func windows(in folder: TemporaryFolder) throws {
    for language in Self.languages {
      let server = try start(
        "slidingwindow", script: "\(Self.examples)/slidingwindow/try/script", language, in: folder,
        parameter: "\"slots\", 16")
      for number in 1...10 { #expect(try ask(server, "OPTIONS", "bob") == "200 Request \(number)") }
      #expect(try ask(server, "OPTIONS", "bob") == "503 Too Many Requests")
      #expect(!server.log.contains("ERROR"), "\(server.log)")
    }
    let server = try start(
      "slidingwindow", script: "\(Self.scripts)/slidingwindow", "lua", in: folder, parameter: "\"slots\", 16")
    let socket = try UDPSocket()
    var replies: [String] = []
    var workers: Set<Substring> { Set(replies.compactMap { $0.split(separator: " ").last }) }
    // Many at once, so that the workers meet, and no more than a socket holds. On a busy machine one worker may have
    // read them all before another runs: then some more, but not for ever.
    for round in 0..<500 where round < 10 || workers.count == 1 {
      for number in 0..<30 {
        try socket.send(server.request("OPTIONS", to: "all", id: "\(round)-\(number)"), to: server.port)
      }
      for _ in 0..<30 { replies.append(status(of: try #require(socket.receive()))) }
    }
    #expect(replies.count { $0.hasPrefix("200 1 by ") } == 100)
    #expect(replies.count { $0.hasPrefix("200 -1 by ") } == replies.count - 100)
    #expect(workers.count > 1)
    #expect(try answer(ask(server, "INFO", "hostile")) == "nothing")
    let failure = #expect(throws: TestFailure.self) {
      try start(
        "slidingwindow", script: "\(Self.scripts)/slidingwindow", "lua", in: folder, parameter: "\"slots\", 1"
      )
    }
    #expect(failure?.description.contains("slots has to be 16 to 16777216, not 1") == true)
  }

  // MARK: - The server

  /// - Parameters:
  ///   - script: Its path, without the ending.
  ///   - folder: Where the module is.
  private func start(
    _ module: String, script: String, _ language: String, in folder: TemporaryFolder, parameter: String
  ) throws -> Kamailio {
    let (interpreter, ending) = language == "lua" ? ("app_lua", "lua") : ("app_python3", "py")
    return try Kamailio(
      in: folder,
      """
      loadmodule "sl.so"
      loadmodule "pv.so"
      loadmodule "\(folder.path)/\(module).so"
      modparam("\(module)", \(parameter))
      loadmodule "\(interpreter).so"
      modparam("\(interpreter)", "load", "\(script).\(ending)")
      cfgengine "\(language)"
      """, workers: Self.workers)
  }

  /// The status and the reason of the answer.
  private func ask(_ server: Kamailio, _ method: String, _ user: String) throws -> String {
    try ask(server, method, uri: "sip:\(user)@127.0.0.1:\(server.port)")
  }

  private func ask(_ server: Kamailio, _ method: String, uri: String) throws -> String {
    let request = String(
      decoding: server.request(method, to: "nobody", id: UUID().uuidString), as: UTF8.self)
    let line = request.prefix { $0 != "\r\n" }
    let message = "\(method) \(uri) SIP/2.0" + request.dropFirst(line.count)
    return status(of: try #require(try server.reply(to: Array(message.utf8))))
  }

  private func status(of reply: [UInt8]) -> String {
    String(
      decoding: reply.prefix { $0 != UInt8(ascii: "\r") }.dropFirst("SIP/2.0 ".utf8.count), as: UTF8.self)
  }

  /// What a test's script has answered, without the worker.
  private func answer(_ status: String) throws -> String {
    String(try #require(status.split(separator: " by ").first).dropFirst("200 ".count))
  }

  /// The different answers of all workers to the same question.
  private func answers(of server: Kamailio, to user: String) throws -> Set<String> {
    var answers: [Substring: String] = [:]
    // Who is asked is the system's choice: ask until each was, and not for ever.
    for _ in 0..<20_000 where answers.count < Self.workers {
      let status = try ask(server, "OPTIONS", user)
      answers[try #require(status.split(separator: " ").last)] = try answer(status)
    }
    #expect(answers.count == Self.workers)
    return Set(answers.values)
  }
}
