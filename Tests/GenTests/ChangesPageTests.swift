import Descriptors
import Foundation
import KemiGen
import TestSupport
import Testing

/// The page that says what each release added, removed and changed.
@Suite struct ChangesPageTests {
  @Test func setsOfPvIsChangedInFiveThree() throws {
    let page = try String(contentsOfFile: Repository.generated + "/docs/pages/changes.md", encoding: .utf8)
    let pv = try #require(
      section("Changed", from: "5.2", to: "5.3", of: page).split(separator: "\n").first {
        $0.hasPrefix("- [pv]")
      })
    #expect(
      pv.contains(
        "[`sets`](modules/pv.md#sets): `none sets(str variable, str value)` became `bool sets(str variable, str value)`"
      ))
  }

  @Test func whatIsGoneIsInTheStepAfterItsLastRelease() throws {
    let page = try String(contentsOfFile: Repository.generated + "/docs/pages/changes.md", encoding: .utf8)
    let catalog = try repositoryCatalog()
    var count = 0
    for module in catalog.modules {
      for group in Dictionary(grouping: module.functions, by: \.name).values {
        let last = group.map { $0.releases.last ?? .master }.max()!
        guard let next = catalog.successor(of: last) else { continue }
        count += 1
        let removed = section("Removed", from: last.description, to: next.description, of: page)
        #expect(removed.contains("[`\(group[0].name)`](modules/\(module.name).md#\(group[0].name))"))
      }
    }
    #expect(count > 0)
  }

  @Test func stepsComeNewestFirst() throws {
    let page = try page(Module(name: "alpha", functions: [function("run")]))
    let headings = page.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings == ["## From 5.2 to 5.3 { #5.3 }", "## From 5.1 to 5.2 { #5.2 }"])
  }

  @Test func additionsAndRemovalsAreCounted() throws {
    let page = try page(
      Module(
        name: "alpha",
        functions: [
          function("early", releases: "5.1"), function("late", releases: "5.2-"),
          function("later", releases: "5.2-"), function("always"),
        ]))
    let removed = section("Removed", from: "5.1", to: "5.2", of: page)
    #expect(removed == " (1):\n\n- [alpha](modules/alpha.md): [`early`](modules/alpha.md#early)\n\n")
    let added = section("Added", from: "5.1", to: "5.2", of: page)
    #expect(added.hasPrefix(" (2):\n\n- [alpha](modules/alpha.md): [`late`](modules/alpha.md#late), "))
    #expect(!page.contains("always"))
  }

  @Test func stepWithoutAChangeSaysSo() throws {
    let page = try page(Module(name: "alpha", functions: [function("run")]))
    #expect(page.ranges(of: "\nNothing.\n").count == 2)
  }

  /// Words, routes and names of parameters are no change of a signature.
  @Test func otherWordsForTheSameTypesAreNoChange() throws {
    let page = try page(
      Module(
        name: "alpha",
        functions: [
          function("run", ["old"], releases: "5.1-5.2"), function("run", ["new"], releases: "5.3-"),
        ]))
    #expect(!page.contains("Changed"))
  }

  /// Where two builds have signatures of their own, both are shown.
  @Test func signaturesThatDifferByConditionAreAllShown() throws {
    var one = function("run", ["a"], releases: "5.3-")
    var two = function("run", ["a", "b"], releases: "5.3-")
    (one.condition, two.condition) = ("X", "not X")
    let page = try page(Module(name: "alpha", functions: [function("run", releases: "5.1-5.2"), one, two]))
    #expect(page.contains("`int run()` became `int run(int a)` or `int run(int a, int b)`"))
  }

  private func page(_ module: Module) throws -> String {
    let folder = try TemporaryFolder()
    try folder.generate(catalog(module), targets: [.docs])
    return try #require(folder.read("docs/pages/changes.md"))
  }

  /// What stands under a heading of a step, up to the next heading.
  private func section(_ title: String, from old: String, to new: String, of page: String) -> String {
    guard let step = page.range(of: "## From \(old) to \(new) ") else { return "" }
    let rest = page[step.upperBound...]
    let text = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    guard let start = text.range(of: "**\(title)**") else { return "" }
    let items = text[start.upperBound...]
    return String(items[..<(items.range(of: "**")?.lowerBound ?? items.endIndex)])
  }
}
