import Files
import JSON

/// The path of a file that another file names: relative to the folder of that file.
func resolve(_ path: String, from file: String) -> String {
  if path.hasPrefix("/") { return path }
  guard let slash = file.lastIndex(of: "/") else { return path }
  return shortened(String(file[...slash]) + path)
}

/// The path without `a/../` and `./`, if it leads to the same place.
func shortened(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  let short = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  // A folder that is a symbolic link has its parent elsewhere.
  return canonicalPath(short) == canonicalPath(path) ? short : path
}

extension JSONDocument {
  /// Reads a file.
  ///
  /// - Parameter what: What it should be, with its article: `a scenario`.
  /// - Returns: Nothing where the file cannot be read or is no JSON, which is reported.
  static func reading(_ path: String, what: String, report: inout [Diagnostic]) -> JSONDocument? {
    do {
      let document = JSONDocument(file: path, bytes: try readFile(path), what: what)
      report += document.problems
      return document.problems.isEmpty ? document : nil
    } catch {
      let reason = (error as? FileError)?.reason ?? "\(error)"
      report.append(Diagnostic(file: path, line: 1, column: 1, text: reason, rule: "file"))
      return nil
    }
  }
}
