import Descriptors
import TestSupport
import Testing

@testable import KemiImport

/// What a server and a catalog do not agree on.
@Suite struct DifferenceTests {
  @Test func noDifference() throws {
    let server = try FakeServer(["box box open 1 2,0,0,0,0,0"]).read()
    let difference = ServerDifference(server, .box([Function("open", [.str])]))
    #expect(difference.isEmpty)
    #expect(
      difference.text == """
        server: kamailio 5.6.3 (x86_64/linux); functions: 1, in sub-modules: 1; modules loaded: 1 of 1
        catalog: release 5.6, as of 5.6.6; functions: 1

        In the server, not in the catalog: 0

        In both, but not the same: 0

        In the catalog, not in the server: 0

        """)
  }

  @Test func everyKindOfDifference() throws {
    let server = try FakeServer(
      modules: ["box", "crate"], broken: ["torn"],
      [
        "- core log 0 2,0", "box box open 1 2,1,0", "box box fresh 1 0", "crate box moved 1 0",
        "crate crate go 4 0",
      ]
    ).read()
    let difference = ServerDifference(
      server,
      .box([
        Function("open", [.str]), Function("moved"), Function("later", in: "5.6-"),
        Function("choice", condition: "WITH_IT"),
        Function("gone", loads: ["absent", "nowhere"]), Function("torn", loads: ["absent", "torn"]),
        Function("other", in: "5.7-"),
      ]))
    #expect(!difference.isEmpty)
    #expect(!difference.isExplained)
    #expect(
      difference.text == """
        server: kamailio 5.6.3 (x86_64/linux); functions: 5, in sub-modules: 3; modules loaded: 2 of 3
        catalog: release 5.6, as of 5.6.6; functions: 6

        In the server, not in the catalog: 3
          KSR.box.fresh() -> int  [in box.so]
          KSR.log(str) -> none  [in the server itself]
          KSR.crate.go() -> bool  [in crate.so]

        In both, but not the same: 2
          KSR.box.open(str, int) -> int  [the catalog has (str) -> int]
          KSR.box.moved() -> int  [in crate.so; the catalog has box.so]

        In the catalog, not in the server: 4

          absent.so or nowhere.so is not installed: 1
            KSR.box.gone() -> int

          not yet in 5.6.3; the catalog has 5.6.6: 1
            KSR.box.later() -> int

          only in a build with: WITH_IT: 1
            KSR.box.choice() -> int

          torn.so could not be loaded: the server did not load it, and says nothing about it: 1
            KSR.box.torn() -> int

        """)
  }

  static let ages: [(version: String, releases: String, reason: ServerDifference.Reason)] = [
    ("5.6.0", "5.6-", .olderServer("5.6.6")), ("5.6.0-rc1", "5.6", .olderServer("5.6.6")),
    ("5.6.0", "5.5-", .unknown), ("5.6.6", "5.6-", .unknown),
    ("5.6.10", "5.5-", .newerServer("5.6.6")),
  ]

  @Test(arguments: ages) func whyALoadedModuleLacksAFunction(
    _ version: String, _ releases: String, _ reason: ServerDifference.Reason
  ) throws {
    let server = try FakeServer(version: version, []).read()
    #expect(
      ServerDifference(server, .box([Function("open", in: releases)])).missing.map(\.reason) == [reason])
  }

  /// src/core/kemi.h of 5.6 and of 5.7.
  @Test func theNumbersOfTypesAreTheServers() throws {
    let types = ["a 8 1", "b 16 2", "c 32 8", "d 64 4", "e 128 4"].map { "box box " + $0 }
    let old = try FakeServer(["- pv get 8 2,0"] + types).read()
    #expect(
      old.entries.filter { $0.module == "box" }.map(\.signature.returns) == [.xval, .null, .dict, .array])
    #expect(old.complaints.count == 1)
    let new = try FakeServer(version: "5.8.1", ["- pv get 16 2,0"] + types).read()
    let found = new.entries.filter { $0.module == "box" }.map(\.signature)
    #expect(found.map(\.returns) == [.long, .xval, .null, .dict, .array])
    #expect(found.map(\.parameters) == [[.int], [.str], [.long], [.bool], [.bool]])
  }

  @Test(arguments: [
    ("5.6.3", "5.6"), ("6.2.0-dev1", "master"), ("5.8.0-pre2", "5.8"), ("5.6.3+ds1-2", "5.6"),
  ])
  func theReleaseIsTheServersOwn(_ version: String, _ release: String) throws {
    #expect(try FakeServer(version: version, []).read().release.description == release)
  }
}
