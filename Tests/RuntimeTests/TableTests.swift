import Descriptors
import KemiRuntime
import KemiTables
import Testing

/// The tables that the compiler made of the generated Swift are those of the descriptors.
@Suite struct TableTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogReader().read() }

  @Test func thereIsATableForEachModuleThatHasOne() {
    let modules = catalog.modules.filter { $0.functions.contains { $0.engines.isEmpty } }
    #expect(ExportTable.all.map { "\($0.module)" } == modules.map(\.tableName))
  }

  @Test func everyRowIsThatOfItsDescriptor() throws {
    var rows = 0
    for table in ExportTable.all {
      let name = "\(table.module)".isEmpty ? Module.coreName : "\(table.module)"
      let functions = try #require(catalog.module(name)).functions.filter { $0.engines.isEmpty }
      try #require(table.exports.count == functions.count, "\(name)")
      for (export, function) in zip(table.exports, functions) {
        #expect("\(export.name)" == function.name)
        #expect("\(export.releases)" == function.releases.description)
        #expect("\(export.signature.returns)" == function.returns.type.rawValue)
        #expect(
          export.signature.parameters.map { "\($0)" } == function.parameters.map(\.type.rawValue),
          "\(name).\(function.name)")
        rows += 1
      }
    }
    #expect(rows == catalog.modules.reduce(0) { $0 + $1.functions.count { $0.engines.isEmpty } })
  }

  @Test func theExampleOfTheDesignIsThere() throws {
    let row = try #require(
      ExportTable.dispatcher.exports.first { "\($0.name)" == "ds_is_from_list_uri" })
    #expect(row.signature == Signature(.int, .int, .int, .str))
    #expect("\(row.releases)" == "5.1-")
  }
}

private typealias Signature = KemiRuntime.Signature
