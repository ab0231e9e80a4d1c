import Foundation
import TestSupport
import Testing

/// Many requests to four workers.
@Suite(.enabled(if: Kamailio.isInstalled && Kamailio.has("app_lua"), "no Kamailio is installed"), .serialized)
struct LoadTests {
  private static func isInstalled(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)")
  }

  private func load(_ requests: Int, _ options: String...) throws {
    let outcome = try run(
      Repository.root + "/Tests/KamailioTests/load",
      ["-n", "\(requests)", "-p", "\(FreePort.take())", "-m", TrialModule.file] + options)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("\(requests) requests, each with its reply and the right results"))
  }

  @Test(.enabled(if: isInstalled("sipp"), "no sipp is installed")) func workersDoNotGrow() throws {
    try load(20_000)
  }

  @Test(.enabled(if: isInstalled("sipp") && isInstalled("valgrind"), "no sipp or no valgrind is installed"))
  func valgrindSeesNoErrorOfTheModule() throws { try load(1_100, "-v") }
}
