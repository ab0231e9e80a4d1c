import Files

/// A module file of an installed Kamailio.
struct InstalledModule: Hashable, Sendable {
  let path: String

  /// What `loadmodule` calls it: the file's name without its ending.
  var name: String { InstalledModule.name(of: path) }

  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.hasSuffix(ending) ? file.dropLast(ending.count) : file)
  }

  private static let ending = ".so"

  /// All modules of some folders, sorted by name; of two of one name the first folder's, as for the server.
  ///
  /// A module may have a folder of its own, as in a source tree.
  static func all(in folders: [String]) throws -> [InstalledModule] {
    var seen = Set<String>()
    var modules: [InstalledModule] = []
    for folder in folders {
      let listing = try listDirectory(folder)
      let files = listing.files.filter { $0.hasSuffix(ending) }
      let own = listing.directories.map { "\($0)/\($0)\(ending)" }.filter { fileExists("\(folder)/\($0)") }
      for file in files + own {
        let module = InstalledModule(path: "\(folder)/\(file)")
        if seen.insert(module.name).inserted { modules.append(module) }
      }
    }
    return modules.sorted { $0.name < $1.name }
  }
}
