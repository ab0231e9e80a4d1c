import Descriptors
import TestSupport
import Testing

@testable import KemiImport

/// The Kamailio that is installed, with all its modules.
@Suite struct InstalledServerTests {
  static let server = Result { try InstalledServer.read(try ServerProgram(exporter: exporter)) }

  @Test func everythingIsLoaded() throws {
    let server = try Self.server.get()
    #expect(server.complaints == [])
    #expect(server.loadedCount > 100)
    #expect(server.functionCount > 1000)
    #expect(server.entries.filter { $0.module == "tls" }.count > 2)
  }

  /// src/modules/tm/tm.c, src/modules/pv/pv.c, src/modules/kemix/kemix_mod.c and src/core/kemi.c of 5.6.3.
  static let known: [(String, String, Signature, [String])] = [
    ("tm", "t_relay", Signature(returns: .int, parameters: []), ["tm"]),
    ("tm", "t_on_failure", Signature(returns: .int, parameters: [.str]), ["tm"]),
    ("tm", "t_load_contacts", Signature(returns: .int, parameters: []), ["tm"]),
    ("pvx", "sbranch_reset", Signature(returns: .int, parameters: []), ["pv"]),
    ("pv", "get", Signature(returns: .xval, parameters: [.str]), []),
    ("core", "is_myself", Signature(returns: .bool, parameters: [.str]), []),
  ]

  @Test(arguments: known) func knownFunctions(
    _ module: String, _ name: String, _ signature: Signature, _ files: [String]
  ) throws {
    let found = try Self.server.get().entries.filter { $0.module == module && $0.name == name }
    #expect(found.map(\.signature) == [signature])
    #expect(found.map(\.files) == [files])
  }

  @Test func theDifferenceToTheCatalogIsExplainedToTheLastFunction() throws {
    let server = try Self.server.get()
    let difference = ServerDifference(server, try CatalogReader().read())
    #expect(difference.added == [])
    #expect(difference.changed == [])
    let missing = difference.missing
    #expect(missing.filter { $0.reason == .unknown } == [])
    #expect(difference.catalogCount == server.functionCount + missing.count)
    for function in missing {
      if case .notInstalled(let files) = function.reason {
        #expect(server.installed.isDisjoint(with: files), "\(function)")
      }
    }
    // The source trees of 5.6.3 and 5.6.6 differ in these.
    if server.version == "5.6.3" {
      let later = missing.filter { $0.reason == .olderServer("5.6.6") }.map {
        "\($0.module).\($0.function.name)"
      }
      let new = [
        "ims_dialog.get_profile_size", "ims_dialog.is_known_dlg", "ims_dialog.set_dlg_profile",
        "ims_qos.Rx_AAR",
        "ims_qos.Rx_AAR_Register", "xlog.xlog_facility",
      ]
      #expect(Set(later).isSubset(of: new))
      #expect(later.contains("xlog.xlog_facility"))
    }
    // src/modules/app_python3/apy_kemi.c has that in a table which is not registered.
    let own = missing.filter { if case .interpreter = $0.reason { true } else { false } }
    #expect(own.map(\.function.name) == ["ktest"])
    #expect(difference.isExplained)
    #expect(difference.supplied.map(\.function.name) == ["drop", "exit", "modf"])
  }

  @Test func importingItIntoTheBuiltinCatalogChangesNothing() throws {
    // Whatever the catalog was imported from is newer.
    try #require(try Self.server.get().version == "5.6.3")
    #expect(try Importer(folder: Repository.descriptors).changes(try Self.server.get()).isEmpty)
  }

  @Test func importingItTwiceChangesNothing() throws {
    let folder = try TemporaryFolder()
    let importer = Importer(folder: folder.path)
    let server = try Self.server.get()
    let first = try importer.changes(server)
    #expect(first.added.count > 50)
    try first.commit(to: folder.path)
    #expect(try importer.changes(server).isEmpty)
    let catalog = try CatalogReader(includesBuiltin: false, folders: [folder.path]).read()
    #expect(ServerDifference(server, catalog).isEmpty)
  }
}
