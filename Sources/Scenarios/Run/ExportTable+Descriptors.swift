import Descriptors
import KemiRuntime

extension ExportTable {
  /// The tables of the modules that folders describe; functions that interpreters supply themselves are in none.
  static func read(folders: [String]) throws -> [ExportTable] {
    if folders.isEmpty { return [] }
    let catalog = try CatalogReader(includesBuiltin: false, folders: folders, checksReleases: false).read()
    return catalog.modules.map { module in
      ExportTable(module.tableName, module.functions.filter(\.engines.isEmpty).map(Export.init))
    }
  }
}

extension Export {
  fileprivate init(_ function: Descriptors.Function) {
    self.init(
      function.name,
      KemiRuntime.Signature(ValueType(function.returns.type), function.parameters.map { ValueType($0.type) }),
      function.releases.description, parameters: function.parameters.map(\.name).joined(separator: ","),
      natives: function.cfg.joined(separator: ","))
  }
}

extension ValueType {
  fileprivate init(_ type: KemiType) {
    switch type {
    case .none: self = .none
    case .int: self = .int
    case .long: self = .long
    case .bool: self = .bool
    case .str: self = .str
    case .xval: self = .xval
    case .null: self = .null
    case .dict: self = .dict
    case .array: self = .array
    }
  }
}
