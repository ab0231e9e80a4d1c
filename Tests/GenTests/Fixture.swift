import Descriptors
import Files
import Foundation
import KemiGen
import TestSupport

/// Releases that fixtures name.
let knownReleases = ["5.1", "5.2", "5.3"].map { KnownRelease(release: Release($0)!, version: $0 + ".9") }

/// A function that returns a status.
func function(_ name: String, _ parameters: [String] = [], releases: String = "5.1-") -> Function {
  Function(
    name: name, parameters: parameters.map { Parameter(name: $0, type: .int) },
    returns: Returns(type: .int, kind: .status), releases: ReleaseRange(releases)!)
}

func catalog(_ modules: Module...) -> Catalog { Catalog(modules: modules, releases: knownReleases) }

/// A catalog of modules with a function each.
func catalog(named names: String...) -> Catalog {
  Catalog(
    modules: names.map { Module(name: $0, functions: [function("run", ["count"])]) }, releases: knownReleases)
}

/// What the repository's own descriptors say.
func repositoryCatalog() throws -> Catalog {
  try CatalogReader(includesBuiltin: false, folders: [Repository.descriptors]).read()
}

/// Every file's bytes by its path below a folder.
func contents(of folder: String) -> [String: Data] {
  let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return names.reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: folder + "/" + $1) }
}

extension TemporaryFolder {
  /// Brings the folder up to date with a catalog.
  @discardableResult
  func generate(
    _ catalog: Catalog, targets: [Target] = Target.standard, release: String? = nil
  ) throws -> FileChanges {
    let scope = Scope(release: release.flatMap { Release($0) })
    let changes = try Generator(targets: targets, folder: path).changes(for: catalog, scope: scope)
    try changes.commit(to: path)
    return changes
  }
}
