import Descriptors
import Files
import JSON

/// Updates a folder of descriptors from a source tree.
public struct Importer {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Reads the folder, brings it up to date with `facts`, and says what would change.
  ///
  /// - Parameter release: The release that the tree is; it has to be the one that the tree says it is.
  /// - Throws: `FileError`, or `Diagnostics` where a descriptor in the folder is broken.
  public func changes(_ facts: TreeFacts, release: Release) throws -> FileChanges {
    guard facts.tree.release == release else {
      throw FileError(
        path: facts.tree.path,
        reason: "is Kamailio \(facts.tree.version), which is --release \(facts.tree.release), not \(release)")
    }
    var catalog = Catalog(modules: [], releases: [])
    if directoryExists(folder) {
      catalog = try CatalogReader(includesBuiltin: false, folders: [folder], checksReleases: false).read()
      for module in catalog.modules where !fileExists("\(folder)/\(module.name).json") {
        throw FileError(
          path: folder,
          reason: "the module '\(module.name)' has to be in \(module.name).json for the importer to find it")
      }
    }
    let merged = Merge.apply(facts, as: release, to: catalog)
    let files = parallelMap(merged.modules) { module in
      OutputFile(path: module.name + ".json", text: module.descriptorText)
    }
    let known = try ServerFacts.read(includesBuiltin: false, folders: [folder])
    let server = known.updated(by: facts.server, as: release, of: merged.releases.map(\.release))
    return try FileChanges(
      bringing: folder,
      to: files + [OutputFile(path: "releases.json", text: merged.releasesText)]
        + (server.isEmpty && known.isEmpty ? [] : [OutputFile(path: ServerFacts.file, text: server.text)]))
  }
}
