import Files

/// Finds the scripts that arguments name.
public struct ScriptFinder {
  /// What is found, with the settings of each.
  public struct Found: Sendable {
    public var files: [(file: ScriptFile, settings: CheckSettings)] = []
    public var failures: [CheckReport.Failure] = []
  }

  /// Folders that hold other people's code.
  private static let foreignFolders: Set<String> = ["node_modules", "__pycache__", "site-packages", "venv"]

  private let language: Language?
  private var lookup: SettingsLookup
  private var seen: Set<String> = []
  private var found = Found()

  /// - Parameter language: That of files whose names do not say it, and of all that are named one by one.
  public init(language: Language?, settings: SettingsLookup) {
    self.language = language
    lookup = settings
  }

  /// - Parameter paths: Scripts, folders with scripts below them, `-` for standard input.
  /// - Throws: `FileError` and `Diagnostics` where settings cannot be read.
  public mutating func find(_ paths: [String]) throws -> Found {
    for path in paths {
      if path == "-" {
        add(ScriptFile(path: path, language: language), try lookup.settings(of: ""))
      } else if directoryExists(path) {
        try findAll(below: path)
      } else if let reason = ScriptFinder.obstacle(path) {
        found.failures.append(CheckReport.Failure(path: path, reason: reason))
      } else {
        add(
          ScriptFile(path: path, language: language ?? Language(ofName: path)),
          try lookup.settings(of: Path.folder(of: path)))
      }
    }
    return found
  }

  private mutating func add(_ file: ScriptFile, _ settings: CheckSettings) {
    if seen.insert(canonicalPath(file.path)).inserted { found.files.append((file, settings)) }
  }

  private mutating func findAll(below root: String) throws {
    let before = (found.files.count, found.failures.count, seen.count)
    var hasScripts = false
    // Not a call in a call: folders may be nested deeper than the stack.
    var folders = [root]
    while let folder = folders.popLast() {
      let settings = try lookup.settings(of: folder)
      let names: DirectoryListing
      do {
        names = try listDirectory(folder)
      } catch {
        fail(error, at: folder)
        continue
      }
      let place = settings.folder.map { Path.short(canonicalPath(folder) + "/", from: $0) } ?? ""
      for name in names.files where !name.hasPrefix(".") {
        let relative = place + name
        if settings.exclude.contains(where: { $0.fits(relative) }) { continue }
        let language = Language(ofName: name)
        let isScript =
          settings.include.isEmpty
          ? language != nil : settings.include.contains { $0.fits(relative) }
        let path = Path.join(folder, name)
        if !isScript || directoryExists(path) { continue }
        hasScripts = true
        if let reason = ScriptFinder.obstacle(path) {
          found.failures.append(CheckReport.Failure(path: path, reason: reason))
        } else {
          add(ScriptFile(path: path, language: language ?? self.language), settings)
        }
      }
      // The last comes first off the stack.
      for name in names.directories.reversed() where !name.hasPrefix(".") {
        let path = Path.join(folder, name)
        if ScriptFinder.foreignFolders.contains(name) || fileExists(path + "/pyvenv.cfg") { continue }
        if settings.exclude.contains(where: { $0.fits(place + name) }) { continue }
        folders.append(path)
      }
    }
    if !hasScripts, before == (found.files.count, found.failures.count, seen.count) {
      found.failures.append(
        CheckReport.Failure(
          path: root, reason: "has no scripts in it (.lua, .py, or what kemi.json includes)"))
    }
  }

  private mutating func fail(_ error: any Error, at path: String) {
    let reason = (error as? FileError)?.reason ?? "\(error)"
    found.failures.append(CheckReport.Failure(path: path, reason: reason))
  }

  /// What is wrong with a path, where opening it would not say it as well.
  private static func obstacle(_ path: String) -> String? {
    if path.isEmpty { return "the name of a file is empty" }
    if fileExists(path) { return nil }
    return linkTarget(path).map { "is a symbolic link that leads nowhere (\($0))" }
  }
}
