import Descriptors
import Files
import TestSupport

@testable import KemiImport

/// A folder of descriptors that trees are imported into.
struct ImportFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Imports a tree as the release that it is.
  @discardableResult func add(_ tree: FixtureTree) throws -> FileChanges {
    let facts = try tree.read()
    let changes = try Importer(folder: folder.path).changes(facts, release: facts.tree.release)
    try changes.commit(to: folder.path)
    return changes
  }

  /// Imports a tree of this version that has the module `box`.
  @discardableResult func add(_ version: String, _ code: String) throws -> FileChanges {
    try add(FixtureTree(version, box: code))
  }

  /// What `kemi` reads from it: everything is checked.
  func catalog() throws -> Catalog {
    try CatalogReader(includesBuiltin: false, folders: [folder.path]).read()
  }

  func module(_ name: String = "box") throws -> Module? { try catalog().module(name) }

  func functions(_ name: String = "open") throws -> [Function] {
    try module()?.functions.filter { $0.name == name } ?? []
  }

  /// The releases of a function with its parameter types: `5.0-5.6 str int`.
  func ranges(_ name: String = "open") throws -> [String] {
    try functions(name).map { function in
      ([function.releases.description] + function.parameters.map(\.type.rawValue)).joined(separator: " ")
    }
  }

  /// All files with their text.
  var texts: [String: String] {
    Dictionary(uniqueKeysWithValues: folder.files.map { ($0, folder.read($0)!) })
  }

  /// Changes a descriptor as a person would.
  func edit(module name: String = "box", _ change: (inout Module) -> Void) throws {
    var module = try module(name) ?? Module(name: name)
    change(&module)
    try folder.write(name + ".json", module.descriptorText)
  }
}
