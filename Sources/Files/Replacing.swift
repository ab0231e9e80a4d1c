import Glibc

/// Replaces what a file holds, as a whole or not at all.
///
/// The file keeps its permissions, and a symbolic link stays one: what it leads to is replaced. A file that is not
/// there is created; what is no regular file, such as `/dev/stdout`, is written to.
///
/// - Throws: `FileError`; the file is as it was then.
public func replaceFile(_ path: String, with bytes: [UInt8]) throws {
  let target = canonicalPath(path)
  var status = stat()
  let exists = stat(target, &status) == 0
  if exists, status.st_mode & S_IFMT == S_IFDIR {
    throw FileError(path: path, reason: "is a directory, not a file")
  }
  if exists, status.st_mode & S_IFMT != S_IFREG { return try writeThrough(bytes, to: path) }
  // Moving another file into its place would pass over that.
  if exists, access(target, W_OK) != 0 { throw FileError.last(path, while: "write it") }
  let interruptions = Interruptions()
  defer { interruptions.deliver() }
  let staged = target + ".kemi-\(getpid())"
  unlink(staged)
  let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? 0o600 : 0o666)
  guard descriptor >= 0 else { throw FileError.last(path, while: "replace it") }
  do {
    let isComplete = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    let failure = FileError.last(path, while: "write it")
    // The owner changes only where the system lets it; the permissions come after, as a change of owner cuts them.
    if exists { _ = fchown(descriptor, status.st_uid, status.st_gid) }
    let keepsMode = !exists || fchmod(descriptor, status.st_mode & 0o7777) == 0
    guard close(descriptor) == 0, isComplete, keepsMode else { throw failure }
    guard rename(staged, target) == 0 else { throw FileError.last(path, while: "replace it") }
  } catch {
    unlink(staged)
    throw error
  }
}

private func writeThrough(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError.last(path, while: "open it") }
  defer { close(descriptor) }
  guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) else {
    throw FileError.last(path, while: "write it")
  }
}
