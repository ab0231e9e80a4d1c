import Descriptors
import Foundation
import TestSupport
import Testing

@Suite struct WriterTests {
  private static let repository = Result {
    try CatalogReader(includesBuiltin: false, folders: [Repository.descriptors]).read()
  }

  static let modules = (try? repository.get().modules.map(\.name)) ?? []

  private func content(_ file: String) throws -> String {
    try String(contentsOfFile: Repository.descriptors + "/" + file, encoding: .utf8)
  }

  @Test func theRepositoryHasModules() throws {
    #expect(try Self.repository.get().modules.count > 100)
  }

  @Test(arguments: modules) func writesEachDescriptorAsItStands(_ name: String) throws {
    let module = try #require(try Self.repository.get().module(name))
    #expect(module.descriptorText == (try content(name + ".json")))
  }

  @Test func writesTheReleasesAsTheyStand() throws {
    #expect(try Self.repository.get().releasesText == (try content("releases.json")))
  }

  private func readAgain(_ module: Module) throws -> Module? {
    try readCatalog(["m.json": module.descriptorText]).modules.first
  }

  /// A module that has something in every field.
  static let full: Module = {
    let prose = "Quotes \" and ' and backslashes \\ \\n, äöü ß € 🎈, </script> & %s, a\u{2028}b"
    var function = Function(name: "f", returns: Returns(type: .xval))
    function.summary = prose
    function.details = prose + "\n\nSecond\tparagraph.\n"
    function.parameters = KemiType.parameterTypes.prefix(6).map {
      Parameter(name: "p_\($0)", type: $0, role: .uri, summary: prose)
    }
    function.variadic = true
    function.returns = Returns(
      type: .xval, kind: .value, nullable: false, holds: KemiType.heldTypes, summary: prose)
    function.cfg = ["one", "two-2"]
    function.anchor = "mod-ule#mod.f.f_1:2"
    function.routes = Route.allCases.filter { $0 != .any }
    function.loads = ["one", "two"]
    function.condition = prose
    function.engines = Engine.allCases
    function.listed = ReleaseRange("5.1-5.2")
    function.releases = ReleaseRange("5.0-master")!
    function.examples = Engine.allCases.map { Example(engine: $0, code: "KSR.x.f(\"a\\\"b\")\n\t-- é\n") }
    var other = Function(name: "g", returns: Returns(type: .int))
    other.routes = [.any]
    other.cfg = ["one"]
    other.loads = ["one"]
    return Module(
      name: "x", loads: "x-1", summary: prose, details: prose + "\n", functions: [function, other])
  }()

  @Test func everyFieldComesBack() throws { #expect(try readAgain(Self.full) == Self.full) }

  @Test func writtenAgainIsTheSame() throws {
    #expect(try readAgain(Self.full)?.descriptorText == Self.full.descriptorText)
  }

  @Test func isJSON() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.full.descriptorText.utf8))
    #expect(((object as? [String: Any])?["functions"] as? [Any])?.count == 2)
  }

  @Test func everyControlCharacterIsEscaped() throws {
    let all = String(String.UnicodeScalarView((0...0x20).map { Unicode.Scalar($0)! }))
    let module = Module(name: "m", details: all)
    #expect(module.descriptorText.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let object = try JSONSerialization.jsonObject(with: Data(module.descriptorText.utf8))
    #expect((object as? [String: Any])?["details"] as? String == all)
  }

  @Test func leastModule() throws {
    let module = Module(name: "m")
    #expect(
      module.descriptorText == """
        {
          "$schema": "schema.json",
          "module": "m",
          "functions": []
        }

        """)
    #expect(try readAgain(module) == module)
  }

  @Test func releasesComeBack() throws {
    let releases = ["5.9", "5.10", "master"].map {
      KnownRelease(release: Release($0)!, version: $0 + " \"x\" \\ é")
    }
    let catalog = Catalog(modules: [], releases: releases)
    #expect(try readCatalog(["releases.json": catalog.releasesText]).releases == releases)
    #expect(Catalog(modules: [], releases: []).releasesText.contains("\"releases\": []"))
  }
}
