/// The C functions of a folder by name.
struct FunctionIndex {
  private var byName: [String: [CFunction]] = [:]

  init() {}

  /// Functions that macros write are included.
  init(files: [CFile]) {
    var macros: [String: CFile.Macro] = [:]
    for macro in files.flatMap(\.macros) { macros[macro.name] = macro }
    for file in files {
      for function in file.functions { add(function) }
      for invocation in file.invocations {
        guard let text = macros[invocation.name]?.expanded(with: invocation.arguments) else { continue }
        let path = file.functions.first?.source.path ?? ""
        let source = CSource(path: path, bytes: Array(text.utf8))
        for function in CScanner.scan(source, tableTypes: []).functions { add(function) }
      }
    }
  }

  private mutating func add(_ function: CFunction) { byName[function.name, default: []].append(function) }

  /// The definitions of a name as a file sees them: its own ones, or else those of other files.
  func definitions(of name: String, from source: CSource) -> [CFunction] {
    let all = byName[name] ?? []
    let own = all.filter { $0.source.path == source.path }
    return own.isEmpty ? all : own
  }
}
