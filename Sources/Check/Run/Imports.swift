/// What a script imports, by the names of the files that it may mean.
enum Imports {
  /// The modules that a script asks for.
  static func names(in script: Script, _ index: ScriptIndex) -> [String] {
    switch script.language {
    case .python: return index.imports.map(\.module)
    case .lua:
      return script.expressions.compactMap { expression in
        guard case .call(let callee, let arguments, _) = expression.kind, arguments.count == 1,
          case .variable(let variable) = script[callee].kind, script[variable].name == "require",
          case .string(let name) = script[arguments[0].value].kind
        else { return nil }
        return name
      }
    }
  }

  /// The paths that a script of Lua loads: `dofile("/etc/kamailio/routes.lua")`.
  static func paths(in script: Script) -> [String] {
    guard script.language == .lua else { return [] }
    return script.expressions.compactMap { expression in
      guard case .call(let callee, let arguments, _) = expression.kind, let first = arguments.first,
        case .variable(let variable) = script[callee].kind,
        script[variable].name == "dofile" || script[variable].name == "loadfile"
      else { return nil }
      // Of `FOLDER .. "routes.lua"` the end is enough.
      switch script[first.value].kind {
      case .string(let path): return path
      case .concatenate(let parts):
        guard let last = parts.last, case .string(let path) = script[last].kind else { return nil }
        return path
      default: return nil
      }
    }
  }

  /// The last part of a path or of the name of a module: `routes` of `lib.routes` and of `/etc/kamailio/routes.lua`.
  static func stem(_ path: String) -> String {
    var name = path.split(separator: "/").last ?? ""
    for ending in [".lua", ".py"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) }
    return name.split(separator: ".").last.map(String.init) ?? String(name)
  }

  /// What `names` finds, from the text of a Python script before it is parsed: too many rather than too few.
  static func names(inPython bytes: [UInt8]) -> [String] {
    var names: [String] = []
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == 0x3B }) {
      let words = line.split(maxSplits: 64, whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C })
      guard let first = words.first, words.count > 1 else { continue }
      if first.elementsEqual("from".utf8) {
        names.append(String(decoding: words[1], as: UTF8.self))
      } else if first.elementsEqual("import".utf8) {
        names += words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      }
    }
    return names
  }

  /// The files beside a script that may be a module, as paths.
  static func candidates(_ module: String, of path: String, _ language: Language) -> [String] {
    let bare = module.drop { $0 == "." }
    guard path != "<stdin>", !bare.isEmpty, bare.utf8.count < 200,
      bare.utf8.allSatisfy({ $0 == 0x2E || $0 == 0x5F || $0 == 0x2D || $0 == 0x2F || isLetterOrDigit($0) })
    else { return [] }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let stem = folder + bare.split(separator: ".").joined(separator: "/")
    switch language {
    case .lua: return [stem + ".lua", stem + "/init.lua"]
    case .python: return [stem + ".py", stem + "/__init__.py"]
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
