import Foundation
import TestSupport
import Testing

/// A module in Swift in servers that cannot be installed, or that are not what they say: a small server of our own in C.
@Suite struct FakeServerTests {
  /// - Parameters:
  ///   - macros: What the server is to be otherwise.
  ///   - commands: A function and its argument each.
  private func output(_ macros: [String], _ commands: [String] = []) throws -> [String] {
    let folder = try TemporaryFolder()
    let server = folder.path + "/server"
    let source = Repository.root + "/Tests/KamailioTests/FakeServer/server.c"
    let built = try run(
      "clang",
      [
        "-std=c2x", "-rdynamic", "-I\(Repository.root)/Sources/CKamailio/include", "-o", server, source,
        "-ldl",
      ]
        + macros.map { "-D\($0)" })
    try #require(built.status == 0, "\(built.errors)")
    // A module stays until the process ends.
    let outcome = try run(
      server, [TrialModule.file] + commands, environment: ["ASAN_OPTIONS": "detect_leaks=0"])
    #expect(!outcome.crashed, "\(outcome.output)\(outcome.errors)")
    return (outcome.output + outcome.errors).split(separator: "\n").map(String.init)
  }

  private let flags = "flags: STATS: Off, PKG_MALLOC, Q_MALLOC, DBG_SR_MEMORY, USE_FUTEX"
  private static let old = [#"VERSION="kamailio 5.6.3 (x86_64/linux) fd5baa""#, "XVAL=8"]

  @Test func anOldServerGetsItsCodes() throws {
    #expect(
      try output(FakeServerTests.old, ["start", "1", "value", "long", "big", "2", "upper", "ab"]) == [
        "version: kamailio 5.6.3 (x86_64/linux)", flags,
        "loaded: trial, upper returns 8, first parameter 2", "start: 0", "begin: 0",
        "log: KSR.trial.value: 1099511627776 does not fit into an int, and this release of Kamailio has no long",
        "null", "no big", "str AB", "blocks: 0",
      ])
  }

  @Test func aNewServerGetsItsCodes() throws {
    #expect(
      try output(
        [],
        ["start", "1", "value", "long", "big", "2000000", "upper", "ab", "value", "nested", "value", "8"]
          + ["value", "array", "fail_xval", "", "value", "true", "value", "null", "value", "none"]) == [
          "version: kamailio 6.1.4 (x86_64/linux)", flags,
          "loaded: trial, upper returns 16, first parameter 2", "start: 0", "begin: 0", "long 1099511627776",
          "long 131072000000", "str AB", "dict, depth 5", "array, depth 9", "array, depth 2",
          "log: KSR.trial.fail_xval: meant to fail", "null", "bool 1", "null", "type 0", "blocks: 0",
        ])
  }

  @Test func theServersOwnFunctionsAreCalledAsItCallsThem() throws {
    #expect(
      try output(
        [],
        [
          "start", "1", "call_long", "1099511627776", "variable", "long", "variable", "dict", "variable",
          "array",
        ]
          + ["variable", "no text", "variable", "nothing", "core", "no_function", "core", "odd"]
          + ["without message", "$ru"]
      ).dropFirst(5) == [
        "long: name 8 1099511627776", "int 7", "long 1099511627776", "dict, depth 2", "array, depth 3",
        "str ",
        "null", "log: KSR.trial.core: KSR.no_function has no C function behind it", "null",
        "log: KSR.trial.core: KSR.odd has a parameter of type 16, which cannot be passed", "null",
        "log: KSR.trial.variable: KSR.pv.get was called when the call that the message belongs to had ended",
        "null", "blocks: 0",
      ])
  }

  @Test func aTextMayBeNoText() throws {
    #expect(
      try output([], ["start", "1", "NULL", ""]).dropFirst(5) == ["str ", "str ", "str ", "blocks: 0"])
  }

  @Test func functionsWaitForTheirModule() throws {
    #expect(
      try output([], ["upper", "ab", "start", "1", "upper", "ab"]).dropFirst(3) == [
        "log: KSR.trial.upper: called before the module was initialised", "null", "start: 0", "begin: 0",
        "str AB",
        "blocks: 0",
      ])
  }

  @Test func aListThatDoesNotFitIsGivenBack() throws {
    #expect(
      try output(["ROOM=100"], ["start", "1", "elements", "99", "elements", "100", "entries", "99"])
        .dropFirst(5) == [
          "array, depth 2",
          "log: KSR.trial.elements: the server has no memory left for a list; its option -M gives it more",
          "null",
          "log: KSR.trial.entries: the server has no memory left for a list; its option -M gives it more",
          "null",
          "blocks: 0",
        ])
  }

  @Test(
    arguments: [
      (["NO_VERSION"], "the server has no symbol 'full_version'; it is no Kamailio that has KEMI"),
      (["NO_TABLES"], "the server has no symbol 'sr_kemi_modules_get'; it is no Kamailio that has KEMI"),
      ([#"VERSION="opensips""#], "the server calls itself 'opensips', which names no release of Kamailio"),
      (
        [#"VERSION="kamailio 5.3.9 (x86_64/linux)""#, "XVAL=8"],
        "it knows Kamailio 5.4 to 6.2, not 5.3; build it again with a kemi that knows this release"
      ),
      (
        [#"VERSION="kamailio 7.0.0 (x86_64/linux)""#],
        "it knows Kamailio 5.4 to 6.2, not 7.0; build it again with a kemi that knows this release"
      ),
      (["XVAL=8"], "the server returns type 8 from KSR.pv.get, where its release has 16"),
      (
        [#"VERSION="kamailio 5.6.3 (x86_64/linux)""#],
        "the server returns type 16 from KSR.pv.get, where its release has 8"
      ),
      (["FULL"], "the server has no room for another module"),
    ] as [([String], String)]) func unknownGroundIsRefused(_ macros: [String], _ reason: String) throws
  {
    let lines = try output(macros)
    #expect(lines.contains { $0.hasSuffix("trial: not loaded: \(reason)") }, "\(lines)")
    #expect(lines.contains("refused"))
  }
}
