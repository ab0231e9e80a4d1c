import Glibc

extension FileChanges {
  /// Carries the changes out, all of them or none.
  ///
  /// Everything is written to a staging folder inside `root` first and moved into place when it is
  /// complete. A failure undoes what was moved; an interruption (`SIGINT`, `SIGTERM`, `SIGHUP`) is
  /// heeded before the first move or after the last one.
  public func commit(to root: String) throws {
    if isEmpty { return }
    let interruptions = Interruptions()
    defer { interruptions.deliver() }
    var move = Move(root: root)
    do {
      try move.prepare()
      try stage(in: move, heeding: interruptions)
      for (index, file) in (added + changed).enumerated() {
        try move.place(index, at: file.path)
      }
      for path in removed { try move.remove(path) }
    } catch {
      move.undo()
      throw error
    }
    move.cleanUp()
    move.removeEmptyFolders(of: removed)
  }
}

extension FileChanges {
  /// Writes all new content beside what is there. Creating files is what takes longest.
  fileprivate func stage(in move: Move, heeding interruptions: Interruptions) throws {
    let files = Array((added + changed).enumerated())
    let failures = parallelMap(files) { index, file -> (any Error)? in
      if interruptions.pending {
        return FileError(path: move.root, reason: "interrupted; nothing was written")
      }
      do {
        try writeFile(file.bytes, to: move.staged(index))
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
  }
}

/// Writes a new file and reports every failure, a full disk at closing included.
private func writeFile(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileError.last(path, while: "create it") }
  let complete = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  let failure = FileError.last(path, while: "write it")
  let closed = close(descriptor) == 0
  if !complete { throw failure }
  if !closed { throw FileError.last(path, while: "write it") }
}

/// The moves done so far, so that they can be undone.
private struct Move: Sendable {
  private enum Step: Sendable {
    case created(String)
    case replaced(String, backup: String)
    case madeFolder(String)
  }

  let root: String
  let stage: String
  private var steps: [Step] = []
  private var backups = 0
  private var knownFolders: Set<String> = []

  init(root: String) {
    self.root = root
    self.stage = root + "/.kemi-\(getpid())"
  }

  mutating func prepare() throws {
    try makeFolders(root)
    // A process of this number may have been killed here.
    cleanUp()
    guard mkdir(stage, 0o777) == 0 else { throw FileError.last(stage, while: "create it") }
  }

  func staged(_ index: Int) -> String { stage + "/new-\(index)" }

  mutating func place(_ index: Int, at path: String) throws {
    let target = root + "/" + path
    try makeFolders(String(target[..<target.lastIndex(of: "/")!]))
    let backup = try backUp(target)
    guard rename(staged(index), target) == 0 else { throw FileError.last(target, while: "replace it") }
    steps.append(backup.map { .replaced(target, backup: $0) } ?? .created(target))
  }

  mutating func remove(_ path: String) throws {
    let target = root + "/" + path
    let backup = try backUp(target)
    guard unlink(target) == 0 else { throw FileError.last(target, while: "remove it") }
    if let backup { steps.append(.replaced(target, backup: backup)) }
  }

  func undo() {
    defer { removeMadeFolders() }
    for step in steps.reversed() {
      switch step {
      case .created(let path): unlink(path)
      case .replaced(let path, let backup): rename(backup, path)
      case .madeFolder: break
      }
    }
  }

  /// The folders are empty when the stage is gone.
  private func removeMadeFolders() {
    cleanUp()
    for case .madeFolder(let path) in steps.reversed() { rmdir(path) }
  }

  func cleanUp() {
    for name in (try? listDirectory(stage))?.files ?? [] { unlink(stage + "/" + name) }
    rmdir(stage)
  }

  func removeEmptyFolders(of paths: [String]) {
    for path in paths {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if rmdir(root + "/" + folder) != 0 { break }
      }
    }
  }

  private mutating func backUp(_ target: String) throws -> String? {
    guard fileExists(target) else { return nil }
    backups += 1
    let backup = stage + "/old-\(backups)"
    guard link(target, backup) == 0 else { throw FileError.last(target, while: "replace it") }
    return backup
  }

  private mutating func makeFolders(_ path: String) throws {
    if path.isEmpty || knownFolders.contains(path) { return }
    defer { knownFolders.insert(path) }
    if directoryExists(path) { return }
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST && directoryExists(path) else {
      throw FileError.last(path, while: "create the folder")
    }
    steps.append(.madeFolder(path))
  }
}
