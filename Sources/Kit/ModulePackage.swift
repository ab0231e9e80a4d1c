import Descriptors
import Files
import JSON

/// The package of a module in Swift, as it lies in a folder.
public struct ModulePackage: Sendable {
  public let folder: String
  public let module: Module
  public let catalog: Catalog

  /// Reads the descriptor of the module, of which a package has one.
  ///
  /// - Throws: `KitError`, `FileError`, or `Diagnostics` where the descriptor is broken.
  public init(folder: String) throws {
    self.folder = folder
    let descriptors = ModulePackage.path("descriptors", in: folder)
    guard fileExists(ModulePackage.path("Package.swift", in: folder)), directoryExists(descriptors) else {
      throw KitError(
        "\(folder): there is no module here, which has a Package.swift and a folder descriptors; "
          + "'kemi new NAME' starts one")
    }
    let files = try listDirectory(descriptors).files.filter {
      $0.hasSuffix(".json") && $0 != "releases.json" && $0 != "schema.json"
    }
    guard let file = files.first, files.count == 1 else {
      let what =
        files.isEmpty ? "has no descriptor" : "has several descriptors: \(files.joined(separator: ", "))"
      throw KitError("\(descriptors) \(what); a package holds one module, described in descriptors/NAME.json")
    }
    let name = String(file.dropLast(".json".count))
    catalog = try CatalogReader(folders: [descriptors]).read()
    guard let module = catalog.module(name), module.loads == name else {
      throw KitError(
        "\(descriptors)/\(file): 'module' and 'loads' have to be '\(name)', as the file is named; the module's "
          + "file will be \(name).so")
    }
    self.module = module
  }

  public var name: String { module.name }

  /// What no Kamailio that the descriptor names could call, as errors, and what some languages do not get, as warnings.
  public func dispatchFindings() throws -> [Diagnostic] {
    try DispatchCheck(releases: catalog.releases.map(\.release))
      .findings(inDescriptor: path("descriptors/\(name).json"))
  }

  /// Where `swift build -c release` puts the module.
  public var built: String { path(".build/release/lib\(name).so") }

  /// A path of the package, as a person writes it who is where the program runs.
  public func path(_ name: String) -> String { ModulePackage.path(name, in: folder) }

  private static func path(_ name: String, in folder: String) -> String {
    folder == "." ? name : "\(folder)/\(name)"
  }
}

extension ModulePackage {
  /// What `swift` is given to build the module.
  public var buildArguments: [String] {
    [
      "build", "--package-path", folder, "--configuration", "release", "--product", name,
      // For programs alone there is a shorter way to say so.
      "-Xswiftc", "-static-stdlib",
      "-Xlinker", "--version-script=\(canonicalPath(folder))/\(Kit.exports)", "-Xlinker", "--strip-all",
    ]
  }

  /// The module that a build has made.
  public func builtModule() throws -> [UInt8] {
    guard fileExists(built) else {
      throw KitError(
        "\(built) is not there after the build: Package.swift has to have a product of type .dynamic named '\(name)'"
      )
    }
    return try readFile(built, limit: 1 << 30)
  }
}
