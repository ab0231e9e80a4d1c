import Descriptors
import Foundation
import TestSupport
import Testing

/// The export tables that a running Kamailio 5.6.3 printed.
@Suite struct LiveServerTests {
  static let file = Repository.root + "/../shared/kemi-api/live-5.6.3.tsv"

  private func rows(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: file), "no table of a running server beside the checkout"))
  func everyRowOfTheServerIsInTheCatalog() throws {
    let server = rows(try String(contentsOfFile: Self.file, encoding: .utf8))
    // Module (empty for the core), function, return type, parameter types.
    #expect(server.count > 1000)
    #expect(server.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 4 })
    let catalog = try CatalogReader().read().limited(to: Release("5.6")!)
    let known = Set(rows(Listing(catalog: catalog).tsv))
    #expect(server.filter { !known.contains($0) } == [])
  }
}
