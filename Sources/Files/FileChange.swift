/// A file to be written, by its path below a root folder.
public struct OutputFile: Sendable, Equatable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// What has to happen below a root folder to bring it up to date.
public struct FileChanges: Sendable {
  public var added: [OutputFile] = []
  public var changed: [OutputFile] = []
  public var removed: [String] = []

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// Holds files against what is there.
  ///
  /// - Parameters:
  ///   - files: What should be there, each path once.
  ///   - root: The folder.
  ///   - folders: Folders below `root` in which files that are not among `files` are looked at.
  ///   - isObsolete: Whether such a file, given by its path and content, is to go.
  public init(
    bringing root: String, to files: [OutputFile], sweeping folders: [String] = [],
    isObsolete: @Sendable (String, [UInt8]) -> Bool = { _, _ in false }
  ) throws {
    var wanted = Set<String>(minimumCapacity: files.count)
    for file in files where !wanted.insert(file.path).inserted {
      throw FileError(path: file.path, reason: "would be written twice")
    }
    let states = parallelMap(files) { file -> State in
      let path = root + "/" + file.path
      guard fileExists(path) else { return .absent }
      return (try? readFile(path)) == file.bytes ? .same : .different
    }
    for (file, state) in zip(files, states) {
      switch state {
      case .absent: added.append(file)
      case .different: changed.append(file)
      case .same: break
      }
    }
    for folder in folders {
      try sweep(folder, of: root, wanted: wanted, isObsolete: isObsolete)
    }
  }

  private enum State { case absent, same, different }

  private mutating func sweep(
    _ folder: String, of root: String, wanted: Set<String>,
    isObsolete: (String, [UInt8]) -> Bool
  ) throws {
    guard directoryExists(root + "/" + folder) else { return }
    let listing = try listDirectory(root + "/" + folder)
    for name in listing.files {
      let path = folder + "/" + name
      if wanted.contains(path) { continue }
      // A file that cannot be read is nobody's to remove.
      guard let content = try? readFile(root + "/" + path) else { continue }
      if isObsolete(path, content) { removed.append(path) }
    }
    for name in listing.directories {
      try sweep(folder + "/" + name, of: root, wanted: wanted, isObsolete: isObsolete)
    }
  }
}
