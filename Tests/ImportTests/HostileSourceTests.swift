import Descriptors
import Files
import Foundation
import JSON
import Testing

@testable import KemiImport

/// Trees that nobody should have: an import fails with an error, or gives facts that can be read again.
@Suite struct HostileSourceTests {
  private static let code =
    """
    #include "box.h"
    #define OPEN(n, t) \\
    \tstatic int open_##n(sip_msg_t *msg, str *lid) \\
    \t{ \\
    \t\treturn open_all(msg, lid, #t, '\\''); \\
    \t}
    OPEN(wide, "a { \\" b")
    /* no } here */

    """
    + C.function("ki_shut", "str *p, int n", body: "#ifdef A\n\tif (p) {\n#else\n\tif (n) {\n#endif\n\t}")
    + C.commands(C.command("box_shut", "w_shut", 2, routes: "REQUEST_ROUTE | LOCAL_ROUTE"))
    + C.table(
      C.row("box", "open", "open_wide", "STR"),
      "#ifdef A // lid\n" + C.row("box", "box_shut", "ki_shut", "STR INT", returns: "XVAL") + "#endif\n")

  /// Imports the tree, and reads what was written; an error for a person is fine.
  private static func survive(_ tree: FixtureTree) throws {
    let folder = try ImportFolder()
    do {
      try folder.add(tree)
      _ = try tree.findings()
    } catch is Diagnostics {
      return
    } catch is FileError {
      return
    }
    #expect(throws: Never.self) { _ = try folder.catalog() }
  }

  @Test func theWholeFixtureIsRead() throws {
    #expect(try FixtureTree(box: Self.code).functions().map(\.name) == ["open", "box_shut"])
  }

  // A trap would end all tests: those below run in processes of their own.

  @Test func aFileThatStopsAnywhere() async {
    await #expect(processExitsWith: .success) {
      let tree = try FixtureTree()
      let bytes = Array(HostileSourceTests.code.utf8)
      for count in 0...bytes.count {
        try tree.folder.write("src/modules/box/box.c", Data(bytes[..<count]))
        try HostileSourceTests.survive(tree)
      }
    }
  }

  @Test func aFileWithAByteLeftOutAnywhere() async {
    await #expect(processExitsWith: .success) {
      let tree = try FixtureTree()
      let bytes = Array(HostileSourceTests.code.utf8)
      for index in bytes.indices {
        try tree.folder.write("src/modules/box/box.c", Data(bytes[..<index] + bytes[(index + 1)...]))
        try HostileSourceTests.survive(tree)
      }
    }
  }

  @Test(arguments: 0..<6) func garbage(batch: UInt64) async {
    await #expect(processExitsWith: .success) { [batch] in
      for seed in batch * 25..<batch * 25 + 25 {
        var random = Random(state: seed)
        let tree = try FixtureTree()
        let code = Array(HostileSourceTests.code.utf8)
        let start = code.prefix(Int.random(in: 0..<code.count, using: &random))
        let rest = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &random) }
        try tree.folder.write("src/modules/box/box.c", Data(start + rest + code))
        try tree.folder.write("src/modules/box/Makefile", Data([UInt8]("NAME=".utf8) + rest))
        try tree.folder.write("src/modules/box/doc/a.xml", Data([UInt8]("id=\".f.".utf8) + rest))
        try HostileSourceTests.survive(tree)
      }
    }
  }

  @Test(arguments: 0..<6) func syntaxInNoOrder(batch: UInt64) async {
    await #expect(processExitsWith: .success) { [batch] in
      for seed in batch * 25..<batch * 25 + 25 {
        var random = Random(state: seed)
        let pieces = (0..<600).map { _ in HostileSourceTests.pieces.randomElement(using: &random)! }
        try HostileSourceTests.survive(FixtureTree(box: pieces.joined() + HostileSourceTests.code))
      }
    }
  }

  private static let pieces = [
    "{", "}", "(", ")", "\"", "'", "/*", "*/", "//", "\n", "#if A\n", "#else\n", "#endif\n", "\\", ",", ";",
    "=", "static ", "sr_kemi_t rows[]", "cmd_export_t c[]", "int f", "str_init(\"a\")", "SR_KEMIP_INT", "0",
    "##",
    "#define M(a) {", "M(x)\n", "sip_msg_t *m",
  ]

  @Test(arguments: [
    ("", "int a; "), ("", " "), ("", "x(1) "), ("int f(void) { ", "{ } "), ("int f(void) { ", "\\"),
  ])
  func aLineOfTenMegabytes(start: String, piece: String) async {
    await #expect(processExitsWith: .success) { [start, piece] in
      let line = start + String(repeating: piece, count: 10_000_000 / piece.utf8.count)
      try HostileSourceTests.survive(FixtureTree(box: line + "\n}\n" + HostileSourceTests.code))
    }
  }

  @Test func bracesWithoutEnd() async {
    await #expect(processExitsWith: .success) {
      for piece in ["{", "{ f(", "{1, {"] {
        let deep = String(repeating: piece, count: 200_000)
        let tree = try FixtureTree(box: "sr_kemi_t rows[] = {\n\(deep)\n};\n")
        do { _ = try tree.read() } catch is Diagnostics {}
      }
    }
  }

  @Test func aModuleWithoutCFiles() throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f")))
    for (file, text) in [("README", "hello"), ("doc/a.xml", "<a/>"), ("box.h", ""), ("x.c.orig", "{")] {
      try tree.add(text, to: "empty", file: file)
    }
    #expect(try tree.functions().map(\.module) == ["box"])
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
