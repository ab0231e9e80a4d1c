import Files

/// Parses scripts and what they import from their folders, and has every rule look at each.
public struct RuleChecker: ScriptChecker {
  private let grounds: Grounds
  private let lua: LuaFront
  private let python: PythonFront

  public init(grounds: Grounds, lua: LuaDialect? = nil, python: String = "python3") {
    self.grounds = grounds
    self.lua = LuaFront(dialect: lua)
    self.python = PythonFront(interpreter: python)
  }

  public var configuration: CheckedConfiguration {
    CheckedConfiguration(files: grounds.configuration?.files ?? [], findings: grounds.configurationFindings)
  }

  public func check(_ scripts: [ScriptText]) -> [CheckedScript] {
    let parsed = parse(scripts)
    grounds.prepare(for: parsed.files.values.map(\.script))
    let imported = parsed.importedNames()
    return parallelMap(Array(scripts.indices)) { position in
      let outcome = parsed.scripts[position]
      guard let file = outcome.file else {
        return CheckedScript(findings: outcome.findings, failure: outcome.failure)
      }
      let context = RuleContext(parsed.program(of: file, imported: imported), grounds)
      for check in RuleBook.checks { check(context) }
      return CheckedScript(findings: outcome.findings + context.findings, directives: file.script.directives)
    }
  }

  private func parse(_ scripts: [ScriptText]) -> ParsedScripts {
    var parsed = ParsedScripts(scripts: parallelMap(scripts) { parseLua($0) })
    parsed.readLuaImports { outcome(lua.parse($0)).file }
    parsePython(scripts, into: &parsed)
    return parsed
  }

  private func parseLua(_ script: ScriptText) -> ParsedScripts.Outcome {
    guard script.language == .lua else { return ParsedScripts.Outcome() }
    return outcome(lua.parse(script.file))
  }

  private func outcome(_ parsed: (script: Script?, findings: [Finding])) -> ParsedScripts.Outcome {
    ParsedScripts.Outcome(
      file: parsed.script.map { ParsedScripts.File(script: $0, index: ScriptIndex($0)) },
      findings: parsed.findings)
  }
}

extension RuleChecker {
  /// All scripts of Python, and what they import, in one process.
  private func parsePython(_ scripts: [ScriptText], into parsed: inout ParsedScripts) {
    let wanted = scripts.indices.filter { scripts[$0].language == .python }
    if wanted.isEmpty { return }
    var files = wanted.map { scripts[$0].file }
    // What the scripts import is looked for in their text: when they have been parsed, Python has gone.
    var next = 0
    var known = Set(files.map(\.path))
    while next < files.count {
      let file = files[next]
      next += 1
      for name in Imports.names(inPython: file.bytes) {
        for path in Imports.candidates(name, of: file.path, .python) where known.insert(path).inserted {
          if let bytes = try? readFile(path, limit: ScriptReader.sizeLimit) {
            files.append(SourceFile(path: path, bytes: bytes))
          }
        }
      }
    }
    do {
      for (position, result) in try python.parse(files).enumerated() {
        let outcome = outcome(result)
        if position < wanted.count { parsed.scripts[wanted[position]] = outcome }
        if let file = outcome.file { parsed.files[files[position].path] = file }
      }
    } catch {
      for position in wanted { parsed.scripts[position].failure = "\(error)" }
    }
  }
}
