import Descriptors
import Foundation
import TestSupport
import Testing

/// What an editor shows when one points at a function: its words, for one function of each module.
@Suite struct HoverTests {
  private static func samples(of engine: Engine) throws -> [(call: String, summary: String)] {
    let catalog = try CatalogReader().read()
    return catalog.modules.compactMap { module in
      guard
        let function = module.functions.first(where: { catalog.isCurrent($0) && $0.available(in: engine) }),
        let summary = function.summary
      else { return nil }
      return ("\(module.path(of: function.name))()", summary)
    }
  }

  /// Without what Markdown escapes, and as far as a line of any server goes.
  private static func plain(_ text: String) -> String {
    text.replacing("\\", with: "").replacing("\n", with: " ").replacing("&nbsp;", with: " ")
  }

  private func shown(_ name: String, _ calls: [String], in folder: TemporaryFolder, _ server: [String]) throws
    -> [String?]
  {
    try folder.write(name, calls.joined(separator: "\n") + "\n")
    let client = Repository.root + "/Tests/Tools/hover.py"
    let outcome = try run(Repository.tool("python"), [client, folder.path, name] + server)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([String?].self, from: Data(outcome.output.utf8))
  }

  @Test func theLuaServerShowsTheWords() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.generated + "/lua/library", toPath: folder.path + "/library")
    let samples = try HoverTests.samples(of: .lua)
    let texts = try shown("script.lua", samples.map(\.call), in: folder, [try Repository.emmyLua()])
    #expect(samples.count > 150)
    for (sample, text) in zip(samples, texts) {
      #expect(HoverTests.plain(text ?? "").contains(sample.summary), "\(sample.call): \(text ?? "nothing")")
    }
  }

  @Test func thePythonServerShowsTheWords() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.generated + "/python/KSR-stubs", toPath: folder.path + "/KSR-stubs")
    try folder.write("pyrightconfig.json", #"{"stubPath": "."}"#)
    // A reserved word of Python, which no script writes like that.
    let samples = try HoverTests.samples(of: .python).filter { !$0.call.hasPrefix("KSR.async.") }
    let texts = try shown(
      "script.py", ["import KSR"] + samples.map(\.call), in: folder,
      [Repository.tool("basedpyright-langserver"), "--stdio"])
    #expect(samples.count > 150)
    for (sample, text) in zip(samples, texts.dropFirst()) {
      #expect(HoverTests.plain(text ?? "").contains(sample.summary), "\(sample.call): \(text ?? "nothing")")
    }
  }
}
