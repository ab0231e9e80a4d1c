import Glibc

/// The largest descriptor or generated file that is read, in bytes.
public let defaultSizeLimit = 8 * 1024 * 1024

/// Reads a whole regular file.
///
/// - Parameters:
///   - path: The file.
///   - limit: The size in bytes above which the file is refused.
/// - Throws: `FileError` where the file is no regular file, is too large or cannot be read.
public func readFile(_ path: String, limit: Int = defaultSizeLimit) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError.last(path, while: "open it") }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError.last(path, while: "examine it") }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw FileError(path: path, reason: "is a directory, not a file")
  default: throw FileError(path: path, reason: "is not a regular file")
  }
  guard status.st_size <= limit else {
    throw FileError(
      path: path,
      reason: "has \(status.st_size) bytes; the limit is \(limit) bytes (\(limit / 1_048_576) MiB)")
  }
  let expected = Int(status.st_size)
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
    while count < expected {
      let got = read(descriptor, buffer.baseAddress! + count, expected - count)
      if got < 0 && errno == EINTR { continue }
      failed = got < 0
      if got <= 0 { break }
      count += got
    }
  }
  if failed { throw FileError.last(path, while: "read it") }
  return bytes
}

/// What a directory holds: names, without `.` and `..`, sorted.
public struct DirectoryListing {
  public var files: [String] = []
  public var directories: [String] = []
}

/// Lists a directory. Symbolic links count as files: nobody follows them out of the folder or in circles.
public func listDirectory(_ path: String) throws -> DirectoryListing {
  guard let stream = opendir(path) else { throw FileError.last(path, while: "list it") }
  defer { closedir(stream) }
  var listing = DirectoryListing()
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    if isDirectory(path + "/" + name, type: entry.pointee.d_type) {
      listing.directories.append(name)
    } else {
      listing.files.append(name)
    }
  }
  listing.files.sort()
  listing.directories.sort()
  return listing
}

/// - Parameter type: What the directory says of the entry; not every file system knows.
private func isDirectory(_ path: String, type: UInt8) -> Bool {
  let (unknown, directory): (UInt8, UInt8) = (0, 4)
  if type != unknown { return type == directory }
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

public func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The path without symbolic links and dots, or as it is where it leads nowhere.
public func canonicalPath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

public func directoryExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// What a symbolic link says that it leads to; nil for anything else.
public func linkTarget(_ path: String) -> String? {
  let target = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
    count = buffer.baseAddress.map { max(readlink(path, $0, buffer.count), 0) } ?? 0
  }
  return target.isEmpty ? nil : String(decoding: target.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
