import Glibc

extension FileError {
  /// The error that the last failed call of the C library left in `errno`.
  static func last(_ path: String, while doing: String) -> FileError {
    FileError(path: path, reason: "cannot \(doing): \(String(cString: strerror(errno)))")
  }
}
