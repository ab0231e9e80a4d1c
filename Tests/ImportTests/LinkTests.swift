import Files
import Foundation
import Testing

@testable import KemiImport

/// Symbolic links in a source tree.
@Suite struct LinkTests {
  private func tree(_ links: (String, String)...) throws -> FixtureTree {
    let tree = try FixtureTree(box: C.function("box_open") + C.table(C.row("box", "open", "box_open")))
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: tree.path + "/src/modules/" + name, withDestinationPath: target)
    }
    return tree
  }

  @Test(arguments: [("box/loop", "."), ("box/up", ".."), ("box/self", "self"), ("box/root", "../../..")])
  func aLoopInAModule(name: String, target: String) throws {
    let tree = try tree((name, target))
    #expect(try tree.functions().map { "\($0.module).\($0.name)" } == ["box.open"])
    #expect(try tree.findings().isEmpty)
  }

  @Test func aFileThatIsALinkCounts() throws {
    let tree = try tree(("box/more.c", "../../../more"))
    try tree.folder.write("more", C.table(C.row("box", "shut", "f")))
    #expect(try tree.functions().map(\.name) == ["open", "shut"])
  }

  @Test func aLinkToNothingIsNamed() throws {
    let tree = try tree(("box/gone.c", "nowhere"))
    let error = #expect(throws: FileError.self) { _ = try tree.read() }
    #expect(error?.path == tree.path + "/src/modules/box/gone.c")
  }
}
