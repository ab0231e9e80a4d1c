import Glibc

/// The value of an environment variable; nil where it is empty or missing.
public func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}

/// Finds a program that can be run.
///
/// - Parameters:
///   - name: A path, or the name of a command.
///   - folders: Where a command is looked for after the folders of `PATH`.
public func findProgram(_ name: String, alsoIn folders: [String] = []) -> String? {
  let path = (environmentVariable("PATH") ?? "").split(separator: ":").map(String.init)
  let places = name.contains("/") ? [name] : (path + folders).map { "\($0)/\(name)" }
  return places.first { access($0, X_OK) == 0 && !isFolder($0) }
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
