import Descriptors
import JSON

/// The catalog as scripts ask for it: by path.
struct KemiIndex: Sendable {
  struct Entry: Sendable {
    let module: Module
    let function: Function
  }

  let catalog: Catalog
  private let entries: [String: [Entry]]
  private let modules: [String: Module]
  private let coreNames: [String]

  init(_ catalog: Catalog) {
    self.catalog = catalog
    var entries: [String: [Entry]] = [:]
    var modules: [String: Module] = [:]
    for module in catalog.modules {
      modules[module.tableName] = module
      for function in module.functions {
        let path = module.tableName.isEmpty ? function.name : module.tableName + "." + function.name
        entries[path, default: []].append(Entry(module: module, function: function))
      }
    }
    self.entries = entries
    self.modules = modules
    coreNames = (modules[""]?.functions.map(\.name) ?? []) + modules.keys.filter { !$0.isEmpty }
  }

  /// Every entry of a name, of all releases: one for each signature.
  func entries(_ path: [String]) -> [Entry] { entries[path.joined(separator: ".")] ?? [] }

  /// Those of the release that scripts are for; all of them without one.
  func entries(_ path: [String], in release: Release?) -> [Entry] {
    let all = entries(path)
    guard let release else { return all }
    return all.filter { $0.function.releases.contains(release) }
  }

  /// A sub-module; the core has no name of its own.
  func module(_ name: String) -> Module? { name.isEmpty ? nil : modules[name] }

  /// The name that was most likely meant, if there is one near enough, and whether it can be no other.
  func nearest(_ path: [String]) -> (name: String, isCertain: Bool)? {
    guard let last = path.last else { return nil }
    let names = path.count == 1 ? coreNames : modules[path[0]]?.functions.map(\.name) ?? []
    guard let name = JSON.nearest(to: last, among: names) else { return nil }
    return (name, certainlyMeant(by: last, among: names) == name)
  }
}
