import Foundation
import TestSupport
import Testing

/// A user's own module beside the built-in catalog.
@Suite struct OwnModuleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("mine/call_gate.json", descriptor(module: "call_gate", function: "open_gate"))
  }

  @Test func isInEveryTarget() throws {
    #expect(try kemi(["generate", "--descriptors", "mine"], in: folder).status == 0)
    for (file, text) in [
      ("swift/CallGateModule.swift", "func openGate(_: any Message, count: Int32) throws -> Int32"),
      ("swift/ExportTable+All.swift", ".callGate,"),
      ("lua/library/KSR/call_gate.lua", "function KSR.call_gate.open_gate(count) end"),
      ("lua/.luacheckrc", "open_gate = {},"),
      ("python/KSR-stubs/call_gate.pyi", "def open_gate(count: int, /) -> int:"),
      ("python/KSR-stubs/__init__.pyi", "from . import call_gate as call_gate\n"),
      ("docs/pages/modules/call_gate.md", "```c\nint open_gate(int count)\n```"),
      ("docs/pages/index.md", "[`call_gate`](modules/call_gate.md)"),
      ("docs/mkdocs.yml", "\"call_gate\": modules/call_gate.md\n"),
    ] {
      #expect(try #require(folder.read("generated/" + file)).contains(text), "\(file)")
    }
    #expect(folder.files.contains("generated/lua/library/KSR/tm.lua"))
  }

  @Test func isListedAndShown() throws {
    let list = try kemi(
      ["list", "--format", "tsv", "--module", "call_gate", "--descriptors", "mine"], in: folder)
    #expect(list.output == "call_gate\topen_gate\tint\tint\n")
    let show = try kemi(["show", "KSR.call_gate.open_gate", "--descriptors", "mine"], in: folder)
    #expect(show.output.hasPrefix("KSR.call_gate.open_gate\n  int open_gate(int count)\n\n  Run it.\n"))
  }

  @Test func isSuggested() throws {
    let outcome = try kemi(["show", "KSR.call_gate.opn_gate", "--descriptors", "mine"], in: folder)
    #expect(outcome.errors.contains("did you mean KSR.call_gate.open_gate?"))
  }

  @Test func takesThePlaceOfABuiltInOne() throws {
    try folder.write("mine/tm.json", descriptor(module: "tm", function: "my_relay"))
    let outcome = try kemi(
      ["list", "--format", "tsv", "--module", "tm", "--descriptors", "mine"], in: folder)
    #expect(outcome.output == "tm\tmy_relay\tint\tint\n")
  }

  @Test func laterFolderTakesThePlaceOfAnEarlierOne() throws {
    try folder.write("other/call_gate.json", descriptor(module: "call_gate", function: "shut_gate"))
    let folders = ["--descriptors", "mine", "--descriptors", "other"]
    let outcome = try kemi(["list", "--format", "tsv", "--module", "call_gate"] + folders, in: folder)
    #expect(outcome.output == "call_gate\tshut_gate\tint\tint\n")
  }

  @Test func goesWhenItIsNotNamedAnyMore() throws {
    let lua = ["generate", "--target", "lua"]
    #expect(try kemi(lua + ["--descriptors", "mine"], in: folder).status == 0)
    let outcome = try kemi(lua, in: folder)
    #expect(outcome.errors == "generated: 0 files added, 1 changed, 1 removed\n")
    #expect(!folder.files.contains("generated/lua/library/KSR/call_gate.lua"))
  }
}
