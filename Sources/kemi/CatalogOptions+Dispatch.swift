import Descriptors
import Files
import JSON

extension CatalogOptions {
  /// Refuses functions of one's own whose types the Kamailio that loads them could not call.
  ///
  /// - Parameter catalog: The module that is made.
  /// - Throws: `Diagnostics`.
  func refuseUncallable(in catalog: Catalog) throws {
    let files = folders.flatMap { folder in catalog.modules.map { "\(folder)/\($0.name).json" } }
    let check = DispatchCheck(releases: catalog.releases.map(\.release))
    let errors = try files.filter(fileExists).flatMap { try check.findings(inDescriptor: $0) }
      .filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
  }
}
