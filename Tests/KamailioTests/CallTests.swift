import TestSupport
import Testing

/// The functions of a module in Swift, called by scripts of a real Kamailio.
@Suite(.enabled(if: Kamailio.isInstalled, "no Kamailio is installed"), .serialized) struct CallTests {
  @Test(arguments: Language.allCases.filter { Kamailio.has($0.module) })
  func everyCallReturnsWhatItHasTo(_ language: Language) throws {
    let server = try language.server(in: try TemporaryFolder())
    defer { server.stop() }
    for calls in [
      Call.numbers, Call.texts, Call.combinations, Call.values, Call.lists, Call.failures, Call.messages,
    ] {
      let results = try server.results(calls.map(\.text)) ?? []
      #expect(results.count == calls.count, "\(server.log.suffix(2000))")
      for (call, result) in zip(calls, results) {
        #expect(result == call.result(in: language), "\(call.text)")
      }
    }
    // An error of a function is a line of the log.
    #expect(server.log.contains("KSR.trial.fail_str: meant to fail"))
    let noLong = "1099511627776 does not fit into an int, and this release of Kamailio has no long"
    #expect(server.log.contains(noLong) != Kamailio.hasLong)
    for reason in [
      "lists in more than 7 others are more than Lua has room for",
      "Kamailio cannot return an array of dicts; return a dict of dicts",
      "the server has no memory left for a list; its option -M gives it more",
      "there is no KSR.no.such; its module has to be loaded before it is called",
      "KSR.setflag: argument 1 has to be of type int, not str",
      "KSR.pv.sets: 2 arguments expected, 1 passed",
    ] {
      #expect(server.log.contains(reason), "\(reason)")
    }
    #expect(!server.log.contains("exited by a signal"))
  }

  @Test func theGeneratedTablesAreThoseOfTheDescriptor() throws {
    let folder = Repository.root + "/Tests/KamailioTests/Module"
    let output = try TemporaryFolder()
    let outcome = try run(
      Repository.kemi,
      ["generate", "--descriptors", folder, "--module", "trial", "--target", "swift", "--target", "kamailio"]
        + ["--output", output.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    for file in ["swift/TrialModule", "swift/Implementation+Signatures", "kamailio/TrialServer"] {
      let name = file.split(separator: "/").last.map { "\(folder)/Generated/\($0).swift" } ?? ""
      let difference = try run("diff", ["-u", name, "\(output.path)/\(file).swift"])
      #expect(difference.status == 0, "\(difference.output)")
    }
  }
}
