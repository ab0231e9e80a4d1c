import Descriptors
import Foundation
import TestSupport
import Testing

@Suite struct BuiltinTests {
  private static let builtin = Result { try CatalogReader().read() }

  /// The descriptors in the repository, by their files' names.
  private func repositoryFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Repository.descriptors)
      .filter { $0.hasSuffix(".json") && $0 != "schema.json" }.sorted()
  }

  @Test func equalsTheRepositorysFolder() throws {
    let repository = try CatalogReader(includesBuiltin: false, folders: [Repository.descriptors]).read()
    let builtin = try Self.builtin.get()
    #expect(builtin.modules.map(\.name) == repository.modules.map(\.name))
    for (one, other) in zip(builtin.modules, repository.modules) where one != other {
      Issue.record("\(one.name) differs: build again")
    }
    #expect(builtin.releases == repository.releases)
  }

  @Test func everyFileIsEmbedded() throws {
    let source = try String(contentsOfFile: Repository.root + "/Sources/CEmbedded/catalog.c", encoding: .utf8)
    let files = Set(try repositoryFiles() + ["server/facts.json"])
    let embedded = source.matches(of: /#embed "..\/..\/descriptors\/(.*)"/).map { String($0.1) }
    let listed = source.matches(of: /\{"descriptors\/(.*)", file_/).map { String($0.1) }
    #expect(Set(embedded) == files && embedded.count == files.count)
    #expect(listed == embedded)
  }

  @Test func filesAreNamedAfterTheirModules() throws {
    let modules = try Self.builtin.get().modules.map { $0.name + ".json" }
    #expect((modules + ["releases.json"]).sorted() == (try repositoryFiles()))
  }

  @Test(
    arguments: [
      ("5.0", 116), ("5.1", 688), ("5.2", 793), ("5.3", 926), ("5.4", 1069), ("5.5", 1130), ("5.6", 1243),
      ("5.7", 1273), ("5.8", 1303), ("6.0", 1355), ("6.1", 1391), ("master", 1424),
    ])
  func functionsOfARelease(_ release: String, _ count: Int) throws {
    let catalog = try Self.builtin.get().limited(to: Release(release)!)
    let functions = Listing(catalog: catalog).tsv.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).joined(separator: ".")
    }
    #expect(Set(functions).count == count)
  }
}
