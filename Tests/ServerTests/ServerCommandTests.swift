import Foundation
import Processes
import TestSupport
import Testing

@testable import KemiImport

/// `kemi import --server` as a command.
@Suite struct ServerCommandTests {
  private func kemi(_ arguments: [String], in folder: TemporaryFolder? = nil) throws -> Outcome {
    let folder = try folder ?? TemporaryFolder()
    return try run(Repository.kemi, ["import"] + arguments, in: folder.path)
  }

  @Test func differencesAreAFinding() throws {
    let server = try FakeServer(["box box open 1 2,0"])
    let outcome = try kemi(["--server", "--diff", "--kamailio", server.path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("  KSR.box.open(str) -> int  [in box.so]\n"))
    #expect(outcome.errors == "")
  }

  @Test func importThenNoDifference() throws {
    let server = try FakeServer(["box tm t_relay 1 0"])
    let folder = try TemporaryFolder()
    let first = try kemi(["--server", "--kamailio", server.path], in: folder)
    #expect(first.status == 0)
    #expect(first.errors == "descriptors: 2 files added, 0 changed\n")
    let again = try kemi(["--server", "--release", "5.6", "--kamailio", server.path], in: folder)
    #expect(again.errors == "descriptors: 0 files added, 0 changed\n")
  }

  @Test func theInstalledOne() throws {
    let outcome = try kemi(["--server", "--diff", "--modules", "/"])
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("server: kamailio "))
    #expect(outcome.output.contains("  tm.so is not installed: "))
  }

  static let failing: [(script: String, message: String)] = [
    ("exit 0", "cannot be asked for its functions: it ended with status 0\n"),
    (
      "echo 'no such option'; exit 4",
      "cannot be asked for its functions: it ended with status 4: no such option\n"
    ),
    ("kill -SEGV $$", "cannot be asked for its functions: it crashed (signal 11)\n"),
    ("echo version >$KEMI_EXPORT", "cannot be asked for its functions: it ended with status 0\n"),
    (
      #"printf 'version\tteapot\nend\n' >$KEMI_EXPORT"#,
      "does not say where its modules are; name the folder with --modules\n"
    ),
    (
      #"test $1 = -I && echo 'paths to modules: /tmp'; printf 'version\tteapot\nend\n' >$KEMI_EXPORT"#,
      "says that it is 'teapot', which is no release of Kamailio\n"
    ),
  ]

  @Test(arguments: failing) func aServerThatCannotBeAsked(_ script: String, _ message: String) throws {
    let server = try FakeServer(script: script)
    let outcome = try kemi(["--server", "--diff", "--kamailio", server.path])
    // A folder that is usual may be there.
    if message.hasPrefix("does not say"), outcome.errors.contains("teapot") { return }
    #expect(outcome.errors == "kemi: error: \(server.path): \(message)")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
  }

  @Test func aProgramThatIsNone() throws {
    let folder = try TemporaryFolder()
    let cases: [(name: String, mode: String?, message: String)] = [
      ("absent", nil, "there is no such program; install Kamailio, or name it with --kamailio"),
      ("plain", "644", "is not a program that can be run"),
      ("alien", "755", "cannot be started: Exec format error"),
    ]
    for (name, mode, message) in cases {
      let path = folder.path + "/" + name
      if let mode {
        // The first bytes of a program for another kind of machine.
        let program = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 57))
        try installProgram(try folder.write("source", program), as: path, mode: mode)
      }
      let outcome = try kemi(["--server", "--kamailio", path])
      #expect(outcome.errors == "kemi: error: \(path): \(message)\n")
      #expect(outcome.status == 2)
    }
  }

  @Test func anotherRelease() throws {
    let server = try FakeServer([])
    let outcome = try kemi(["--server", "--diff", "--release", "5.8", "--kamailio", server.path])
    #expect(
      outcome.errors == "kemi: error: \(server.path) is Kamailio 5.6.3, which is --release 5.6, not 5.8\n")
    #expect(outcome.status == 2)
  }

  @Test func withoutTheExporter() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    try installProgram(Repository.kemi, as: folder.path + "/bin/kemi")
    let outcome = try run(folder.path + "/bin/kemi", ["import", "--server", "--diff"], in: folder.path)
    #expect(
      outcome.errors.hasPrefix(
        "kemi: error: the library that asks Kamailio for its functions is missing: neither "))
    #expect(outcome.status == 2)
  }

  static let mistakes: [(arguments: [String], part: String)] = [
    ([], "Name a source tree with --source, or the installed Kamailio with --server."),
    (
      ["--server", "--source", "."],
      "Name a source tree with --source, or the installed Kamailio with --server."
    ),
    (["--server", "--audit"], "--audit is about a source tree"),
    (["--source", "."], "--source needs --release."),
    (["--source", ".", "--release", "5.6", "--diff"], "go with --server"),
    (["--source", ".", "--release", "5.6", "--kamailio", "x"], "go with --server"),
    (["--source", ".", "--release", "5.6", "--modules", "x"], "go with --server"),
    (["--server", "--release", "new"], "'new' is no release"),
    (["--server", "--modules", "/nonexistent"], "/nonexistent: "),
  ]

  @Test(arguments: mistakes) func misuse(_ arguments: [String], _ part: String) throws {
    let outcome = try kemi(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(part), "\(outcome.errors)")
  }

  @Test func aProgramThatDoesNotEndIsEnded() throws {
    for script in ["while :; do :; done", "exec >&- 2>&-; while :; do :; done"] {
      #expect(try BoundedRun("/bin/sh", ["-c", script], seconds: 0).ending == nil)
    }
  }

  @Test func whatAProgramReadsAndWrites() throws {
    let run = try BoundedRun(
      "/bin/sh", ["-c", "cat; echo $WORD >&2; echo result >&3; exit 7"], input: Array("input\n".utf8),
      variables: ["WORD": "word"], seconds: 60)
    #expect(run.ending == .exited(7))
    #expect(String(decoding: run.output, as: UTF8.self) == "input\nword\n")
    #expect(String(decoding: run.results, as: UTF8.self) == "result\n")
  }
}
