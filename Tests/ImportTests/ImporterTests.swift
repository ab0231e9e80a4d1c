import Descriptors
import Files
import JSON
import Testing

@testable import KemiImport

/// What an import does to the folder as a whole.
@Suite struct ImporterTests {
  private let code =
    C.commands(C.command("box_open", "w"))
    + C.function("ki_open", "str *lid, int width", returns: "sr_kemi_xval_t *")
    + C.table(C.row("box", "box_open", "ki_open", "STR INT", returns: "XVAL"), C.row("box", "shut", "g"))

  @Test func anEmptyFolderGetsAFileForEachModule() throws {
    let folder = try ImportFolder()
    let changes = try folder.add("5.6.3", code)
    #expect(changes.added.map(\.path).sorted() == ["box.json", "core.json", "releases.json"])
    #expect(changes.changed.isEmpty && changes.removed.isEmpty)
    #expect(try folder.catalog().releases.map { "\($0.release) \($0.version)" } == ["5.6 5.6.3"])
    #expect(try folder.catalog().modules.map(\.name) == ["core", "box"])
  }

  @Test func theFolderNeedNotExist() throws {
    let changes = try Importer(folder: ImportFolder().folder.path + "/none").changes(
      FixtureTree("5.6.3").read(), release: #require(Release("5.6")))
    #expect(changes.added.count == 2)
  }

  @Test func theSameTreeAgainChangesNothing() throws {
    let folder = try ImportFolder()
    for version in ["5.6.3", "5.7.1", "6.2.0-dev1"] { try folder.add(version, code) }
    let before = folder.texts
    for version in ["5.7.1", "5.6.3", "6.2.0-dev1"] { #expect(try folder.add(version, code).isEmpty) }
    #expect(folder.texts == before)
  }

  @Test func whatAPersonFormattedOtherwiseIsWrittenInTheOneForm() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.3", code)
    let before = folder.texts
    let text = try #require(folder.folder.read("box.json"))
    try folder.folder.write("box.json", text.split(separator: "\n").joined(separator: " "))
    #expect(try folder.add("5.6.3", code).changed.map(\.path) == ["box.json"])
    #expect(folder.texts == before)
  }

  @Test(arguments: ["5.5", "5.7", "master"]) func anotherReleaseThanTheTreesIsRefused(release: String) throws
  {
    let facts = try FixtureTree("5.6.3").read()
    let error = #expect(throws: FileError.self) {
      try Importer(folder: facts.tree.path + "/new").changes(facts, release: #require(Release(release)))
    }
    #expect(error?.path == facts.tree.path)
    #expect(error?.reason.contains("is Kamailio 5.6.3, which is --release 5.6, not \(release)") == true)
  }

  @Test func aDevelopmentTreeIsMaster() throws {
    let facts = try FixtureTree("6.2.0-dev1").read()
    let importer = try Importer(folder: ImportFolder().folder.path)
    #expect(throws: FileError.self) { try importer.changes(facts, release: #require(Release("6.2"))) }
    #expect(try importer.changes(facts, release: .master).added.count == 2)
  }

  @Test func aBrokenDescriptorIsReportedAndLeftAlone() throws {
    let folder = try ImportFolder()
    try folder.folder.write("box.json", "{ \"module\": ")
    #expect(throws: Diagnostics.self) { try folder.add("5.6.3", code) }
    #expect(folder.texts == ["box.json": "{ \"module\": "])
  }

  @Test func aDescriptorHasToHaveItsModulesName() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.3", code)
    try folder.folder.write("other.json", Module(name: "lid").descriptorText)
    let error = #expect(throws: FileError.self) { try folder.add("5.6.3", code) }
    #expect(error?.reason.contains("lid.json") == true)
  }

  @Test func otherFilesOfTheFolderStay() throws {
    let folder = try ImportFolder()
    try folder.folder.write("schema.json", "{}")
    try folder.folder.write("notes.txt", "mine")
    try folder.add("5.6.3", code)
    #expect(folder.texts["schema.json"] == "{}")
    #expect(folder.texts["notes.txt"] == "mine")
  }
}
