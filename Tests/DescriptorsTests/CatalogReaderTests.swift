import Descriptors
import Files
import JSON
import TestSupport
import Testing

@Suite struct CatalogReaderTests {
  private func module(_ name: String, function: String) -> String {
    #"{ "module": "\#(name)", "functions": [{ "name": "\#(function)", "returns": { "type": "int" } }] }"#
  }

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return folder
  }

  private func names(_ catalog: Catalog, in module: String) -> [String]? {
    catalog.module(module)?.functions.map(\.name)
  }

  @Test func aFolderAddsToTheBuiltInCatalog() throws {
    let mine = try folder(["mine.json": module("mine", function: "f")])
    let builtin = try CatalogReader().read()
    let catalog = try CatalogReader(folders: [mine.path]).read()
    #expect(catalog.modules.filter { $0.name != "mine" } == builtin.modules)
    #expect(names(catalog, in: "mine") == ["f"])
    #expect(catalog.releases == builtin.releases)
  }

  @Test(arguments: ["sl.json", "my-sl.json"])
  func aFolderReplacesABuiltInModule(_ file: String) throws {
    let mine = try folder([file: module("sl", function: "mine")])
    let catalog = try CatalogReader(folders: [mine.path]).read()
    #expect(names(catalog, in: "sl") == ["mine"])
    #expect(catalog.modules.count == (try CatalogReader().read().modules.count))
  }

  @Test func aFileOfABuiltInNameReplacesNothingButItsOwnModule() throws {
    let mine = try folder(["sl.json": module("mine", function: "f")])
    let catalog = try CatalogReader(folders: [mine.path]).read()
    #expect(catalog.module("sl") != nil)
    #expect(catalog.module("mine") != nil)
  }

  @Test func aLaterFolderReplacesAnEarlierOne() throws {
    let one = try folder(["a.json": module("m", function: "old"), "b.json": module("n", function: "kept")])
    let two = try folder(["z.json": module("m", function: "new")])
    let reader = { CatalogReader(includesBuiltin: false, folders: $0) }
    let catalog = try reader([one.path, two.path]).read()
    #expect(names(catalog, in: "m") == ["new"])
    #expect(names(catalog, in: "n") == ["kept"])
    #expect(names(try reader([two.path, one.path]).read(), in: "m") == ["old"])
  }

  @Test func oneFolderTwiceIsAsGoodAsOnce() throws {
    let mine = try folder(["m.json": module("m", function: "f")])
    let catalog = try CatalogReader(includesBuiltin: false, folders: [mine.path, mine.path]).read()
    #expect(names(catalog, in: "m") == ["f"])
  }

  @Test func twoFilesOfOneModuleInAFolder() throws {
    let mine = try folder(["a.json": module("m", function: "f"), "b.json": module("m", function: "g")])
    #expect {
      try CatalogReader(folders: [mine.path]).read()
    } throws: {
      ($0 as? Diagnostics)?.all.map(\.description) == [
        "\(mine.path)/b.json:1:1: error: the module 'm' is described in \(mine.path)/a.json already "
          + "[duplicate-module]"
      ]
    }
  }

  @Test func aReplacedBuiltInFileIsStillChecked() throws {
    let mine = try folder(["sl.json": "{"])
    #expect(throws: Diagnostics.self) { try CatalogReader(folders: [mine.path]).read() }
  }

  @Test func listsOfReleasesAddUp() throws {
    let one = try folder([
      "releases.json": #"{ "releases": [{ "release": "4.4", "version": "4.4.7" }] }"#
    ])
    let two = try folder([
      "releases.json": """
      { "releases": [
        { "release": "4.4", "version": "4.4.8" }, { "release": "7.0", "version": "7.0.0" } ] }
      """
    ])
    let catalog = try CatalogReader(includesBuiltin: false, folders: [one.path, two.path]).read()
    #expect(catalog.releases.map(\.version) == ["4.4.8", "7.0.0"])
  }

  @Test func aShorterListTakesNothingFromTheBuiltInOne() throws {
    let mine = try folder([
      "releases.json": #"{ "releases": [{ "release": "7.0", "version": "7.0.0" }] }"#
    ])
    let catalog = try CatalogReader(folders: [mine.path]).read()
    #expect(catalog.releases.map(\.version).contains("5.6.6"))
    #expect(catalog.newest == .master)
  }

  @Test func otherFilesAreNotRead() throws {
    let mine = try folder([
      "schema.json": "no", "m.json.bak": "no", "README.md": "no", "deeper/n.json": "no",
      "m.json": module("m", function: "f"),
    ])
    #expect(
      try CatalogReader(includesBuiltin: false, folders: [mine.path]).read().modules.map(\.name) == ["m"])
  }

  @Test func anEmptyFolder() throws {
    let empty = try TemporaryFolder()
    let catalog = try CatalogReader(includesBuiltin: false, folders: [empty.path]).read()
    #expect(catalog.modules.isEmpty && catalog.releases.isEmpty)
  }

  @Test func aFolderThatDoesNotExist() throws {
    let path = try TemporaryFolder().path + "/nowhere"
    #expect {
      try CatalogReader(folders: [path]).read()
    } throws: {
      ($0 as? FileError)?.description == "\(path): cannot list it: No such file or directory"
    }
  }

  @Test func aFileInPlaceOfAFolder() throws {
    let mine = try folder(["m.json": module("m", function: "f")])
    #expect {
      try CatalogReader(folders: [mine.path + "/m.json"]).read()
    } throws: {
      ($0 as? FileError)?.reason == "cannot list it: Not a directory"
    }
  }
}
