import Descriptors

/// Tables of pseudo-variables.
enum VariableTable {
  static let elementType = "pv_export_t"

  /// The variables of a table up to its end mark, which has no name.
  static func variables(
    of table: CFile.Table, loads: String?
  ) -> [Result<PseudoVariable, UnreadableRow>] {
    CInitializer.rows(of: table).prefix { $0.fields.first?.string?.isEmpty == false }.map { row in
      let name = row.fields[0].string ?? ""
      guard row.fields.count >= 4, isServerName(name) else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset, reason: "the row of '\(name)' is no pseudo-variable's"))
      }
      // Fields that are left out are zero: name, type, get, set, inner name, index, …
      let isSet = { (index: Int) in index < row.fields.count && row.fields[index].isFunction }
      return .success(
        PseudoVariable(
          name: name, loads: loads, isWritable: isSet(3), takesName: isSet(4), takesIndex: isSet(5)))
    }
  }
}

/// Tables of transformations.
enum TransformationTable {
  static let elementType = "tr_export_t"

  static func transformations(
    of table: CFile.Table, loads: String?, functions: FunctionIndex
  ) -> [Result<[Transformation], UnreadableRow>] {
    CInitializer.rows(of: table).prefix { $0.fields.first?.string?.isEmpty == false }.map { row in
      let category = row.fields[0].string ?? ""
      guard row.fields.count >= 2, isServerName(category), let parser = row.fields[1].lastIdentifier else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset,
            reason: "the row of '\(category)' is no class of transformations"))
      }
      let definition = functions.definitions(of: parser, from: table.source).first
      guard let names = definition.flatMap(TransformationNames.read) else {
        return .success([Transformation(category: category, loads: loads)])
      }
      return .success(names.map { Transformation(category: category, name: $0, loads: loads) })
    }
  }
}

extension CInitializer.Field {
  /// Whether it names a function: it is neither 0 nor `NULL`.
  fileprivate var isFunction: Bool { lastIdentifier.map { $0 != "NULL" } ?? false }
}
