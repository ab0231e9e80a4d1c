import Files

/// Writes scenarios in which what happened stands in place of what was expected.
public struct ScenarioUpdate {
  private let files: [(path: String, text: [UInt8])]

  public init(_ results: [ScenarioResult]) {
    files = results.compactMap { result in result.updatedText.map { (result.file, $0) } }
  }

  /// - Returns: How many files were written; each is replaced as a whole or not at all.
  /// - Throws: `FileError`.
  public func commit() throws -> Int {
    for file in files { try ScenarioUpdate.write(file.text, to: file.path) }
    return files.count
  }

  public static func write(_ bytes: [UInt8], to path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let root = folder.isEmpty ? "/" : folder
    try FileChanges(bringing: root, to: [OutputFile(path: name, bytes: bytes)]).commit(to: root)
  }
}
