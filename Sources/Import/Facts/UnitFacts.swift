import Files
import Glibc

/// What the C files of one folder say.
struct UnitFacts: @unchecked Sendable {
  let unit: SourceUnit
  var rows: [TableRow] = []
  var unreadable: [UnreadableRow] = []
  var commands: [CommandRow] = []
  var functions = FunctionIndex()
  /// Ids of the documentation's sections on native functions.
  var anchors: Set<String> = []
  /// How its files call functions of export tables, those that do.
  var callChains: [CallChain] = []
  /// The name of the module file, without `.so`; nil for the core.
  var moduleFile: String?

  /// - Returns: nil where the folder has no export table, and calls no function of one.
  static func read(_ unit: SourceUnit, sources: [CSource]) -> UnitFacts? {
    guard sources.contains(where: { $0.mentions(ExportTable.elementType) }) else { return nil }
    var facts = UnitFacts(unit: unit)
    facts.callChains = sources.filter(CallChain.isWorthReading).map(CallChain.init)
    var files: [CFile] = []
    // The core has hundreds of files and keeps its KEMI functions beside their tables.
    for source in sources where unit.module != nil || source.mentions(ExportTable.elementType) {
      files.append(
        CScanner.scan(source, tableTypes: [ExportTable.elementType, CommandTable.elementType]))
    }
    facts.functions = FunctionIndex(files: files)
    for table in files.flatMap(\.tables) {
      if table.elementType == CommandTable.elementType {
        facts.commands += CommandTable.rows(of: table, module: unit.module ?? "")
        continue
      }
      for row in ExportTable.rows(of: table) {
        switch row {
        case .success(let row): facts.rows.append(row)
        case .failure(let failure): facts.unreadable.append(failure)
        }
      }
    }
    if facts.rows.isEmpty && facts.unreadable.isEmpty && facts.callChains.isEmpty { return nil }
    facts.moduleFile = unit.module.map { ModuleFile.name(of: unit, default: $0) }
    facts.anchors = DocumentationAnchors.read(unit)
    return facts
  }
}

extension CSource {
  func mentions(_ word: String) -> Bool { bytes.contains(word) }
}

extension [UInt8] {
  /// Whether the word is in it somewhere.
  func contains(_ word: String) -> Bool {
    let word = Array(word.utf8)
    return withUnsafeBytes { bytes in
      var start = 0
      while start + word.count <= bytes.count,
        let found = memchr(bytes.baseAddress! + start, Int32(word[0]), bytes.count - start - word.count + 1)
      {
        let offset = UnsafeRawPointer(found) - bytes.baseAddress!
        if memcmp(found, word, word.count) == 0 { return true }
        start = offset + 1
      }
      return false
    }
  }
}
