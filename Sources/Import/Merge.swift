import Descriptors

/// Brings a catalog up to date with what one release has.
///
/// Facts come from the newest release that a function is in; words are left as they are.
struct Merge {
  private let release: Release
  private let releases: [KnownRelease]
  private let ordered: [Release]

  /// - Parameter functions: All that the release has.
  static func apply(
    _ functions: [ImportedFunction], as known: KnownRelease, to catalog: Catalog
  ) -> Catalog {
    let releases = catalog.releases.filter { $0.release != known.release } + [known]
    let merge = Merge(release: known.release, releases: releases)
    let imported = Dictionary(grouping: functions, by: \.module)
    let names = Set(catalog.modules.map(\.name)).union(imported.keys)
    let modules = names.map { name in
      merge.module(catalog.module(name) ?? Module(name: name), imported: imported[name] ?? [])
    }
    return Catalog(modules: modules, releases: releases)
  }

  private init(release: Release, releases: [KnownRelease]) {
    self.release = release
    self.releases = releases
    ordered = releases.map(\.release).sorted()
  }

  private func module(_ old: Module, imported: [ImportedFunction]) -> Module {
    var left = imported
    var functions: [Function] = []
    // What has the release already comes first: its neighbors must not grow over it.
    let having = old.functions.filter { $0.releases.contains(release) }
    for var function in having + old.functions.filter({ !$0.releases.contains(release) }) {
      function.loads = old.files(for: function)
      functions += function.engines.isEmpty ? updated(function, from: &left) : [listed(function, in: &left)]
    }
    functions = distinguished(joined(functions + left.map(new)))
    var module = old
    module.loads = moduleFile(of: old.name, functions: functions)
    if let file = module.loads {
      for index in functions.indices where functions[index].loads == [file] { functions[index].loads = [] }
    }
    module.functions = functions.sorted {
      ($0.name, $1.releases.first, $0.condition ?? "") < ($1.name, $0.releases.first, $1.condition ?? "")
    }
    return module
  }

  /// Entries of one signature whose ranges meet become one, with the words of the newer.
  private func joined(_ functions: [Function]) -> [Function] {
    var result: [Function] = []
    for function in functions.sorted(by: { $0.releases.first > $1.releases.first }) {
      let next = function.releases.last.flatMap { last in ordered.first { $0 > last } }
      let later = result.firstIndex {
        $0.name == function.name && $0.signature == function.signature && $0.engines == function.engines
          && $0.releases.first == next
      }
      if let later {
        result[later].releases.first = function.releases.first
      } else {
        result.append(function)
      }
    }
    return result
  }

  /// Where a release has two entries of one name, the module file tells all but the main one apart.
  private func distinguished(_ functions: [Function]) -> [Function] {
    var plain = functions
    for index in plain.indices where plain[index].condition?.hasPrefix(Merge.fileChoice) == true {
      plain[index].condition = nil
    }
    var result = plain
    for (index, function) in plain.enumerated() where function.condition == nil && function.engines.isEmpty {
      let hasMain = plain.indices.contains {
        $0 != index && plain[$0].name == function.name && plain[$0].condition == nil
          && plain[$0].releases.overlaps(function.releases) && rank(plain[$0]) < rank(function)
      }
      if hasMain { result[index].condition = Merge.fileChoice + function.loads.joined(separator: " or ") }
    }
    return result
  }

  /// The entry that is there longest, and so is what most scripts find, comes first.
  private func rank(_ function: Function) -> Rank {
    Rank(
      last: function.releases.last ?? .master, first: function.releases.first, loads: function.loads.joined())
  }

  private struct Rank: Comparable {
    let last: Release
    let first: Release
    let loads: String

    static func < (left: Rank, right: Rank) -> Bool {
      if left.last != right.last { return left.last > right.last }
      return (left.first, left.loads) < (right.first, right.loads)
    }
  }

  /// How a condition begins that stands for a choice among module files.
  private static let fileChoice = "loadmodule "

  private func updated(_ old: Function, from left: inout [ImportedFunction]) -> [Function] {
    for (index, facts) in left.enumerated() where facts.matches(old) {
      guard let range = old.releases.including(release, of: ordered) else { continue }
      left.remove(at: index)
      var function = old
      function.releases = range
      if release == range.last ?? ordered.last { function.take(facts) }
      return [function]
    }
    return old.releases.excluding(release, of: ordered).map { range in
      var function = old
      function.releases = range
      return function
    }
  }

  /// A function that interpreters supply is a person's, but for the releases whose tables list it.
  private func listed(_ old: Function, in left: inout [ImportedFunction]) -> Function {
    var function = old
    if let index = left.firstIndex(where: { $0.matches(old) }) {
      left.remove(at: index)
      let own = ReleaseRange(first: release, last: release == ordered.last ? nil : release)
      function.listed = old.listed?.including(release, of: ordered) ?? own
    } else {
      function.listed = old.listed?.excluding(release, of: ordered).last
    }
    return function
  }

  private func new(_ facts: ImportedFunction) -> Function {
    var function = Function(
      name: facts.name, returns: Returns(type: facts.signature.returns),
      releases: ReleaseRange(first: release, last: release == ordered.last ? nil : release))
    function.parameters = zip(facts.parameterNames, facts.signature.parameters).map {
      Parameter(name: $0, type: $1)
    }
    function.take(facts)
    return function
  }

  /// The file to load for a module: one of its own name before others, and of the others the one
  /// that has most functions; nil where any function is the server's own.
  private func moduleFile(of module: String, functions: [Function]) -> String? {
    let files = functions.map(\.loads)
    if files.isEmpty || files.contains([]) { return nil }
    if files.joined().contains(module) { return module }
    let counts = Dictionary(files.joined().map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension ImportedFunction {
  fileprivate func matches(_ function: Function) -> Bool {
    function.name == name && function.signature == signature
  }
}

extension Function {
  /// Takes over the facts of the newest release that has the function. A name that stands stays: it
  /// may be a person's. Where the code shows nothing, what a person found out stays too.
  fileprivate mutating func take(_ facts: ImportedFunction) {
    for (index, role) in facts.roles.enumerated() where index < parameters.count {
      if parameters[index].role == nil { parameters[index].role = role }
    }
    if returns.holds.isEmpty { returns.holds = facts.holds }
    if !facts.cfg.isEmpty {
      cfg = facts.cfg
      routes = facts.routes
    }
    if let anchor = facts.anchor { self.anchor = anchor }
    loads = facts.loads
    condition = facts.condition
  }
}
