import Foundation
import TestSupport
import Testing

/// Many requests to four workers; `Tests/KamailioTests/load` alone sends ten times as many, and has it under valgrind too.
@Suite(.enabled(if: Kamailio.isInstalled && Kamailio.has("app_lua"), "no Kamailio is installed"), .serialized)
struct LoadTests {
  private static let hasSipp = FileManager.default.isExecutableFile(atPath: "/usr/bin/sipp")

  @Test(.enabled(if: hasSipp, "no sipp is installed")) func workersDoNotGrow() throws {
    let port = try FreePort.take()
    let outcome = try run(
      Repository.root + "/Tests/KamailioTests/load",
      ["-n", "3000", "-p", "\(port)", "-m", TrialModule.file])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("3000 requests, each with its reply and the right results"))
  }
}
