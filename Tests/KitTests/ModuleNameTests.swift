import Descriptors
import Foundation
import TestSupport
import Testing

@testable import KemiKit

@Suite struct ModuleNameTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogReader().read() }

  @Test(arguments: [("greeter", "Greeter", "greeter"), ("call_gate2", "CallGate2", "callGate2")])
  func namesWhatIsMadeOfIt(_ text: String, _ type: String, _ table: String) throws {
    let names = try ModuleName(text, catalog: catalog).names
    #expect(names.type == type)
    #expect(names.table == table)
  }

  @Test(arguments: [
    ("", "a name begins with a letter"), ("9lives", "a name begins with a letter"),
    ("_x", "a name begins with a letter"), ("call-gate", "letters, digits and _ alone"),
    ("../x", "letters, digits and _ alone"), ("gr\u{FC}n", "letters, digits and _ alone"),
    (String(repeating: "a", count: 65), "at most 64"),
    ("end", "a reserved word of Lua"), ("async", "a reserved word of Python"),
    ("class", "a reserved word of Swift"), ("protocol", "a reserved word of Swift"),
    ("tm", "Kamailio has a module 'tm' already"), ("kemix", "Kamailio has a module 'kemix' already"),
    ("core", "Kamailio has a module 'core' already"),
    ("text", "would have a 'Text'"), ("server", "would have a 'Server'"), ("swift", "would have a 'Swift'"),
    ("string", "would have a 'String'"), ("SIP", "would have a 'SIP'"),
  ])
  func refusesWhatCannotBeOne(_ text: String, _ reason: String) {
    let error = #expect(throws: KitError.self) { try ModuleName(text, catalog: catalog) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  /// A type of the kit that is not on the list would be taken for the module's own.
  @Test func knowsEveryTypeOfTheKit() throws {
    let declaration =
      #/^(?:public |final |@frozen )*public (?:final )?(?:struct|enum|class|protocol|typealias) (\w+)/#
      .anchorsMatchLineEndings()
    let sources = Kit.embedded.filter {
      $0.path.hasPrefix("Sources/Runtime/") || $0.path.hasPrefix("Sources/Bridge/")
    }
    let types = sources.flatMap { file in
      String(decoding: file.bytes, as: UTF8.self).matches(of: declaration).map { String($0.1) }
    }
    #expect(types.count > 30)
    #expect(Set(types).subtracting(ModuleName.taken) == [])
  }

  @Test func knowsEveryTargetOfTheKit() throws {
    let manifest = try #require(Kit.embedded.first { $0.path == "Kit/Package.swift" })
    let target = #/arget\(\s*name: "(\w+)"|plugin\(\s*name: "(\w+)"|systemLibrary\(\s*name: "(\w+)"/#
    let names = String(decoding: manifest.bytes, as: UTF8.self).matches(of: target)
      .compactMap { $0.1 ?? $0.2 ?? $0.3 }.map(String.init)
    #expect(names.count > 10)
    #expect(Set(names).subtracting(ModuleName.taken) == [])
  }
}
