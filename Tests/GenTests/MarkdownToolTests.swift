import Descriptors
import Foundation
import TestSupport
import Testing

/// The committed reference as mkdocs renders it.
@Suite struct MarkdownToolTests {
  private static let site = Result { try build() }

  @Test func mkdocsHasNothingAgainstIt() throws {
    let (_, outcome) = try MarkdownToolTests.site.get()
    #expect(outcome.status == 0)
    // It is strict with pages that are missing, and mentions anchors that are.
    #expect(!outcome.errors.contains("does not contain an anchor"))
    #expect(!outcome.errors.contains("not included in the \"nav\""))
    #expect(!outcome.errors.contains("WARNING"))
  }

  @Test func everyFunctionHasAnAnchor() throws {
    let (folder, _) = try MarkdownToolTests.site.get()
    var missing: [String] = []
    for module in try repositoryCatalog().modules {
      let page = try #require(folder.read("site/modules/\(module.name).html"))
      let headings = Set(page.matches(of: /<h2 id="([^"]+)">/).map(\.1))
      missing += module.functions.map(\.name).filter { !headings.contains($0[...]) }.map(module.path)
    }
    #expect(missing == [])
  }

  /// A row of the overview for each function, with a link to its heading.
  @Test func everyFunctionIsInItsPagesOverview() throws {
    let (folder, _) = try MarkdownToolTests.site.get()
    var missing: [String] = []
    for module in try repositoryCatalog().modules {
      let page = try #require(folder.read("site/modules/\(module.name).html"))
      let links = Set(page.matches(of: /<td><a href="#([^"]+)"><code>/).map(\.1))
      missing += module.functions.map(\.name).filter { !links.contains($0[...]) }.map(module.path)
    }
    #expect(missing == [])
  }

  @Test func everyModuleIsOnTheFirstPage() throws {
    let (folder, _) = try MarkdownToolTests.site.get()
    let page = try #require(folder.read("site/index.html"))
    for module in try repositoryCatalog().modules {
      #expect(
        page.contains(#"<td><a href="modules/\#(module.name).html"><code>\#(module.name)</code></a></td>"#))
    }
  }

  /// What is left of Markdown on a page was meant to be more than text.
  @Test func noTableStaysText() throws {
    let (folder, _) = try MarkdownToolTests.site.get()
    for file in folder.files where file.hasSuffix(".html") {
      let page = try #require(folder.read(file))
      #expect(!page.contains("|---"), "\(file)")
      #expect(!page.contains("{ #"), "\(file)")
      #expect(!page.contains("```"), "\(file)")
    }
  }

  private static func build() throws -> (TemporaryFolder, Outcome) {
    let folder = try TemporaryFolder()
    for name in ["mkdocs.yml", "pages"] {
      try FileManager.default.copyItem(
        atPath: Repository.generated + "/docs/" + name, toPath: folder.path + "/" + name)
    }
    return (folder, try run(Repository.tool("mkdocs"), ["build", "--strict"], in: folder.path))
  }
}
