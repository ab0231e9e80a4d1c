import Descriptors

extension ServerDifference {
  /// What the release has as far as it is known now: what the catalog has, brought up to date with the server.
  ///
  /// A server lacks much that its release has: modules that nobody installed, and functions that came after its
  /// version. So only a server that is newer than what the catalog was imported from takes a function away.
  func functions(of whole: Catalog) -> [ImportedFunction] {
    var functions = agreed.map { entry, function in
      imported(entry.module, function, files: entry.files, whole)
    }
    for change in changed {
      let known = imported(change.module.name, change.function, files: [], whole)
      if change.entry.signature == change.function.signature {
        functions.append(
          imported(change.module.name, change.function, files: change.entry.files, whole))
      } else {
        functions.append(age == .older ? known : new(change.entry, whole))
      }
    }
    for missing in missing + supplied where missing.function.isInTable {
      if case .newerServer = missing.reason { continue }
      functions.append(imported(missing.module, missing.function, files: [], whole))
    }
    return functions + added.map { new($0, whole) }
  }

  private func imported(
    _ module: String, _ function: Function, files: [String], _ whole: Catalog
  ) -> ImportedFunction {
    let known = whole.module(module)?.files(for: function) ?? []
    return ImportedFunction(
      module: module, name: function.name, signature: function.signature,
      parameterNames: function.parameters.map(\.name), roles: [], holds: [], cfg: [], anchor: nil, routes: [],
      loads: Array(Set(known + files)).sorted(), condition: function.condition)
  }

  private func new(_ entry: InstalledServer.Entry, _ whole: Catalog) -> ImportedFunction {
    let same = whole.module(entry.module)?.functions.first {
      $0.name == entry.name && $0.signature == entry.signature
    }
    let names = same?.parameters.map(\.name) ?? entry.signature.parameters.indices.map { "p\($0 + 1)" }
    return ImportedFunction(
      module: entry.module, name: entry.name, signature: entry.signature, parameterNames: names, roles: [],
      holds: [], cfg: [], anchor: nil, routes: [], loads: entry.files, condition: nil)
  }
}
