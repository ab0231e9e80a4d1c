import Descriptors
import Testing

@Suite struct CatalogTests {
  private static func function(_ name: String, _ releases: String) -> Function {
    Function(name: name, returns: Returns(type: .int), releases: ReleaseRange(releases)!)
  }

  private static func release(_ text: String) -> Release { Release(text)! }

  private let catalog: Catalog = {
    var exit = function("exit", "5.0-")
    exit.engines = [.lua]
    exit.listed = ReleaseRange("5.1")
    return Catalog(
      modules: [
        Module(name: "zz", functions: [function("old", "5.0"), function("new", "5.1-")]),
        Module(name: "core", functions: [function("f", "5.0-")]),
        Module(name: "aa", functions: [function("gone", "5.0")]),
        Module(name: "x", functions: [exit]),
      ],
      releases: ["master", "5.1", "5.0"].map { KnownRelease(release: release($0), version: $0) })
  }()

  @Test func theCoreComesFirst() {
    #expect(catalog.modules.map(\.name) == ["core", "aa", "x", "zz"])
  }

  @Test func releasesAreSorted() {
    #expect(catalog.releases.map(\.version) == ["5.0", "5.1", "master"])
    #expect(catalog.newest == .master)
  }

  @Test func successor() {
    #expect(catalog.successor(of: Self.release("5.0")) == Self.release("5.1"))
    #expect(catalog.successor(of: .master) == nil)
  }

  @Test func oneReleaseAlone() {
    let limited = catalog.limited(to: Self.release("5.1"))
    #expect(limited.modules.map(\.name) == ["core", "x", "zz"])
    #expect(limited.module("zz")?.functions.map(\.name) == ["new"])
    #expect(limited.releases.map(\.version) == ["5.1"])
  }

  @Test(arguments: [("5.0", false), ("5.1", true), ("master", false)])
  func tablesListTheEnginesFunctionsInSomeReleases(_ release: String, _ listed: Bool) {
    let limited = catalog.limited(to: Self.release(release))
    #expect(limited.module("x")?.functions.map(\.isInTable) == [listed])
  }

  @Test func someModulesAlone() {
    let limited = catalog.limited(toModules: ["aa", "core"])
    #expect(limited.modules.map(\.name) == ["core", "aa"])
    #expect(limited.releases == catalog.releases)
  }

  @Test func isCurrent() {
    #expect(catalog.module("zz")?.functions.map(catalog.isCurrent) == [false, true])
  }
}
