import Descriptors
import Foundation
import KemiGen
import TestSupport
import Testing

@Suite struct UpToDateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.generate(catalog(named: "core", "alpha", "beta"))
  }

  @Test func secondRunChangesNothing() throws {
    #expect(try folder.generate(catalog(named: "core", "alpha", "beta")).isEmpty)
  }

  @Test func filesThatStayTheSameAreNotRewritten() throws {
    let before = try identities()
    let beta = Module(name: "beta", functions: [function("run", ["seconds"])])
    let modules = catalog(named: "core", "alpha").modules + [beta]
    let changes = try folder.generate(Catalog(modules: modules, releases: knownReleases))
    let after = try identities()
    let rewritten = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(rewritten == changes.changed.map(\.path).sorted())
    #expect(rewritten.contains("lua/library/KSR/beta.lua"))
    #expect(!rewritten.contains { $0.contains("alpha") })
  }

  @Test func moduleThatIsGoneTakesItsFilesWithIt() throws {
    let changes = try folder.generate(catalog(named: "core", "alpha"))
    #expect(
      changes.removed.sorted() == [
        "docs/pages/modules/beta.md", "lua/library/KSR/beta.lua", "python/KSR-stubs/beta.pyi",
        "swift/BetaModule.swift",
      ])
    #expect(!folder.files.contains { $0.lowercased().contains("beta") })
  }

  @Test func folderThatIsEmptiedGoesToo() throws {
    try folder.generate(catalog(named: "core"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/lua/library/KSR"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/lua/library"))
  }

  @Test func targetsThatAreNotAskedForStay() throws {
    let before = contents(of: folder.path)
    try folder.generate(catalog(named: "core"), targets: [.python])
    let after = contents(of: folder.path)
    let touched = before.filter { after[$0.key] != $0.value }.keys
    #expect(!touched.isEmpty)
    #expect(touched.allSatisfy { $0.hasPrefix("python/") })
  }

  @Test func editedFileIsPutRight() throws {
    let before = contents(of: folder.path)
    try folder.write("lua/library/KSR/alpha.lua", "-- edited by hand\n")
    let changes = try folder.generate(catalog(named: "core", "alpha", "beta"))
    #expect(changes.changed.map(\.path) == ["lua/library/KSR/alpha.lua"])
    #expect(contents(of: folder.path) == before)
  }

  /// What would differ if a file was written again, even with the same bytes.
  private func identities() throws -> [String: String] {
    try folder.files.reduce(into: [:]) { result, file in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + file)
      result[file] = "\(attributes[.systemFileNumber]!) \(attributes[.modificationDate]!)"
    }
  }
}
