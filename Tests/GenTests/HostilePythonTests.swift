import Descriptors
import Foundation
import KemiGen
import TestSupport
import Testing

@Suite struct HostilePythonTests {
  @Test func wordsStayInTheirDocstrings() throws {
    let folder = try TemporaryFolder()
    try folder.generate(catalog(HostileWords.module), targets: [.python])
    let docstrings = try docstrings(of: folder.path + "/python/KSR-stubs/words.pyi")
    for (index, words) in HostileWords.lines.enumerated() {
      let text = try #require(docstrings["line_\(index)"])
      #expect(text.hasPrefix(words + "\n"))
      #expect(text.contains("value: \(words)\n"))
      #expect(text.contains("Only with: \(words)."))
    }
    for (index, words) in HostileWords.paragraphs.enumerated() {
      let lines = try #require(docstrings["paragraphs_\(index)"]).split(separator: "\n")
      #expect(lines.map(trimmed).starts(with: words.split(separator: "\n").map(trimmed)))
    }
  }

  @Test func mypyTakesTheWords() throws {
    try expectValid(HostileWords.module)
  }

  @Test func namesThatPythonHasTaken() throws {
    try expectValid(HostileNames.module("names", HostileNames.all + ["None", "True"]))
  }

  @Test func modulesOfNamesThatPythonHasTaken() throws {
    try expectValid(HostileNames.python.map { HostileNames.module($0, ["run", "class"]) })
  }

  /// Names that the stubs themselves use.
  @Test(arguments: ["str", "int", "bool", "overload", "deprecated"])
  func functionOfANameThatStubsUse(_ name: String) throws {
    let older = Function(
      name: "twice", parameters: [Parameter(name: "text", type: .str)], returns: Returns(type: .bool),
      releases: ReleaseRange("5.1")!)
    try expectValid(
      Module(
        name: "names", functions: [function(name, ["count"]), older, function("twice", releases: "5.2-")]))
  }

  @Test(arguments: ["str", "int", "bool", "typing"])
  func moduleOfANameThatStubsUse(_ name: String) throws {
    try expectValid(Module(name: name, functions: [function("run", ["count"])]))
  }

  private func expectValid(_ modules: Module...) throws { try expectValid(modules) }

  private func expectValid(_ modules: [Module]) throws {
    let folder = try TemporaryFolder()
    let info = Function(
      name: "info", parameters: [Parameter(name: "text", type: .str)], returns: Returns(type: .bool))
    let core = Module(name: Module.coreName, functions: [info, function("setflag", ["flag"])])
    try folder.generate(Catalog(modules: [core] + modules, releases: knownReleases), targets: [.python])
    let outcome = try run(
      Repository.tool("mypy"),
      ["--strict", "--no-incremental", "--cache-dir=/dev/null", folder.path + "/python/KSR-stubs"])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  /// Each function's docstring as Python reads it.
  private func docstrings(of file: String) throws -> [String: String] {
    let program = """
      import ast, json, sys
      tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
      print(json.dumps({f.name: ast.get_docstring(f, clean=False) for f in tree.body if isinstance(f, ast.FunctionDef)}))
      """
    let outcome = try run(Repository.tool("python"), ["-c", program, file])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([String: String].self, from: Data(outcome.output.utf8))
  }

  private func trimmed(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }
}
