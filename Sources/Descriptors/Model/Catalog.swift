/// All KEMI functions that are known.
public struct Catalog: Sendable {
  /// Sorted by name, the core first.
  public private(set) var modules: [Module]
  /// Sorted, oldest first.
  public private(set) var releases: [KnownRelease]

  public init(modules: [Module], releases: [KnownRelease]) {
    self.modules = modules.sorted { ($0.tableName, $0.name) < ($1.tableName, $1.name) }
    self.releases = releases.sorted { $0.release < $1.release }
  }

  public func module(_ name: String) -> Module? { modules.first { $0.name == name } }

  /// The newest release that is known.
  public var newest: Release { releases.last?.release ?? .master }

  /// Whether a function is still there in the newest release.
  public func isCurrent(_ function: Function) -> Bool { function.releases.contains(newest) }

  /// The release after `release`.
  public func successor(of release: Release) -> Release? {
    releases.first { $0.release > release }?.release
  }

  /// The catalog as one release has it; modules without a function in it are left out.
  public func limited(to release: Release) -> Catalog {
    Catalog(
      modules: modules.compactMap { module in
        var module = module
        module.functions.removeAll { !$0.releases.contains(release) }
        for index in module.functions.indices where module.functions[index].listed?.contains(release) == false
        {
          module.functions[index].listed = nil
        }
        return module.functions.isEmpty ? nil : module
      },
      releases: releases.filter { $0.release == release })
  }

  /// The catalog with the functions marked that are implemented, by path and signature.
  public func marking(_ isImplemented: (_ path: String, _ signature: Signature) -> Bool) -> Catalog {
    var catalog = self
    for (index, module) in modules.enumerated() {
      for (place, function) in module.functions.enumerated() {
        catalog.modules[index].functions[place].isImplemented = isImplemented(
          module.path(of: function.name), function.signature)
      }
    }
    return catalog
  }

  /// The catalog with the implemented functions alone.
  public func limitedToImplemented() -> Catalog {
    Catalog(
      modules: modules.compactMap { module in
        var module = module
        module.functions.removeAll { !$0.isImplemented }
        return module.functions.isEmpty ? nil : module
      }, releases: releases)
  }

  /// The catalog with some modules alone.
  public func limited(toModules names: some Collection<String>) -> Catalog {
    Catalog(modules: modules.filter { names.contains($0.name) }, releases: releases)
  }
}
