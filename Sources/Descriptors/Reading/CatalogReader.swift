import Files
import JSON

/// Puts a catalog together from the built-in descriptors and folders of others.
public struct CatalogReader {
  /// Whether the catalog starts from what the program carries with it.
  public var includesBuiltin: Bool
  /// Folders of descriptors. A module in a later one takes the place of one that came before.
  public var folders: [String]

  /// Whether ranges may name listed releases alone. The importer, which makes the list, lifts this.
  public var checksReleases: Bool

  public init(includesBuiltin: Bool = true, folders: [String] = [], checksReleases: Bool = true) {
    self.includesBuiltin = includesBuiltin
    self.folders = folders
    self.checksReleases = checksReleases
  }

  static let releasesFile = "releases.json"

  /// Reads everything and reports all that is wrong with it at once.
  ///
  /// - Throws: `Diagnostics`, or `FileError` for a folder that cannot be listed.
  public func read() throws -> Catalog {
    var report: [Diagnostic] = []
    let own = try folderSources()
    let builtin = includesBuiltin ? DescriptorSource.builtin : []
    let releases = readReleases(from: builtin + own, report: &report)
    let known = checksReleases ? releases.map(\.release) : []
    let outcomes = outcomes(of: own, releases: known)
    // A built-in module that gives way to a folder's is not read at all: what is not read costs nothing.
    let described = Set(outcomes.compactMap(\.module?.name))
    let left = builtin.filter { !described.contains($0.moduleName) }
    var modules: [String: Module] = [:]
    var origin: [String: Outcome] = [:]
    for outcome in self.outcomes(of: left, releases: known) + outcomes {
      report += outcome.report
      guard let module = outcome.module, !module.name.isEmpty else { continue }
      if let other = origin[module.name], other.folder == outcome.folder {
        report.append(
          Diagnostic(
            file: outcome.file, line: 1, column: 1,
            text: "the module '\(module.name)' is described in \(other.file) already",
            rule: "duplicate-module"))
      }
      origin[module.name] = outcome
      modules[module.name] = module
    }
    if !report.isEmpty { throw Diagnostics(report.sorted()) }
    return Catalog(modules: Array(modules.values), releases: releases)
  }

  /// The files of the folders; one that is given twice is read once.
  private func folderSources() throws -> [DescriptorSource] {
    var seen = Set<String>()
    return try folders.filter { seen.insert(canonicalPath($0)).inserted }
      .flatMap { try DescriptorSource.folder($0) }
  }

  private func outcomes(of sources: [DescriptorSource], releases: [Release]) -> [Outcome] {
    parallelMap(sources.filter { $0.name != CatalogReader.releasesFile }) { source in
      Outcome(source: source, releases: releases)
    }
  }

  func readReleases(
    from sources: [DescriptorSource], report: inout [Diagnostic]
  ) -> [KnownRelease] {
    // A folder may know releases that the program does not, and need not name those that it does.
    var releases: [Release: KnownRelease] = [:]
    for source in sources where source.name == CatalogReader.releasesFile {
      guard let document = source.parse(report: &report) else { continue }
      for known in ReleasesReader(document: document).read(report: &report) {
        releases[known.release] = known
      }
    }
    return releases.values.sorted { $0.release < $1.release }
  }
}

/// What became of one file.
private struct Outcome: Sendable {
  var file: String
  var module: Module?
  var report: [Diagnostic] = []

  init(source: DescriptorSource, releases: [Release]) {
    file = source.file
    guard let document = source.parse(report: &report) else { return }
    module = ModuleReader(document: document, releases: releases).read(report: &report)
  }

  var folder: Substring { file[..<(file.lastIndex(of: "/") ?? file.startIndex)] }
}

extension DescriptorSource {
  /// The module that it describes; nil if it is broken.
  func module(releases: [Release]) -> Module? { Outcome(source: self, releases: releases).module }

  fileprivate func parse(report: inout [Diagnostic]) -> JSONDocument? {
    do {
      let document = JSONDocument(file: file, bytes: try read(), what: "a descriptor")
      report += document.problems
      return document.problems.isEmpty ? document : nil
    } catch let error as FileError {
      report.append(Diagnostic(file: error.path, line: 1, column: 1, text: error.reason, rule: "file"))
    } catch {
      report.append(Diagnostic(file: file, line: 1, column: 1, text: "\(error)", rule: "file"))
    }
    return nil
  }
}
