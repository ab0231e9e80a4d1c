import ArgumentParser
import Descriptors
import JSON

/// What every command that reads the catalog takes.
struct CatalogOptions: ParsableArguments {
  @Option(
    name: .customLong("descriptors"),
    help: ArgumentHelp(
      "A folder of descriptors to add to the built-in catalog; may be given more than once.",
      discussion: "A module in it takes the place of a built-in one of the same name.",
      valueName: "dir"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("One release alone, such as 5.6 or master.", valueName: "release"))
  var release: String?

  @Option(
    name: .customLong("module"),
    help: ArgumentHelp(
      "One module alone ('core' for the plain functions of KSR); may be given more than once.",
      valueName: "name"))
  var modules: [String] = []

  /// Everything that the folders and the built-in catalog have.
  func wholeCatalog() throws -> Catalog { try CatalogReader(folders: folders).read() }

  /// The catalog with `--release` and `--module` applied.
  func catalog() throws -> Catalog {
    var catalog = try wholeCatalog()
    for module in modules where catalog.module(module) == nil {
      throw Failure("no module '\(module)'\(didYouMean(module, among: catalog.modules.map(\.name)))")
    }
    if let release = try selectedRelease(of: catalog) { catalog = catalog.limited(to: release) }
    return modules.isEmpty ? catalog : catalog.limited(toModules: modules)
  }

  func selectedRelease(of catalog: Catalog) throws -> Release? {
    guard let release else { return nil }
    let known = catalog.releases.map(\.release)
    guard let wanted = Release(release), known.contains(wanted) else {
      throw Failure(
        "unknown release '\(release)'; known are \(known.map(\.description).joined(separator: ", "))")
    }
    return wanted
  }
}
