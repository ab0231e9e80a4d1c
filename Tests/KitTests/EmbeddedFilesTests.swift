import Files
import Foundation
import TestSupport
import Testing

@testable import KemiKit

/// What the program carries with it, held against what is there.
@Suite struct EmbeddedFilesTests {
  private static let folders =
    ["Kit", "Plugins"]
    + ["Bridge", "CBridge", "CKamailio", "COsip", "CProxy", "Files", "Modules", "Runtime", "SIP"].map {
      "Sources/\($0)"
    }

  /// If this fails, run `scripts/embed-kit`, as `make build` does.
  @Test func theListIsComplete() throws {
    let there = EmbeddedFilesTests.folders.flatMap { folder in
      let all =
        FileManager.default.enumerator(atPath: "\(Repository.root)/\(folder)")?.compactMap { $0 as? String }
        ?? []
      return all.map { "\(folder)/\($0)" }.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    }
    .filter { !directoryExists("\(Repository.root)/\($0)") }
    #expect(Set(Kit.embedded.map(\.path)) == Set(there))
    #expect(Kit.embedded.count == there.count)
  }

  @Test func everyFileIsAsItIsThere() throws {
    for file in Kit.embedded {
      #expect(try readFile("\(Repository.root)/\(file.path)") == file.bytes, "\(file.path)")
    }
  }

  /// The manifest names each folder of sources that is embedded, and no other.
  @Test func theManifestFitsTheFolders() throws {
    let manifest = try #require(Kit.embedded.first { $0.path == "Kit/Package.swift" })
    let text = String(decoding: manifest.bytes, as: UTF8.self)
    for folder in EmbeddedFilesTests.folders where folder.hasPrefix("Sources/") {
      let name = folder.dropFirst("Sources/".count)
      #expect(text.contains("path: \"\(folder)\"") || text.contains("name: \"\(name)\""), "\(folder)")
    }
  }
}
