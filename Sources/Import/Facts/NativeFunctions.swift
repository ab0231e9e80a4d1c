import Descriptors

/// Finds the native functions that a KEMI function stands for.
///
/// Evidence, the strongest first; the first kind that yields anything decides:
/// 1. both have the same name;
/// 2. both are the same C function, or one C function calls the other;
/// 3. the KEMI name is a native one with a suffix: `sht_rm_name_re`;
/// 4. both hand the message to the same function of the module, which serves no other native function;
/// 5. as 3, where native names have the module's prefix besides: `http_client_query`.
struct NativeFunctions {
  private let commands: [CommandRow]
  private let graph: CallGraph
  /// For each C function of the module, the native functions that it serves as far as 1 and 2 tell.
  private var served: [String: Set<String>] = [:]

  init(facts: UnitFacts, graph: CallGraph) {
    commands = facts.commands
    self.graph = graph
    if commands.isEmpty { return }
    for row in facts.rows {
      serve(row.implementation, for: certain(row).map(\.name), source: row.source)
    }
    if let source = facts.rows.first?.source {
      for command in commands { serve(command.implementation, for: [command.name], source: source) }
    }
  }

  private mutating func serve(_ implementation: String, for names: [String], source: CSource) {
    for callee in graph.messageCallees(of: implementation, from: source) {
      served[callee, default: []].formUnion(names)
    }
  }

  /// The rows of the native functions that `row` stands for.
  func commands(for row: TableRow) -> [CommandRow] {
    if commands.isEmpty { return [] }
    let certain = certain(row)
    if !certain.isEmpty { return certain }
    let withoutSuffix = alike(row) { name, stem in name == stem && stem.contains("_") }
    if !withoutSuffix.isEmpty { return withoutSuffix }
    let shared = Set(
      graph.messageCallees(of: row.implementation, from: row.source).compactMap {
        served[$0]?.count == 1 ? served[$0]!.first! : nil
      })
    if shared.count == 1 { return commands.filter { shared.contains($0.name) } }
    return prefixed(row)
  }

  private func certain(_ row: TableRow) -> [CommandRow] {
    let sameName = commands.filter { $0.name == row.function }
    if !sameName.isEmpty {
      let sameCount = sameName.filter { $0.parameterCount == row.signature.parameters.count }
      let best = sameCount.isEmpty ? sameName : sameCount
      return commands.filter { command in best.contains { $0.isSame(as: command) } }
    }
    let own = graph.callees(of: row.implementation, from: row.source)
    return commands.filter {
      $0.implementation == row.implementation || own.contains($0.implementation)
        || graph.callees(of: $0.implementation, from: row.source).contains(row.implementation)
    }
  }

  private func prefixed(_ row: TableRow) -> [CommandRow] {
    let whole = "\(row.module)_\(row.function)"
    let exact = commands.filter { $0.name == whole }
    if !exact.isEmpty { return exact }
    return alike(row) { name, stem in
      guard name == stem || name.hasSuffix("_" + stem) else { return false }
      // What stands before a single word has to be the module's name or its end, as in `lua_run`.
      return stem.contains("_") || stem.count == row.function.count
        || row.module.hasSuffix(name.dropLast(stem.count + 1))
    }
  }

  /// The one native name that `isAlike` finds for the KEMI name, or for it without its last words.
  private func alike(_ row: TableRow, isAlike: (String, Substring) -> Bool) -> [CommandRow] {
    var stem = row.function[...]
    while !stem.isEmpty {
      let matches = commands.filter { isAlike($0.name, stem) }
      if Set(matches.map(\.name)).count == 1 { return matches }
      stem = stem.shortened
    }
    return []
  }
}

extension CommandRow {
  /// Whether the two are one function under two names.
  fileprivate func isSame(as other: CommandRow) -> Bool {
    implementation == other.implementation && parameterCount == other.parameterCount
      && fixup == other.fixup
  }
}

extension Substring {
  /// Without a number at the end, or else without the last word.
  fileprivate var shortened: Substring {
    if let last, last.isNumber { return dropLast() }
    return self[..<(lastIndex(of: "_") ?? startIndex)]
  }
}
