import Descriptors

/// What the exporter wrote down in one run of a server (`Sources/CExporter/exporter.c` says how).
struct ExportedTables: Sendable {
  /// A row whose types are still the numbers of this server.
  struct Row: Hashable, Sendable {
    /// The file that has it; nil for the server.
    let file: String?
    /// As the table has it: empty for the core.
    let module: String
    let function: String
    let returns: Int
    let parameters: [Int]
  }

  /// The server's own text: `kamailio 5.6.3 (x86_64/linux)`.
  private(set) var version = ""
  /// The files of everything that was loaded when the tables were read.
  private(set) var objects: Set<String> = []
  private(set) var rows: [Row] = []
  /// Files with tables that have no end; nil for what no file has.
  private(set) var endless: [String?] = []

  /// - Returns: nil where the exporter did not come to its end.
  init?(_ bytes: [UInt8]) {
    var isComplete = false
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map(ExportedTables.unescaped)
      switch (fields[0], fields.count) {
      case ("version", 2): version = fields[1]
      case ("object", 2): objects.insert(fields[1])
      case ("table", 3): endless.append(fields[1].isEmpty ? nil : fields[1])
      case ("row", 6):
        guard let returns = Int(fields[4]) else { return nil }
        rows.append(
          Row(
            file: fields[1].isEmpty ? nil : fields[1], module: fields[2], function: fields[3],
            returns: returns,
            parameters: fields[5].split(separator: ",").compactMap { Int($0) }))
      case ("end", 1): isComplete = true
      default: return nil
      }
    }
    if !isComplete { return nil }
  }

  /// The files that have tables.
  var filesWithTables: Set<String> { Set(rows.compactMap(\.file)) }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        let value = UInt8(Substring(rest.dropFirst().prefix(2)), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
