import Descriptors
import KemiGen
import TestSupport
import Testing

@Suite struct HostileLuaTests {
  @Test func wordsStayInTheirComments() throws {
    try expectValid(HostileWords.module)
  }

  @Test func namesThatLuaHasTaken() throws {
    try expectValid(HostileNames.module())
  }

  @Test(arguments: HostileNames.lua)
  func moduleOfANameThatLuaHasTaken(_ name: String) throws {
    try expectValid(Module(name: name, functions: [function("run", ["count"]), function("end")]))
  }

  /// `@` at the start of a comment is an annotation, with spaces before it as well.
  @Test func wordsAreNoAnnotations() throws {
    let folder = try TemporaryFolder()
    try folder.generate(catalog(HostileWords.module), targets: [.lua])
    let text = try #require(folder.read("lua/library/KSR/words.lua"))
    let annotations = text.split(separator: "\n").filter { line in
      line.hasPrefix("---") && line.dropFirst(3).first { $0 != " " && $0 != "\t" } == "@"
    }
    #expect(annotations.filter { !$0.hasPrefix("---@") } == [])
    #expect(annotations.filter { $0.hasPrefix("---@deprecated") } == [])
  }

  @Test func luacheckReadsTheNames() throws {
    let folder = try TemporaryFolder()
    try folder.generate(
      catalog(HostileNames.module(), HostileNames.module("end", ["end"])), targets: [.lua])
    let script = try folder.write("script.lua", "KSR.names.x()\nKSR[\"end\"][\"end\"]()\nKSR[\"end\"].no()\n")
    let outcome = try run(
      "luacheck", ["--no-color", "--codes", "--config", folder.path + "/lua/.luacheckrc", script])
    #expect(outcome.output.contains("Total: 1 warning / 0 errors"))
    #expect(outcome.output.contains("script.lua:3:"))
  }

  private func expectValid(_ module: Module) throws {
    let folder = try TemporaryFolder()
    try folder.generate(catalog(module), targets: [.lua])
    let file = folder.path + "/lua/library/KSR/\(module.name).lua"
    let outcome = try run("luac5.4", ["-p", file])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
