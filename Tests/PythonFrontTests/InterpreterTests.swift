import Foundation
import KemiCheck
import TestSupport
import Testing

@Suite struct InterpreterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ program: String) throws -> String {
    let path = try folder.write("python", "#!/bin/sh\n\(program)\n")
    chmod(path, 0o755)
    let files = (0..<100).map { SourceFile(path: "\($0).py", bytes: Array("x = 1\n".utf8)) }
    // A process that another test has just started may still have the file open.
    while true {
      let error = #expect(throws: PythonFrontError.self) { try PythonFront(interpreter: path).parse(files) }
      let text = try #require(error?.description).replacingOccurrences(of: path, with: "PYTHON")
      if !text.contains("Text file busy") { return text }
    }
  }

  @Test func missing() throws {
    let error = #expect(throws: PythonFrontError.self) {
      try PythonFront(interpreter: "no-such-python").parse([SourceFile(path: "a.py", bytes: [])])
    }
    #expect(
      error?.description
        == "there is no program 'no-such-python' to parse Python scripts; install Python 3, or name one with --python"
    )
  }

  @Test(arguments: [
    (
      "exit 3", "PYTHON ended with status 3 before it parsed a script; name Python 3.9 or later with --python"
    ),
    (
      "kill -9 $$",
      "PYTHON was ended by signal 9 before it parsed a script; name Python 3.9 or later with --python"
    ),
    (
      "echo Welcome to Python",
      "PYTHON does not answer as Python does; name Python 3.9 or later with --python"
    ),
    (
      "printf 'kemi\\003\\006'; exec cat >/dev/null",
      "PYTHON is Python 3.6, and scripts are parsed by 3.9 or later; name one with --python"
    ),
    (
      "printf 'kemi\\003\\013'; exit 1",
      "PYTHON ended with status 1 while it parsed 0.py; name Python 3.9 or later with --python"
    ),
    (
      "printf 'kemi\\003\\013hello, world, hello'; exec cat >/dev/null",
      "PYTHON answered something about 0.py that kemi does not understand; name another Python with --python"
    ),
    (
      "printf 'kemi\\003\\013T\\003\\0\\0\\0\\0\\0\\0\\0N..'; exec cat >/dev/null",
      "PYTHON answered something about 0.py that kemi does not understand; name another Python with --python"
    ),
    ("yes", "PYTHON does not answer as Python does; name Python 3.9 or later with --python"),
  ])
  func troubled(_ program: String, _ expected: String) throws { #expect(try failure(program) == expected) }

  @Test func stops() throws {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try PythonFront().parse(
        count: 1_000_000, file: { SourceFile(path: "\($0).py", bytes: Array("x = 1\n".utf8)) },
        result: { index, _ in if index == 10 { throw Enough() } })
    }
  }

  @Test func noFiles() throws { #expect(try PythonFront(interpreter: "no-such-python").parse([]).isEmpty) }

  /// Nothing of what Python would say of a script is printed, and nothing of the user's Python is used.
  @Test func quiet() throws {
    let parsed = try parse("'\\d'; 1 is 1; assert (x, 'y')\n")
    #expect(parsed.script != nil)
  }
}
