import Descriptors
import Files

/// A Kamailio source tree.
public struct SourceTree: Sendable {
  public let path: String
  /// The version that the tree says it is, such as `5.6.6`.
  public let version: String
  /// Whether it is the development branch.
  public let isDevelopment: Bool
  private let branch: Release

  /// - Throws: `FileError` where the folder is no Kamailio source tree.
  public init(path: String) throws {
    self.path = path
    let settings = path + "/src/Makefile.defs"
    guard directoryExists(path) else {
      throw FileError(path: path, reason: fileExists(path) ? "is not a directory" : "no such directory")
    }
    guard fileExists(settings), directoryExists(path + "/src/modules"), fileExists(path + "/src/core/kemi.c")
    else {
      throw FileError(
        path: path,
        reason:
          "is not a Kamailio source tree of 5.0 or later: src/Makefile.defs, src/core/kemi.c and src/modules are what it has"
      )
    }
    let values = SourceTree.assignments(in: try readFile(settings))
    guard let major = values["VERSION"], let minor = values["PATCHLEVEL"], let patch = values["SUBLEVEL"]
    else {
      throw FileError(path: settings, reason: "does not say which version this is")
    }
    guard let branch = Release("\(major).\(minor)") else {
      throw FileError(path: settings, reason: "has the version \(major).\(minor), which is no release")
    }
    self.branch = branch
    let extra = values["EXTRAVERSION"] ?? ""
    version = "\(major).\(minor).\(patch)\(extra)"
    isDevelopment = extra.hasPrefix("-dev")
  }

  /// The branch that the tree belongs to.
  public var release: Release { isDevelopment ? .master : branch }

  private static func assignments(in bytes: [UInt8]) -> [String: String] {
    var values: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].filter { !$0.isWhitespace }
      if values[name] == nil { values[name] = parts[1].filter { !$0.isWhitespace } }
    }
    return values
  }

  /// The folders that can have export tables: one a module, and the core.
  func units() throws -> [SourceUnit] {
    let modules = try listDirectory(path + "/src/modules").directories
    return [SourceUnit(tree: path, folder: "src/core", module: nil)]
      + modules.map { SourceUnit(tree: path, folder: "src/modules/" + $0, module: $0) }
  }
}

/// A folder of the tree that becomes one binary.
struct SourceUnit: Sendable {
  let tree: String
  let folder: String
  /// The module's name; nil for the core.
  let module: String?

  /// C files and headers, those in folders below included, as paths from the tree's root.
  func sourceFiles() throws -> [String] { try files(in: folder) { $0.hasSuffix(".c") || $0.hasSuffix(".h") } }

  func documentationFiles() -> [String] {
    (try? files(in: folder + "/doc") { $0.hasSuffix(".xml") }) ?? []
  }

  func read(_ file: String) throws -> CSource {
    // A source file of Kamailio has at most some hundred kilobytes.
    CSource(path: file, bytes: try readFile(tree + "/" + file, limit: 64 * 1024 * 1024))
  }

  private func files(in folder: String, where isWanted: (String) -> Bool) throws -> [String] {
    let listing = try listDirectory(tree + "/" + folder)
    return listing.files.filter(isWanted).map { folder + "/" + $0 }
      + (try listing.directories.flatMap { try files(in: folder + "/" + $0, where: isWanted) })
  }
}
