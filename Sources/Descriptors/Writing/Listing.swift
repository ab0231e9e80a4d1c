/// The functions of a catalog in a row each.
public struct Listing {
  private let catalog: Catalog

  public init(catalog: Catalog) { self.catalog = catalog }

  /// Columns for a person.
  public var table: String {
    let rows = functions.map { module, function in
      (
        prototype(module, function), function.returns.type.rawValue, function.releases.description,
        function.summary ?? ""
      )
    }
    let width = min(rows.map(\.0.count).max() ?? 0, 60)
    var text = ""
    for (prototype, returns, releases, summary) in rows {
      let line = "\(padded(prototype, width))  \(padded(returns, 4))  \(padded(releases, 9))  \(summary)"
      text += line.trimmingSuffix { $0 == " " } + "\n"
    }
    return text
  }

  /// The export tables: module, function, return type, parameter types; one row a signature.
  public var tsv: String {
    var seen = Set<String>()
    var text = ""
    for (module, function) in functions where function.isInTable {
      let types = function.parameters.map(\.type.rawValue).joined(separator: ",")
      let row = "\(module.tableName)\t\(function.name)\t\(function.returns.type.rawValue)\t\(types)\n"
      if seen.insert(row).inserted { text += row }
    }
    return text
  }

  /// Everything that is known of each function.
  public var json: String {
    var text = "["
    for (index, (module, function)) in functions.enumerated() {
      text += (index == 0 ? "\n  " : ",\n  ") + function.json(indent: "  ", module: module)
    }
    return text + "\n]\n"
  }

  private var functions: [(Module, Function)] {
    catalog.modules.flatMap { module in module.functions.map { (module, $0) } }
  }

  private func prototype(_ module: Module, _ function: Function) -> String {
    let types = function.parameters.map(\.type.rawValue) + (function.variadic ? ["..."] : [])
    return "\(module.path(of: function.name))(\(types.joined(separator: ", ")))"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
