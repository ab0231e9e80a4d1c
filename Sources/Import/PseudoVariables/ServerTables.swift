import Descriptors

/// Reads what a folder of the tree says of pseudo-variables, transformations and parameters.
enum ServerTables {
  static func read(
    _ unit: SourceUnit, sources: [CSource], unreadable: inout [UnreadableRow]
  ) -> ServerFacts {
    let hasParameters = unit.module != nil && ScriptParameters.isWorthReading(sources)
    let types = [VariableTable.elementType, TransformationTable.elementType]
    let hasTransformations = sources.contains { $0.mentions(TransformationTable.elementType) }
    // Parsers of transformations, and what runs callbacks, stand in any file of a module.
    let isWanted = { (source: CSource) in
      unit.module != nil && (hasParameters || hasTransformations) || types.contains(where: source.mentions)
    }
    let files = sources.filter(isWanted).map {
      CScanner.scan($0, tableTypes: Set(types + [ScriptParameters.elementType]))
    }
    if files.isEmpty { return ServerFacts() }
    let loads = unit.module.map { ModuleFile.name(of: unit, default: $0) }
    let functions = FunctionIndex(files: files)
    var variables: [PseudoVariable] = []
    var transformations: [Transformation] = []
    for table in files.flatMap(\.tables) {
      switch table.elementType {
      case VariableTable.elementType:
        for row in VariableTable.variables(of: table, loads: loads) {
          collect(row.map { [$0] }, in: &variables, unreadable: &unreadable)
        }
      case TransformationTable.elementType:
        for row in TransformationTable.transformations(of: table, loads: loads, functions: functions) {
          collect(row, in: &transformations, unreadable: &unreadable)
        }
      default: break
      }
    }
    let parameters = loads.map { module in
      hasParameters
        ? ScriptParameters.read(
          module: module,
          tables: files.flatMap(\.tables).filter { $0.elementType == ScriptParameters.elementType },
          files: files)
        : []
    }
    return ServerFacts(
      variables: variables, transformations: transformations, parameters: parameters ?? [])
  }

  private static func collect<Fact>(
    _ row: Result<[Fact], UnreadableRow>, in facts: inout [Fact], unreadable: inout [UnreadableRow]
  ) {
    switch row {
    case .success(let new): facts += new
    case .failure(let failure): unreadable.append(failure)
    }
  }
}
