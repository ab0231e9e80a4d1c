import Descriptors

/// A row of an export table.
struct TableRow {
  /// The sub-module's name as the table has it: empty for the core.
  let module: String
  let function: String
  let signature: Signature
  /// The parameter types as written, those after the first NONE included.
  let declared: [KemiType]
  /// The C function behind it.
  let implementation: String
  /// Whether there is none: the row only tells what the interpreters supply.
  var isListingOnly: Bool { implementation == "NULL" }
  let source: CSource
  let offset: Int
  let condition: String?
}

/// What could not be read of a tree.
struct UnreadableRow: Error {
  let source: CSource
  let offset: Int
  let reason: String
}

enum ExportTable {
  static let elementType = "sr_kemi_t"

  /// The rows of a table up to its end mark.
  static func rows(of table: CFile.Table) -> [Result<TableRow, UnreadableRow>] {
    // The end mark has no name.
    let isEndMark = { (row: CInitializer.Row) in
      row.fields.count == 5 && row.fields[1].string?.isEmpty ?? true
    }
    return CInitializer.rows(of: table).prefix { !isEndMark($0) }.map { row in
      guard row.fields.count == 5 else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset,
            reason: "a row of \(table.name) has \(row.fields.count) fields, not 5"))
      }
      let function = row.fields[1].string!
      let module = row.fields[0].string ?? ""
      guard isIdentifier(function), module.isEmpty || isIdentifier(module) else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset, reason: "'\(module).\(function)' is no name for scripts"
          ))
      }
      guard let implementation = row.fields[3].lastIdentifier, let returns = type(row.fields[2]) else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset,
            reason: "the row of '\(function)' has a type or a function that is not known"))
      }
      let types = row.fields[4].nested.map(type)
      guard types.count <= Signature.maximumParameters, !types.contains(nil) else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset,
            reason: "the parameter types of '\(function)' are not known"))
      }
      let declared = types.map { $0! }
      let parameters = Array(declared.prefix { $0 != .none })
      guard parameters.allSatisfy(KemiType.parameterTypes.contains) else {
        return .failure(
          UnreadableRow(
            source: table.source, offset: row.offset,
            reason: "the parameter types of '\(function)' are not known"))
      }
      return .success(
        TableRow(
          module: module, function: function,
          signature: Signature(returns: returns, parameters: parameters),
          declared: declared, implementation: implementation, source: table.source,
          offset: row.offset, condition: row.condition))
    }
  }

  private static func type(_ field: CInitializer.Field) -> KemiType? {
    guard let name = field.lastIdentifier else { return field.number == 0 ? KemiType.none : nil }
    return name.hasPrefix("SR_KEMIP_") ? KemiType(rawValue: name.dropFirst(9).lowercased()) : nil
  }
}
