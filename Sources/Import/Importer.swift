import Descriptors
import Files
import JSON

/// Updates a folder of descriptors from a source tree, or from an installed server.
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
    let known = KnownRelease(release: release, version: facts.tree.version)
    let merged = Merge.apply(facts.functions, as: known, to: try catalog())
    let server = try ServerFacts.read(includesBuiltin: false, folders: [folder])
    let updated = server.updated(by: facts.server, as: release, of: merged.releases.map(\.release))
    return try changes(
      to: merged,
      updated.isEmpty && server.isEmpty ? [] : [OutputFile(path: ServerFacts.file, text: updated.text)])
  }

  /// Reads the folder, brings it up to date with the functions of a server, and says what would change.
  ///
  /// - Throws: `FileError`, or `Diagnostics` where a descriptor in the folder is broken.
  public func changes(_ server: InstalledServer) throws -> FileChanges {
    let catalog = try catalog()
    let difference = ServerDifference(server, catalog)
    let version = difference.age == .older ? difference.catalogVersion : nil
    let known = KnownRelease(release: server.release, version: version ?? server.version)
    return try changes(to: Merge.apply(difference.functions(of: catalog), as: known, to: catalog))
  }

  private func catalog() throws -> Catalog {
    guard directoryExists(folder) else { return Catalog(modules: [], releases: []) }
    let catalog = try CatalogReader(includesBuiltin: false, folders: [folder], checksReleases: false).read()
    for module in catalog.modules where !fileExists("\(folder)/\(module.name).json") {
      throw FileError(
        path: folder,
        reason: "the module '\(module.name)' has to be in \(module.name).json for the importer to find it")
    }
    return catalog
  }

  private func changes(to merged: Catalog, _ others: [OutputFile] = []) throws -> FileChanges {
    let files = parallelMap(merged.modules) { module in
      OutputFile(path: module.name + ".json", text: module.descriptorText)
    }
    return try FileChanges(
      bringing: folder, to: files + [OutputFile(path: "releases.json", text: merged.releasesText)] + others)
  }
}
