import Files
import Foundation
import KemiGen
import TestSupport
import Testing

/// A failure leaves everything as it was.
@Suite struct FailureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.generate(catalog(named: "core", "alpha"))
  }

  /// The folder stands where a file has to go: the first, one in the middle, the last.
  @Test(arguments: ["swift/BetaModule.swift", "lua/library/KSR/beta.lua", "docs/pages/modules/beta.md"])
  func folderInTheWay(_ path: String) throws {
    let obstacle = folder.path + "/" + path
    try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
    let before = everything
    #expect { try folder.generate(catalog(named: "core", "beta", "gamma")) } throws: { error in
      (error as? FileError)?.path == obstacle
    }
    #expect(everything == before)
  }

  @Test func fileWhereAFolderHasToBe() throws {
    let fresh = try TemporaryFolder()
    try fresh.write("lua/library", "mine\n")
    #expect(throws: FileError.self) { try fresh.generate(catalog(named: "core", "alpha")) }
    #expect(contents(of: fresh.path) == ["lua/library": Data("mine\n".utf8)])
    #expect(try FileManager.default.contentsOfDirectory(atPath: fresh.path) == ["lua"])
  }

  /// The second file needs a folder where the first one is.
  @Test func outputThatWasNotThereIsNotThereAfterwards() throws {
    let root = folder.path + "/new/deep"
    let files = ["a", "a/b"].map { OutputFile(path: "x/" + $0, text: "text") }
    #expect(throws: FileError.self) { try FileChanges(bringing: root, to: files).commit(to: root) }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
  }

  /// In a container, the process of today can have the number of one that was killed yesterday.
  @Test func whatAKilledProcessLeftIsNoObstacle() throws {
    let stage = ".kemi-\(ProcessInfo.processInfo.processIdentifier)"
    try folder.write("\(stage)/new-0", "half a fi")
    try folder.generate(catalog(named: "core", "beta"))
    #expect(folder.files.contains("swift/BetaModule.swift"))
  }

  @Test func fileThatWouldBeWrittenTwiceIsRefused() {
    let files = ["x/a", "x/a"].map { OutputFile(path: $0, text: "text") }
    #expect { try FileChanges(bringing: folder.path, to: files) } throws: {
      "\($0)" == "x/a: would be written twice"
    }
  }

  /// Folders, links and files; the bytes of the latter.
  private var everything: [String: Data?] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) {
      $0[$1] = .some(FileManager.default.contents(atPath: folder.path + "/" + $1))
    }
  }
}
