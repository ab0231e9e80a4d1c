import Files

/// Finds the settings of files: those of the nearest `kemi.json`, in their folder or above it.
public struct SettingsLookup {
  private let reader: SettingsReader
  private let given: CheckSettings?
  private var byFolder: [String: CheckSettings] = [:]
  private let current = canonicalPath(".")

  /// - Parameter file: The one file of settings to read, wherever scripts are; nil to look for the nearest.
  public init(_ reader: SettingsReader, file: String? = nil) throws {
    self.reader = reader
    given = try file.map(reader.read)
  }

  /// - Parameter folder: With or without a slash at the end; empty for the current one.
  /// - Throws: What `SettingsReader.read` throws.
  public mutating func settings(of folder: String) throws -> CheckSettings {
    if let given { return given }
    return try settings(absolute: canonicalPath(folder.isEmpty ? "." : folder))
  }

  private mutating func settings(absolute folder: String) throws -> CheckSettings {
    var passed: [String] = []
    var folder = folder
    var settings = CheckSettings()
    while true {
      if let known = byFolder[folder] {
        settings = known
        break
      }
      passed.append(folder)
      let file = Path.join(folder, SettingsReader.fileName)
      if fileExists(file) {
        settings = try reader.read(Path.short(file, from: current))
        break
      }
      let above = Path.folder(of: folder)
      if above == folder || above.isEmpty { break }
      folder = above
    }
    for folder in passed { byFolder[folder] = settings }
    return settings
  }
}
