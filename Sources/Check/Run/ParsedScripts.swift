import Files

/// The scripts of one batch with what they import.
struct ParsedScripts: Sendable {
  struct File: Sendable {
    let script: Script
    let index: ScriptIndex
  }

  struct Outcome: Sendable {
    var file: File?
    var findings: [Finding] = []
    var failure: String?
  }

  /// One a script, in their order.
  var scripts: [Outcome]
  /// By path: the scripts, and the files that they import.
  var files: [String: File] = [:]

  init(scripts: [Outcome]) {
    self.scripts = scripts
    for case let file? in scripts.map(\.file) { files[file.script.file.path] = file }
  }

  /// Reads what scripts of Lua require, and what that requires in turn.
  mutating func readLuaImports(parse: (SourceFile) -> File?) {
    var open = scripts.compactMap(\.file).filter { $0.script.language == .lua }
    var missing: Set<String> = []
    while let file = open.popLast() {
      let path = file.script.file.path
      for name in Imports.names(in: file.script, file.index) {
        for candidate in Imports.candidates(name, of: path, .lua)
        where files[candidate] == nil && missing.insert(candidate).inserted {
          guard let bytes = try? readFile(candidate, limit: ScriptReader.sizeLimit),
            let imported = parse(SourceFile(path: candidate, bytes: bytes))
          else { continue }
          files[candidate] = imported
          open.append(imported)
          break
        }
      }
    }
  }

  /// The names of files, without folders and endings, that scripts load.
  func importedNames() -> Set<String> {
    var names: Set<String> = []
    for case let file? in scripts.map(\.file) {
      for name in Imports.names(in: file.script, file.index) + Imports.paths(in: file.script) {
        names.insert(Imports.stem(name))
      }
    }
    return names
  }

  /// As many files as one program may have.
  private static let limit = 200

  /// A script with all that it imports, directly or not.
  ///
  /// - Parameter imported: `importedNames()`.
  func program(of first: File, imported: Set<String> = []) -> Program {
    var members = [first]
    var numbers = [first.script.file.path: 0]
    var imports: [[String: Int]] = []
    var next = 0
    while next < members.count {
      let file = members[next].script
      var found: [String: Int] = [:]
      for name in Imports.names(in: file, members[next].index) {
        for path in Imports.candidates(name, of: file.file.path, file.language) {
          guard let other = files[path], members.count < ParsedScripts.limit else { continue }
          if numbers[path] == nil {
            numbers[path] = members.count
            members.append(other)
          }
          found[name] = numbers[path]
          break
        }
      }
      imports.append(found)
      next += 1
    }
    return Program(
      zip(members, imports).map { Program.File(script: $0.script, index: $0.index, imports: $1) },
      isImported: imported.contains(Imports.stem(first.script.file.path)) || isInPackage(first.script))
  }

  /// A file of a package of Python is there for others to import.
  private func isInPackage(_ script: Script) -> Bool {
    let path = script.file.path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return script.language == .python && path != "<stdin>" && fileExists(folder + "__init__.py")
  }
}
