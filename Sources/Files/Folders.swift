import Glibc

/// Makes a folder, and those above it that are missing.
///
/// - Throws: `FileError`
public func createDirectory(_ path: String) throws {
  if path.isEmpty || directoryExists(path) { return }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try createDirectory(String(path[..<slash]))
  }
  guard mkdir(path, 0o777) == 0 || (errno == EEXIST && directoryExists(path)) else {
    throw FileError.last(path, while: "create the folder")
  }
}

/// Removes a file, if it is there.
public func removeFile(_ path: String) { unlink(path) }
