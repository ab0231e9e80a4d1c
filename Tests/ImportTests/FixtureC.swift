@testable import KemiImport

/// Pieces of C for fixtures, each ending its line.
enum C {
  /// A row of an export table; the types are words such as `STR INT`.
  static func row(
    _ module: String, _ name: String, _ function: String, _ types: String = "", returns: String = "INT"
  ) -> String {
    let words = types.split(separator: " ").map(String.init)
    let all = words + Array(repeating: "NONE", count: max(0, 6 - words.count))
    let list = all.map { "SR_KEMIP_" + $0 }.joined(separator: ", ")
    return "{str_init(\"\(module)\"), str_init(\"\(name)\"), SR_KEMIP_\(returns), \(function), {\(list)}},\n"
  }

  static let endMark = "{{NULL, 0}, {NULL, 0}, 0, NULL, {0, 0, 0, 0, 0, 0}}\n"

  static func table(_ rows: String..., name: String = "exported") -> String {
    "static sr_kemi_t \(name)[] = {\n" + rows.joined() + endMark + "};\n"
  }

  /// A row of a table of native functions.
  static func command(
    _ name: String, _ function: String, _ count: Int = 0, fixup: String = "0", routes: String = "ANY_ROUTE"
  ) -> String {
    "{\"\(name)\", (cmd_function)\(function), \(count), \(fixup), 0, \(routes)},\n"
  }

  static func commands(_ rows: String...) -> String {
    "static cmd_export_t native[] = {\n" + rows.joined() + "{0, 0, 0, 0, 0, 0}\n};\n"
  }

  /// An interpreter that has calls of these combinations, such as `fmsn`, and converts arguments of these types.
  static func caller(_ combinations: String..., converts: String = "INT STR") -> String {
    let loop = converts.split(separator: " ").map { "if(ket->ptypes[i] == SR_KEMIP_\($0)) { read(i); }\n" }
    return "int execute(sr_kemi_t *ket)\n{\n" + loop.joined() + combinations.map(call).joined() + "}\n"
  }

  /// A condition with the call that it is for.
  static func call(_ combination: String) -> String {
    let words: [Character: String] = ["n": "INT", "s": "STR", "v": "LONG"]
    let letters = combination.drop { $0 != "m" }.dropFirst()
    let types = letters.isEmpty ? ["NONE"] : letters.compactMap { words[$0] }
    let conditions = types.enumerated().map { "(ket->ptypes[\($0)] == SR_KEMIP_\($1))" }
    let call = "ret = ((sr_kemi_\(combination)_f)(ket->func))(msg, v);"
    return "if(\(conditions.joined(separator: " && "))) {\n\t\(call)\n}\n"
  }

  /// A function that takes a message first.
  static func function(
    _ name: String, _ parameters: String = "", returns: String = "int", body: String = "return 1;"
  ) -> String {
    let all = parameters.isEmpty ? "sip_msg_t *msg" : "sip_msg_t *msg, " + parameters
    return "static \(returns) \(name)(\(all))\n{\n\t\(body)\n}\n"
  }

  /// What the scanner sees in a file with this text.
  static func scan(_ text: String) -> CFile {
    CScanner.scan(source(text), tableTypes: [ExportTable.elementType, CommandTable.elementType])
  }

  static func source(_ text: String, path: String = "demo.c") -> CSource {
    CSource(path: path, bytes: Array(text.utf8))
  }
}
