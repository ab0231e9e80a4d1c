import JSON
import TestSupport
import Testing

@testable import KemiKit

@Suite struct ModulePackageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func describe(_ file: String, module: String, loads: String, parameters: String = "") throws {
    try folder.write("Package.swift", "// swift-tools-version: 6.0\n")
    try folder.write(
      "descriptors/" + file,
      """
      { "module": "\(module)", "loads": "\(loads)", \(parameters)
        "functions": [{ "name": "run", "returns": { "type": "int" } }] }
      """)
  }

  private func mistake() -> String {
    let error = #expect(throws: KitError.self) { try ModulePackage(folder: folder.path) }
    return error?.description ?? ""
  }

  @Test func whereThereIsNoneItSaysHowToStart() {
    #expect(mistake().contains("'kemi new NAME' starts one"))
  }

  @Test func aPackageHasADescriptor() throws {
    try folder.write("Package.swift", "")
    try folder.write("descriptors/notes.txt", "")
    #expect(mistake().contains("has no descriptor"))
  }

  @Test func aPackageHoldsOneModule() throws {
    try describe("alpha.json", module: "alpha", loads: "alpha")
    try describe("beta.json", module: "beta", loads: "beta")
    #expect(mistake().contains("has several descriptors: alpha.json, beta.json"))
  }

  @Test(arguments: [("beta", "alpha"), ("alpha", "beta"), ("beta", "beta")])
  func theFileIsNamedLikeTheModule(_ module: String, _ loads: String) throws {
    try describe("alpha.json", module: module, loads: loads)
    #expect(mistake().contains("'module' and 'loads' have to be 'alpha', as the file is named"))
  }

  @Test func aBrokenDescriptorIsReportedWithItsPlace() throws {
    try folder.write("Package.swift", "")
    try folder.write("descriptors/alpha.json", "{ \"module\": \"alpha\",\n  \"functions\": 1 }")
    let error = #expect(throws: Diagnostics.self) { try ModulePackage(folder: folder.path) }
    #expect(error?.all.contains { $0.file.hasSuffix("descriptors/alpha.json") && $0.line == 2 } == true)
  }

  @Test func saysWhatToWriteIntoTheConfiguration() throws {
    let parameters = """
      "modparams": [
        { "name": "limit", "type": "int", "default": 60, "summary": "The most." },
        { "name": "text", "type": "str", "default": "say \\"a\\\\b\\"\\n" }
      ],
      """
    try describe("alpha.json", module: "alpha", loads: "alpha", parameters: parameters)
    let package = try ModulePackage(folder: folder.path)
    #expect(
      ModuleInstructions(package.module, path: "/srv/alpha.so").text == """
        loadmodule "/srv/alpha.so"
        # The most.
        modparam("alpha", "limit", 60)
        modparam("alpha", "text", "say \\"a\\\\b\\"\\n")

        """)
  }

  @Test(arguments: [
    ("import Foundation", "Foundation"), ("  public import FoundationEssentials", "FoundationEssentials"),
    ("@preconcurrency import struct Foundation.Date", "Foundation"), ("import Glibc", nil),
    ("// import Foundation", nil), ("let words = \"import Foundation\"", nil), ("import MyFoundation", nil),
  ])
  func knowsImportsOfFoundation(_ line: String, _ name: String?) {
    #expect(ModulePackage.foundation(in: line[...]) == name)
  }

  @Test func saysWhatMakesAModuleLarge() throws {
    try describe("alpha.json", module: "alpha", loads: "alpha")
    try folder.write("Sources/Alpha/Deep/Clock.swift", "\nimport Foundation\n")
    let package = try ModulePackage(folder: folder.path)
    #expect(try package.warnings(size: 14_999_999).isEmpty)
    let warnings = try package.warnings(size: 58_000_000)
    #expect(warnings.map(\.file) == [folder.path + "/Sources/Alpha/Deep/Clock.swift"])
    #expect(warnings.map(\.line) == [2])
    #expect(warnings.first?.text.contains("58 MB instead of 6 or 7") == true)
  }

  @Test func aModuleThatWasNotMadeIsMissed() throws {
    try describe("alpha.json", module: "alpha", loads: "alpha")
    let package = try ModulePackage(folder: folder.path)
    let error = #expect(throws: KitError.self) { try package.builtModule() }
    #expect(error?.description.contains("a product of type .dynamic named 'alpha'") == true)
  }
}
