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
      Result { () throws(UnreadableRow) in try read(row, of: table) }
    }
  }

  private static func read(_ row: CInitializer.Row, of table: CFile.Table) throws(UnreadableRow) -> TableRow {
    func unreadable(_ reason: String) -> UnreadableRow {
      UnreadableRow(source: table.source, offset: row.offset, reason: reason)
    }
    guard row.fields.count == 5 else {
      throw unreadable("a row of \(table.name) has \(row.fields.count) fields, not 5")
    }
    let (module, function) = (row.fields[0].string ?? "", row.fields[1].string ?? "")
    guard isIdentifier(function), module.isEmpty || isIdentifier(module) else {
      throw unreadable("'\(module).\(function)' is no name for scripts")
    }
    guard let implementation = row.fields[3].lastIdentifier, let returns = type(row.fields[2]) else {
      throw unreadable("the row of '\(function)' has a type or a function that is not known")
    }
    let types = row.fields[4].nested.map(type)
    let declared = types.compactMap(\.self)
    let parameters = Array(declared.prefix { $0 != .none })
    guard types.count <= Signature.maximumParameters, declared.count == types.count,
      parameters.allSatisfy(KemiType.parameterTypes.contains)
    else { throw unreadable("the parameter types of '\(function)' are not known") }
    return TableRow(
      module: module, function: function, signature: Signature(returns: returns, parameters: parameters),
      declared: declared, implementation: implementation, source: table.source, offset: row.offset,
      condition: row.condition)
  }

  private static func type(_ field: CInitializer.Field) -> KemiType? {
    guard let name = field.lastIdentifier else { return field.number == 0 ? KemiType.none : nil }
    return name.hasPrefix("SR_KEMIP_") ? KemiType(rawValue: name.dropFirst(9).lowercased()) : nil
  }
}
