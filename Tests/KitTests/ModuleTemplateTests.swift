import Descriptors
import Files
import TestSupport
import Testing

@testable import KemiKit

@Suite struct ModuleTemplateTests {
  private let files: [String: String]

  init() throws {
    let name = try ModuleName("call_gate", catalog: CatalogReader().read())
    files = Dictionary(
      uniqueKeysWithValues: ModuleTemplate.files(name).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func hasTheFilesOfAPackage() {
    #expect(
      files.keys.sorted() == [
        ".gitignore", "Package.swift", "README.md", "Sources/CallGate/CallGate.swift",
        "Tests/CallGateTests/CallGateTests.swift", "descriptors/call_gate.json", "try/kamailio.cfg",
        "try/run",
        "try/script.lua", "try/script.py",
      ])
  }

  @Test func nothingIsLeftOfTheModelsName() {
    for (path, text) in files { #expect(!text.lowercased().contains("greeter"), "\(path)") }
  }

  @Test(arguments: [
    ("Package.swift", ".library(name: \"call_gate\", type: .dynamic, targets: [\"CallGate\"])"),
    ("Sources/CallGate/CallGate.swift", "public struct CallGate: CallGateModule {"),
    (
      "Tests/CallGateTests/CallGateTests.swift",
      "makeProxy(tables: [.callGate], modules: [try CallGate(parameters)])"
    ),
    ("Tests/CallGateTests/CallGateTests.swift", "KSR.call_gate.dialled"),
    ("try/kamailio.cfg", "loadmodule \"build/call_gate.so\""),
    ("try/script.lua", "KSR.call_gate.is_caller_blocked()"), (".gitignore", ".kemi/\n"),
  ])
  func usesTheName(_ path: String, _ text: String) throws {
    #expect(try #require(files[path]).contains(text))
  }

  @Test func theDescriptorIsOne() throws {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(path, text) }
    let package = try ModulePackage(folder: folder.path)
    #expect(package.name == "call_gate")
    #expect(package.module.functions.map(\.name).sorted() == ["dialled", "is_blocked", "is_caller_blocked"])
  }
}
