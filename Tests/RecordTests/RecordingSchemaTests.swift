import Foundation
import TestSupport
import Testing

/// A schema checker that knows nothing of KemiKit, held against the preludes and the reader.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.tool("check-jsonschema")),
    "check-jsonschema is not there; make test installs it"))
struct RecordingSchemaTests {
  private static let schema = Repository.root + "/schemas/recording.schema.json"

  private func check(_ lines: [String]) throws -> Outcome {
    let folder = try TemporaryFolder()
    let files = try lines.enumerated().map { try folder.write("\($0.offset + 1).json", $0.element) }
    return try run(
      Repository.tool("check-jsonschema"), ["--output-format", "json", "--schemafile", Self.schema] + files)
  }

  @Test func isASchema() throws {
    #expect(try run(Repository.tool("check-jsonschema"), ["--check-metaschema", Self.schema]).status == 0)
  }

  @Test func acceptsWhatThePreludesWrite() throws {
    let lua = try Scene()
    let values = LuaPreludeTests.values.map { "result = \($0.lua) KSR.pv.sets(\($0.lua)) " }.joined()
    _ = try lua.runLua(
      "lua5.1",
      """
      function branch_route() KSR.x.drop() end
      function ksr_request_route() KSR.tm.t_relay() \(values) error({}) end
      function event_route(name) end
      serve("ksr_request_route")
      serve("event_route", "a")
      """)
    let python = try Scene()
    _ = try python.runPython(
      PythonPreludeTests.scripts[0],
      after: #"for route in ["ksr_request_route", "failing"]: serve(route)"#)
    for recording in [lua, python] {
      let text = String(
        decoding: FileManager.default.contents(atPath: recording.recording) ?? Data(), as: UTF8.self)
      let lines = text.split(separator: "\n").map(String.init)
      #expect(lines.count > 5)
      let outcome = try check(lines)
      #expect(outcome.status == 0, "\(outcome.output)")
    }
  }

  @Test func refusesWhatTheReaderRefuses() throws {
    let lines = ReplayTests.mistakes.filter {
      !$0.message.contains("[order]") && !$0.message.contains("not valid JSON")
    }
    .compactMap { $0.lines.first { !$0.isEmpty && $0 != ReplayTests.begin } }
    let outcome = try check(lines)
    #expect(outcome.status == 1)
    for index in lines.indices { #expect(outcome.output.contains("/\(index + 1).json"), "\(lines[index])") }
    #expect(lines.count == 4)
  }
}
