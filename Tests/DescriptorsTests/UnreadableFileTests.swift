import Files
import Foundation
import TestSupport
import Testing

@Suite struct UnreadableFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func said() throws -> [String] { try messages(about: folder) }

  @Test func overTheLimit() throws {
    try folder.write("m.json", Data(repeating: 0x20, count: 8 * 1024 * 1024 + 1))
    #expect(
      try said() == ["m.json:1:1: error: has 8388609 bytes; the limit is 8388608 bytes (8 MiB) [file]"])
  }

  @Test func atTheLimit() throws {
    var text = Data(#"{ "module": "m", "functions": [] }"#.utf8)
    text.append(Data(repeating: 0x20, count: 8 * 1024 * 1024 - text.count))
    try folder.write("m.json", text)
    #expect(try said() == [])
  }

  @Test func linkToNothing() throws {
    try link("m.json", to: "nothing.json")
    #expect(try said() == ["m.json:1:1: error: cannot open it: No such file or directory [file]"])
  }

  @Test func linkToItself() throws {
    try link("m.json", to: "m.json")
    #expect(try said() == ["m.json:1:1: error: cannot open it: Too many levels of symbolic links [file]"])
  }

  @Test func linkToAFile() throws {
    try folder.write("elsewhere/m.txt", #"{ "module": "m", "functions": [] }"#)
    try link("m.json", to: "elsewhere/m.txt")
    #expect(try readCatalog(in: folder).modules.map(\.name) == ["m"])
  }

  @Test func namedPipe() throws {
    #expect(mkfifo(folder.path + "/m.json", 0o600) == 0)
    #expect(try said() == ["m.json:1:1: error: is not a regular file [file]"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file")) func noPermission() throws {
    let file = try folder.write("m.json", #"{ "module": "m", "functions": [] }"#)
    #expect(chmod(file, 0) == 0)
    #expect(try said() == ["m.json:1:1: error: cannot open it: Permission denied [file]"])
  }

  @Test func oneDoesNotHideTheMistakesOfOthers() throws {
    try link("a.json", to: "nothing.json")
    try folder.write("b.json", "{}")
    #expect(try said().map { $0.prefix { $0 != ":" } } == ["a.json", "b.json", "b.json"])
  }

  @Test func aFolderIsNoDescriptor() throws {
    try folder.write("m.json/inner.json", "broken")
    #expect(try said() == ["m.json:1:1: error: is a directory, not a file [file]"])
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + name, withDestinationPath: target)
  }
}
