import Descriptors

/// What an installed server and the catalog do not agree on, for the release of that server.
public struct ServerDifference: Sendable {
  /// Why a server lacks a function that the catalog has.
  public enum Reason: Hashable, Sendable {
    /// None of the module files that bring it is installed.
    case notInstalled([String])
    /// One is installed, and could not be loaded.
    case notLoaded(String, String)
    /// An interpreter has it in a table of its own, which it does not register.
    case interpreter(String)
    /// It came with the server's release, and the server is older than what the catalog was imported from, whose
    /// version this is.
    case olderServer(String)
    /// The server is newer than that.
    case newerServer(String)
    /// A choice of the build.
    case condition(String)
    case unknown
  }

  public struct Missing: Hashable, Sendable {
    public let module: String
    public let function: Function
    public let reason: Reason
  }

  /// A function that both have, with other types or in other module files.
  public struct Changed: Hashable, Sendable {
    let entry: InstalledServer.Entry
    let module: Module
    let function: Function
  }

  let server: InstalledServer
  /// The version that the catalog was imported from; nil where it does not know the release.
  let catalogVersion: String?
  let catalogCount: Int
  private(set) var added: [InstalledServer.Entry] = []
  private(set) var changed: [Changed] = []
  public private(set) var missing: [Missing] = []
  /// What interpreters supply themselves, without a table.
  private(set) var supplied: [Missing] = []
  private(set) var agreed: [(InstalledServer.Entry, Function)] = []

  /// Whether there is nothing that the catalog should learn: what is missing is so for a reason that is known.
  public var isExplained: Bool {
    added.isEmpty && changed.isEmpty
      && missing.allSatisfy {
        switch $0.reason {
        case .unknown, .newerServer: false
        case .notInstalled, .notLoaded, .interpreter, .olderServer, .condition: true
        }
      }
  }

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && missing.isEmpty }

  public init(_ server: InstalledServer, _ whole: Catalog) {
    self.server = server
    let catalog = whole.limited(to: server.release)
    catalogVersion = catalog.releases.first?.version
    catalogCount = catalog.modules.reduce(0) { $0 + $1.functions.count { $0.isInTable } }
    var left = Dictionary(grouping: server.entries) { "\($0.module).\($0.name)" }
    var unmatched: [(Module, Function)] = []
    for module in catalog.modules {
      for function in module.functions {
        let key = "\(module.name).\(function.name)"
        let index = left[key]?.firstIndex {
          $0.signature == function.signature && $0.isFrom(module.files(for: function))
        }
        if let index, let entry = left[key]?.remove(at: index) {
          agreed.append((entry, function))
        } else {
          unmatched.append((module, function))
        }
      }
    }
    for (module, function) in unmatched {
      let key = "\(module.name).\(function.name)"
      let files = module.files(for: function)
      // The same types from another file, or other types from the same file.
      let index = left[key]?.firstIndex { $0.signature == function.signature || $0.isFrom(files) }
      if let index, let entry = left[key]?.remove(at: index) {
        changed.append(Changed(entry: entry, module: module, function: function))
      } else {
        let missing = Missing(
          module: module.name, function: function, reason: reason(for: function, of: module))
        if function.isInTable { self.missing.append(missing) } else { supplied.append(missing) }
      }
    }
    added = left.values.flatMap(\.self).sorted { ($0.module, $0.name) < ($1.module, $1.name) }
  }

  private func reason(for function: Function, of module: Module) -> Reason {
    let files = module.files(for: function)
    let there = files.filter(server.installed.contains)
    if !files.isEmpty, there.isEmpty { return .notInstalled(files) }
    if let file = there.first, there.allSatisfy({ server.unloadable[$0] != nil }) {
      return .notLoaded(file, server.unloadable[file] ?? "")
    }
    if module.name == Module.coreName, let file = there.first { return .interpreter(file) }
    if let condition = function.condition { return .condition(condition) }
    switch age {
    // What the release before has did not come later.
    case .older where function.releases.first == server.release: return .olderServer(catalogVersion ?? "")
    case .newer: return .newerServer(catalogVersion ?? "")
    case .older, .same: return .unknown
    }
  }

  enum Age { case older, same, newer }

  /// The server's, beside what the catalog was imported from.
  var age: Age {
    guard let catalogVersion else { return .newer }
    let (own, known) = (numbers(server.version), numbers(catalogVersion))
    return own == known ? .same : own.lexicographicallyPrecedes(known) ? .older : .newer
  }

  private func numbers(_ version: String) -> [Int] {
    version.split { !($0.isASCII && $0.isNumber) }.map { Int($0) ?? 0 }
  }
}

extension InstalledServer.Entry {
  func isFrom(_ files: [String]) -> Bool {
    files.isEmpty ? self.files.isEmpty : self.files.contains(where: files.contains)
  }
}
