import Descriptors
import JSON
import Synchronization

/// The catalog as scripts ask for it: by path. Modules that no script mentions are not read.
final class KemiIndex: Sendable {
  // A class: descriptions are long, and all threads hand the same ones around.
  final class Entry: Sendable {
    let module: Module
    let function: Function

    init(module: Module, function: Function) {
      self.module = module
      self.function = function
    }
  }

  private let source: CatalogOnDemand
  private let moduleNames: Set<String>
  private let targets = Mutex<[String: KemiTarget]>([:])
  private let functions = Mutex<[String: [String: [Entry]]]>([:])

  init(_ source: CatalogOnDemand) {
    self.source = source
    moduleNames = Set(source.moduleNames)
  }

  var releases: [KnownRelease] { source.releases }

  var newest: Release { releases.last?.release ?? .master }

  /// Whether the newest release has a function.
  func isCurrent(_ function: Function) -> Bool { function.releases.contains(newest) }

  /// The release that follows one.
  func successor(of release: Release) -> Release? { releases.first { $0.release > release }?.release }

  /// All of it, for whoever looks for something else than a path: this reads every module.
  var catalog: Catalog { source.all() }

  /// Every entry of a name, of all releases: one for each signature.
  func entries(_ path: [String]) -> [Entry] {
    switch path.count {
    case 1: return functions(of: Module.coreName)[path[0]] ?? []
    case 2 where path[0] != Module.coreName: return functions(of: path[0])[path[1]] ?? []
    default: return []
    }
  }

  /// Those of the release that scripts are for; all of them without one.
  func entries(_ path: [String], in release: Release?) -> [Entry] {
    let all = entries(path)
    guard let release else { return all }
    return all.filter { $0.function.releases.contains(release) }
  }

  /// What the entries of a name have in common, found out once for all scripts.
  ///
  /// - Parameter release: The same in every call.
  func target(_ path: [String], in release: Release?) -> KemiTarget? {
    let name = path.joined(separator: ".")
    if let known = targets.withLock({ $0[name] }) { return known }
    guard let target = KemiTarget(entries(path, in: release), isCurrent: isCurrent) else { return nil }
    targets.withLock { $0[name] = target }
    return target
  }

  /// A sub-module; the core has no name of its own.
  func module(_ name: String) -> Module? { isModule(name) ? source.module(name) : nil }

  /// Reads a module, so that nobody has to wait for it.
  func prepare(_ name: String) { _ = functions(of: name) }

  func isModule(_ name: String) -> Bool { name != Module.coreName && moduleNames.contains(name) }

  /// The name that was most likely meant, if there is one near enough, and whether it can be no other.
  func nearest(_ path: [String]) -> (name: String, isCertain: Bool)? {
    guard let last = path.last else { return nil }
    var names = Array(functions(of: path.count == 1 ? Module.coreName : path[0]).keys).sorted()
    if path.count == 1 { names += moduleNames.subtracting([Module.coreName]).sorted() }
    // A longer name that begins with a shorter one is more often another function than a slip.
    guard let name = JSON.nearest(to: last, among: names, tolerance: max(2, last.utf8.count / 5)) else {
      return nil
    }
    return (name, certainlyMeant(by: last, among: names) == name)
  }

  /// A function that does what another one does, with so many arguments: `rtpengine_offer0` for `rtpengine_offer`.
  func sibling(of entry: Entry, taking count: Int, in release: Release?) -> Entry? {
    let fitting = functions(of: entry.module.name).values.joined().filter { other in
      other.function.name != entry.function.name && other.function.parameters.count == count
        && !other.function.variadic
        && (release.map { other.function.releases.contains($0) } ?? isCurrent(other.function))
    }
    if count == 0, let plain = fitting.first(where: { $0.function.name == entry.function.name + "0" }) {
      return plain
    }
    let same = fitting.filter { !Set($0.function.cfg).isDisjoint(with: entry.function.cfg) }
    return same.count == 1 ? same.first : nil
  }

  private func functions(of name: String) -> [String: [Entry]] {
    if let found = functions.withLock({ $0[name] }) { return found }
    guard moduleNames.contains(name), let module = source.module(name) else { return [:] }
    let found = Dictionary(
      module.functions.map { ($0.name, [Entry(module: module, function: $0)]) }, uniquingKeysWith: +)
    functions.withLock { $0[name] = found }
    return found
  }
}
