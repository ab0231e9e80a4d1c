import Descriptors

extension Language {
  /// The engine of Kamailio that runs it.
  var engine: Engine {
    switch self {
    case .lua: .lua
    case .python: .python
    }
  }

  /// The modules with the interpreter.
  var engineModules: Set<String> {
    switch self {
    case .lua: ["app_lua"]
    case .python: ["app_python", "app_python3", "app_python3s"]
    }
  }
}

extension Grounds {
  /// Whether kamailio.cfg hands routing to scripts of a language; nil where there is none to say so.
  func handsRouting(to language: Language) -> Bool? {
    guard let configuration else { return nil }
    guard let engine = configuration.engine else { return configuration.isComplete ? false : nil }
    return engine.isExact ? engine.value == language.engine.rawValue : nil
  }

  /// Whether kamailio.cfg loads a script, and no other of its language.
  func loads(_ file: SourceFile, _ language: Language) -> Bool {
    loadedScripts(language) == [file.path.split(separator: "/").last.map(String.init) ?? ""]
  }

  /// Whether kamailio.cfg loads more than one script, which share what they define.
  func loadsSeveral(_ language: Language) -> Bool { loadedScripts(language).count > 1 }

  /// The names of the scripts of a language, without folders.
  private func loadedScripts(_ language: Language) -> Set<String> {
    guard let configuration else { return [] }
    return Set(
      configuration.scripts(facts: facts, release: release).filter {
        language.engineModules.contains($0.module)
      }.map { $0.parameter.value.split(separator: "/").last.map(String.init) ?? "" })
  }
}
