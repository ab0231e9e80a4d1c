import Files
import JSON

/// Finds scenarios.
public enum ScenarioFiles {
  /// How the names of scenarios end.
  public static let suffix = ".scenario.json"

  private static let maximumDepth = 32

  /// The scenarios that paths stand for: a folder for those below it, a file for itself; each once.
  ///
  /// - Parameter filter: The names have to contain it.
  /// - Throws: `FileError` for a path that leads nowhere, or to no scenario.
  public static func find(_ paths: [String], filter: String? = nil) throws -> [String] {
    var seen = Set<String>()
    var files: [String] = []
    for path in paths {
      guard directoryExists(path) else {
        guard fileExists(path) else { throw FileError(path: path, reason: "there is no such file or folder") }
        files.append(path)
        continue
      }
      let found = try below(path, depth: 0)
      if found.isEmpty {
        throw FileError(path: path, reason: "no scenarios below it: their names end in \(suffix)")
      }
      files += found
    }
    let chosen = files.filter { file in
      (filter.map { contains(file.dropLast(suffix.count), $0) } ?? true)
        && seen.insert(canonicalPath(file)).inserted
    }
    if chosen.isEmpty, let filter {
      throw FileError(
        path: paths.first ?? ".", reason: "none of \(files.count) scenarios has '\(filter)' in its name")
    }
    return chosen
  }

  private static func below(_ folder: String, depth: Int) throws -> [String] {
    let listing = try listDirectory(folder)
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    let files = listing.files.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.map { prefix + $0 }
    if depth >= maximumDepth { return files }
    // What is hidden, such as .build, is not the user's.
    return try files
      + listing.directories.filter { !$0.hasPrefix(".") }.flatMap { try below(prefix + $0, depth: depth + 1) }
  }

  private static func contains(_ text: Substring, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
