import JSON
import Synchronization

/// A catalog whose built-in modules are read when somebody asks for them: who needs five of 160 waits for five.
public final class CatalogOnDemand: Sendable {
  /// Sorted from old to new.
  public let releases: [KnownRelease]
  /// The names of all modules, the core's included.
  public let moduleNames: [String]
  private let sources: [String: DescriptorSource]
  private let modules: Mutex<[String: Module]>

  init(releases: [KnownRelease], own: [Module], builtin: [DescriptorSource]) {
    self.releases = releases
    sources = Dictionary(builtin.map { ($0.moduleName, $0) }, uniquingKeysWith: { first, _ in first })
    modules = Mutex(Dictionary(own.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last }))
    moduleNames = Set(sources.keys).union(own.map(\.name)).sorted()
  }

  public func module(_ name: String) -> Module? {
    if let module = modules.withLock({ $0[name] }) { return module }
    guard let module = sources[name]?.module(releases: releases.map(\.release)) else { return nil }
    modules.withLock { $0[name] = module }
    return module
  }

  /// All of it.
  public func all() -> Catalog { Catalog(modules: moduleNames.compactMap(module), releases: releases) }
}

extension CatalogReader {
  /// The same as `read()`, but built-in modules are not read yet. What folders have is read, and may be wrong.
  ///
  /// - Throws: `Diagnostics`, or `FileError` for a folder that cannot be listed.
  public func onDemand() throws -> CatalogOnDemand {
    if !includesBuiltin || !folders.isEmpty {
      let catalog = try read()
      return CatalogOnDemand(releases: catalog.releases, own: catalog.modules, builtin: [])
    }
    // Nothing is wrong with what the program carries with it, which tests see to.
    var report: [Diagnostic] = []
    let builtin = DescriptorSource.builtin
    let releases = readReleases(from: builtin, report: &report)
    return CatalogOnDemand(
      releases: releases, own: [], builtin: builtin.filter { $0.name != CatalogReader.releasesFile })
  }
}
