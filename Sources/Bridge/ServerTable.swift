import CBridge
import KemiRuntime

/// A module's table in the memory of the server.
struct ServerTable {
  let rows: UnsafeMutablePointer<kamailio_row>

  /// More rows than any module has: a table without its end must not be read for ever.
  private static let maximumRows = 4096

  func row(named name: String) -> UnsafeMutablePointer<kamailio_row>? {
    for index in 0..<ServerTable.maximumRows {
      guard let text = rows[index].function.text else { return nil }
      if text.bytes.elementsEqual(name.utf8) { return rows + index }
    }
    return nil
  }

  /// The row of a function as scripts write it, without `KSR.`.
  static func row(of path: String) -> UnsafeMutablePointer<kamailio_row>? {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch names.count {
    case 1:
      return Array(names[0].utf8).withUnsafeBytes { bridge_lookup_core(kamailio_str($0)) }
    case 2:
      // A module may be there twice, as a script has it.
      return all(named: names[0]).compactMap { $0.row(named: names[1]) }.first
    default: return nil
    }
  }

  static func named(_ module: String) -> ServerTable? { all(named: module).first }

  private static func all(named module: String) -> [ServerTable] {
    UnsafeBufferPointer(start: bridge_tables(), count: Int(bridge_table_count()))
      .filter { $0.module.text?.bytes.elementsEqual(module.utf8) == true }
      .map { ServerTable(rows: $0.rows) }
  }
}
