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

  /// If this fails, run `scripts/embed`, as `make build` does.
  @Test func theListIsComplete() throws {
    let there = EmbeddedFilesTests.folders.flatMap(files) + ["descriptors/schema.json"]
    #expect(Set(Kit.embedded.map(\.path)) == Set(there))
    #expect(Kit.embedded.count == there.count)
  }

  private func files(below folder: String) -> [String] {
    let root = "\(Repository.root)/\(folder)"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      !directoryExists("\(root)/\(name)") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.map { "\(folder)/\($0)" }
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
