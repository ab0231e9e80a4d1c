import Files
import Foundation
import TestSupport
import Testing

@testable import KemiKit

/// The kit as it lies in a package.
@Suite struct KitWriteTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Kit.write(into: folder.path, program: "/opt/first/kemi")
  }

  @Test func hasWhatTheManifestNames() {
    for path in [
      "Package.swift", "exports.map", "schema.json", "Plugins/KemiTables/KemiTablesPlugin.swift",
      "Sources/CBridge/include/CBridge.h",
      "Sources/Runtime/Values/Text.swift", "generated/swift/TmModule.swift",
    ] {
      #expect(folder.read(".kemi/KemiKit/" + path) != nil, "\(path)")
    }
    #expect(!folder.files.contains { $0.contains("Module/") })
    #expect(linkTarget(folder.path + "/.kemi/kemi") == "/opt/first/kemi")
  }

  @Test func theTablesAreThoseOfTheRepository() throws {
    let kept = Repository.generated + "/swift"
    let names = try listDirectory(kept).files
    #expect(try listDirectory(folder.path + "/.kemi/KemiKit/generated/swift").files == names)
    for name in names {
      #expect(
        folder.read(".kemi/KemiKit/generated/swift/" + name)
          == String(decoding: try readFile("\(kept)/\(name)"), as: UTF8.self))
    }
  }

  @Test func whatIsRightIsLeftAlone() throws {
    let before = try identities()
    #expect(try !Kit.write(into: folder.path, program: "/opt/first/kemi"))
    #expect(try identities() == before)
  }

  @Test func whatIsWrongIsPutRight() throws {
    let before = try identities()
    let text = ".kemi/KemiKit/Sources/Runtime/Values/Text.swift"
    let right = try #require(folder.read(text))
    try folder.write(text, "old")
    try folder.write(".kemi/KemiKit/Sources/Runtime/Gone.swift", "old")
    #expect(try Kit.write(into: folder.path, program: "/opt/second/kemi"))
    #expect(folder.read(text) == right)
    #expect(folder.read(".kemi/KemiKit/Sources/Runtime/Gone.swift") == nil)
    #expect(linkTarget(folder.path + "/.kemi/kemi") == "/opt/second/kemi")
    let after = try identities()
    #expect(after.filter { before[$0.key] != $0.value }.keys.sorted() == [text])
  }

  /// The inode of every file: another one was written anew.
  private func identities() throws -> [String: Int] {
    try folder.files.filter { $0 != ".kemi/kemi" }.reduce(into: [:]) { result, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      result[name] = attributes[.systemFileNumber] as? Int
    }
  }
}
