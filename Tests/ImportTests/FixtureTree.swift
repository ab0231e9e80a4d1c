import Descriptors
import JSON
import TestSupport

@testable import KemiImport

/// A Kamailio source tree of our own making.
final class FixtureTree {
  let folder: TemporaryFolder
  var path: String { folder.path }

  /// - Parameters:
  ///   - version: What the tree says it is, such as `5.6.3` or `6.2.0-dev1`.
  ///   - code: A C file for the module `box`.
  init(_ version: String = "5.6.3", box code: String? = nil) throws {
    folder = try TemporaryFolder()
    let parts = version.split(separator: "-", maxSplits: 1)
    let numbers = parts[0].split(separator: ".")
    try folder.write(
      "src/Makefile.defs",
      """
      # the version
      VERSION = \(numbers[0])
      PATCHLEVEL = \(numbers[1])
      SUBLEVEL =  \(numbers[2])
      EXTRAVERSION = \(parts.count > 1 ? "-" + parts[1] : "")
      VERSION_TEXT = $(VERSION).$(PATCHLEVEL)
      """)
    try folder.write(
      "src/core/kemi.c",
      C.function("core_say", "str *text") + C.table(C.row("", "say", "core_say", "STR")))
    try folder.write("src/modules/README", "modules live here\n")
    if let code { try add(code, to: "box") }
  }

  /// Adds a file to a module's folder, the C file of the module's name unless another is named.
  func add(_ text: String, to module: String, file: String? = nil) throws {
    try folder.write("src/modules/\(module)/" + (file ?? module + ".c"), text)
  }

  func source() throws -> SourceTree { try SourceTree(path: path) }

  func read() throws -> TreeFacts { try TreeFacts.read(source()) }

  /// The functions of the modules, without the core's.
  func functions() throws -> [ImportedFunction] {
    try read().functions.filter { $0.module != Module.coreName }
  }

  func findings() throws -> [Diagnostic] { Audit.findings(in: try read()) }

  /// What is told of the one function of a module `box` that has this code.
  static func function(of code: String) throws -> ImportedFunction {
    let all = try FixtureTree(box: code).functions()
    guard let function = all.first, all.count == 1 else { throw Unexpected(count: all.count) }
    return function
  }

  struct Unexpected: Error { let count: Int }
}
