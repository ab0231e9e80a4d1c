import Foundation
import TestSupport
import Testing

/// The committed stub package, installed as people would, under the checkers that they use.
@Suite struct PythonToolTests {
  private static let installation = Result { try install() }

  private static let correct = #"""
    import KSR


    class Kamailio:
        def child_init(self, rank: int) -> int:
            return 0

        def ksr_request_route(self, msg: object) -> int:
            if KSR.maxfwd.process_maxfwd(10) < 0:
                KSR.sl.send_reply(483, "Too Many Hops")
                return 1
            if KSR.is_CANCEL():
                KSR.tm.t_relay()
                return 1
            user = KSR.pv.get("$rU")
            if user is not None:
                KSR.info(f"call to {user}\n")
            KSR.x.modf("sl_send_reply", "200", "OK")
            KSR.tm.t_on_failure("ksr_failure_busy")
            return 1 if KSR.tm.t_relay() > 0 else -1


    def mod_init() -> Kamailio:
        return Kamailio()
    """#

  private static let wrong = #"""
    import KSR

    KSR.sl.send_reply("busy", "Busy Here")
    KSR.tm.t_relay_now()
    """#

  @Test func installingLeavesTheFolderAsItWas() throws {
    let before = contents(of: Repository.generated + "/python")
    let folder = try PythonToolTests.installation.get()
    #expect(contents(of: Repository.generated + "/python") == before)
    #expect(folder.files.contains { $0.hasSuffix("/site-packages/KSR-stubs/__init__.pyi") })
    #expect(folder.files.contains { $0.hasSuffix("/site-packages/KSR-stubs/tm.pyi") })
  }

  @Test func mypyHasNothingAgainstACorrectScript() throws {
    let outcome = try mypy(PythonToolTests.correct)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func mypyFindsBothMistakes() throws {
    let outcome = try mypy(PythonToolTests.wrong)
    let errors = outcome.output.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count == 2)
    #expect(errors.first?.hasPrefix("script.py:3: error: Argument 1 to \"send_reply\"") == true)
    #expect(errors.last?.hasPrefix("script.py:4: error: Module has no attribute \"t_relay_now\"") == true)
  }

  @Test func pyrightHasNothingAgainstACorrectScript() throws {
    let outcome = try pyright(PythonToolTests.correct)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func pyrightFindsBothMistakes() throws {
    let outcome = try pyright(PythonToolTests.wrong)
    let lines = Set(
      outcome.output.split(separator: "\n").filter { $0.contains(" - error: ") }
        .compactMap { $0.split(separator: ":").dropFirst().first })
    #expect(lines == ["3", "4"])
    #expect(outcome.output.contains("(reportArgumentType)"))
    #expect(outcome.output.contains("(reportAttributeAccessIssue)"))
  }

  @Test(arguments: ["mypy", "basedpyright"])
  func stubsThemselvesAreStrict(_ tool: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.generated + "/python/KSR-stubs", toPath: folder.path + "/KSR-stubs")
    let outcome = try tool == "mypy" ? mypy(in: folder, ["KSR-stubs"]) : pyright(in: folder, ["KSR-stubs"])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  private func mypy(_ script: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("script.py", script + "\n")
    return try mypy(in: folder, ["script.py"])
  }

  private func mypy(in folder: TemporaryFolder, _ files: [String]) throws -> Outcome {
    let python = try PythonToolTests.installation.get().path + "/venv/bin/python"
    return try run(
      Repository.tool("mypy"), ["--strict", "--cache-dir=/dev/null", "--python-executable", python] + files,
      in: folder.path)
  }

  private func pyright(_ script: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("script.py", script + "\n")
    return try pyright(in: folder, ["script.py"])
  }

  private func pyright(in folder: TemporaryFolder, _ files: [String]) throws -> Outcome {
    let python = try PythonToolTests.installation.get().path + "/venv/bin/python"
    try folder.write(
      "pyrightconfig.json", #"{ "typeCheckingMode": "strict", "reportMissingModuleSource": false }"#)
    return try run(Repository.tool("basedpyright"), ["--pythonpath", python] + files, in: folder.path)
  }

  /// A virtual environment with the package in it.
  private static func install() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let venv = folder.path + "/venv"
    for (tool, arguments) in [
      ("python", ["-m", "venv", "--without-pip", venv]),
      (
        "pip",
        [
          "--python", venv, "install", "--quiet", "--disable-pip-version-check",
          Repository.generated + "/python",
        ]
      ),
    ] {
      let outcome = try run(Repository.tool(tool), arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    return folder
  }
}
