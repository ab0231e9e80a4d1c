import Descriptors
import Files
import TestSupport
import Testing

@testable import KemiImport

@Suite struct SourceTreeTests {
  @Test(arguments: [
    ("5.0.0", "5.0"), ("5.6.3", "5.6"), ("5.1.10", "5.1"), ("6.2.0-dev1", "master"), ("6.0.0-dev0", "master"),
  ])
  func theTreeSaysWhichReleaseItIs(version: String, release: String) throws {
    let tree = try FixtureTree(version).source()
    #expect(tree.version == version)
    #expect(tree.release == Release(release))
  }

  @Test(arguments: ["5.8.0-rc1", "5.8.0-pre0", "5.8.0-nightly.20240101"])
  func aTestVersionBelongsToItsBranch(version: String) async throws {
    // In a process of its own, as a trap would end all tests.
    await #expect(processExitsWith: .success) { [version] in
      let tree = try FixtureTree(version).source()
      #expect(tree.version == version)
      #expect(tree.release == Release("5.8"))
    }
  }

  @Test(arguments: ["", "VERSION = 5\nPATCHLEVEL = 6\n", "VERSION 5\nPATCHLEVEL 6\nSUBLEVEL 3\n"])
  func aTreeWithoutVersionIsRefused(settings: String) throws {
    let tree = try FixtureTree()
    try tree.folder.write("src/Makefile.defs", settings)
    let error = #expect(throws: FileError.self) { try tree.source() }
    #expect(error?.path == tree.path + "/src/Makefile.defs")
  }

  @Test func aVersionThatIsNoNumberIsRefused() async {
    await #expect(processExitsWith: .success) {
      let tree = try FixtureTree()
      for major in ["five", "$(MAJOR)", "-1", "99999"] {
        try tree.folder.write(
          "src/Makefile.defs", "VERSION = \(major)\nPATCHLEVEL = 6\nSUBLEVEL = 3\nEXTRAVERSION =\n")
        #expect(throws: FileError.self) { _ = try tree.source().release }
      }
    }
  }

  @Test func theFirstAssignmentCounts() throws {
    let tree = try FixtureTree()
    try tree.folder.write(
      "src/Makefile.defs", "VERSION=5\r\nPATCHLEVEL =  7\r\nSUBLEVEL= 1\r\nVERSION = 6\r\nOTHER = 1\r\n")
    #expect(try tree.source().version == "5.7.1")
  }

  @Test(arguments: ["src/Makefile.defs", "src/core/kemi.c", "src/modules/README"])
  func whatATreeHasToHave(missing: String) throws {
    let whole = ["src/Makefile.defs", "src/core/kemi.c", "src/modules/README"]
    let folder = try TemporaryFolder()
    for file in whole where file != missing { try folder.write(file, "VERSION = 5\n") }
    let error = #expect(throws: FileError.self) { try SourceTree(path: folder.path) }
    #expect(error?.reason.contains("is not a Kamailio source tree") == true)
  }

  @Test func aPlaceThatIsNoFolder() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "")
    #expect(throws: FileError.self) { try SourceTree(path: folder.path + "/nowhere") }
    let error = #expect(throws: FileError.self) { try SourceTree(path: file) }
    #expect(error?.reason == "is not a directory")
  }

  @Test func aModuleIsAFolder() throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f")))
    try tree.add("nothing to see\n", to: "empty", file: "README")
    let units = try tree.source().units()
    #expect(units.map(\.module) == [nil, "box", "empty"])
    #expect(try tree.functions().map(\.name) == ["open"])
  }

  @Test func theCoreIsThereWithoutModules() throws {
    #expect(try FixtureTree().read().functions.map { "\($0.module).\($0.name)" } == ["core.say"])
  }

  @Test(arguments: [
    ("NAME=box_file.so\n", "box_file"), ("NAME := box_file.so\r\n", "box_file"), (" NAME = b.so \n", "b"),
    ("NAME=box\n", "box"), ("#NAME=other.so\n", "box"), ("LIBNAME=other.so\n", "box"), ("", "box"),
    ("include ../defs\nauto_gen=\nNAME=one.so\nNAME=two.so\n", "one"),
  ])
  func theMakefileNamesTheModuleFile(makefile: String, name: String) throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f")))
    try tree.add(makefile, to: "box", file: "Makefile")
    #expect(try tree.functions().first?.loads == [name])
  }
}
