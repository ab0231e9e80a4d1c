import Foundation
import KemiCheck
import TestSupport
import Testing

@Suite struct ScriptFinderTests {
  private func find(
    _ paths: [String], in folder: TemporaryFolder, language: Language? = nil, config: String? = nil
  ) throws -> (files: [String], failures: [String]) {
    let lookup = try SettingsLookup(
      SettingsReader(releases: [.master]), file: config.map { folder.path + "/" + $0 })
    var finder = ScriptFinder(language: language, settings: lookup)
    let found = try finder.find(paths.map { $0 == "-" || $0.isEmpty ? $0 : "\(folder.path)/\($0)" })
    let short = { (path: String) in path.replacingOccurrences(of: folder.path + "/", with: "") }
    return (
      found.files.map { "\(short($0.file.path)) \($0.file.language?.rawValue ?? "?")" },
      found.failures.map { "\(short($0.path)): \($0.reason)" }
    )
  }

  private func folder(_ files: [String], _ texts: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file, "") }
    for (file, text) in texts { try folder.write(file, text) }
    return folder
  }

  @Test func foldersAreSearched() throws {
    let folder = try folder([
      "d/b.lua", "d/a.py", "d/x/c.lua", "d/x/y/d.py", "d/readme.txt", "d/.hidden.lua", "d/.git/e.lua",
      "d/node_modules/f.lua", "d/env/pyvenv.cfg", "d/env/g.py", "d/__pycache__/h.py",
    ])
    let found = try find(["d"], in: folder)
    #expect(found.files == ["d/a.py python", "d/b.lua lua", "d/x/c.lua lua", "d/x/y/d.py python"])
    #expect(found.failures == [])
  }

  @Test func filesAreTakenAsTheyAreNamed() throws {
    let folder = try folder(["a.lua", "tool", ".hidden.lua", "node_modules/f.lua"])
    #expect(
      try find(["a.lua", "tool", ".hidden.lua", "node_modules/f.lua", "gone.lua", "-"], in: folder).files == [
        "a.lua lua", "tool ?", ".hidden.lua lua", "node_modules/f.lua lua", "gone.lua lua", "- ?",
      ])
    #expect(
      try find(["a.lua", "tool", "-"], in: folder, language: .python).files == [
        "a.lua python", "tool python", "- python",
      ])
  }

  @Test func nothingIsCheckedTwice() throws {
    let folder = try folder(["d/a.lua", "d/b.lua"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/d/link.lua", withDestinationPath: "a.lua")
    #expect(try find(["d/b.lua", "d", "d/../d/a.lua"], in: folder).files == ["d/b.lua lua", "d/a.lua lua"])
  }

  @Test func linksLeadNoWhereElse() throws {
    let folder = try folder(["d/x/a.lua"])
    for (link, target) in [
      ("d/x/up", ".."), ("d/folder.lua", "x"), ("d/loop.lua", "loop.lua"), ("d/gone.lua", "nowhere.lua"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    let found = try find(["d", "d/gone.lua"], in: folder)
    #expect(found.files == ["d/x/a.lua lua"])
    #expect(
      found.failures == [
        "d/gone.lua: is a symbolic link that leads nowhere (nowhere.lua)",
        "d/loop.lua: is a symbolic link that leads nowhere (loop.lua)",
        "d/gone.lua: is a symbolic link that leads nowhere (nowhere.lua)",
      ])
  }

  @Test func whatHasNoScriptsIsAMistake() throws {
    let folder = try folder(["d/readme.txt"])
    let found = try find(["d", ""], in: folder)
    #expect(found.files == [])
    #expect(
      found.failures == [
        "d: has no scripts in it (.lua, .py, or what kemi.json includes)", ": the name of a file is empty",
      ])
  }

  @Test func settingsChooseFiles() throws {
    let folder = try folder(
      ["d/a.lua", "d/vendor/b.lua", "d/x/vendor/c.lua", "d/x/test_a.py", "d/x/route", "d/y/d.lua"],
      [
        "d/kemi.json": #"{ "exclude": ["vendor", "test_*"] }"#,
        "d/y/kemi.json": #"{ "exclude": "nothing" }"#,
        "include.json": #"{ "include": ["d/**/route", "*.py"] }"#,
      ])
    #expect(try find(["d"], in: folder).files == ["d/a.lua lua", "d/y/d.lua lua"])
    #expect(
      try find(["d/vendor", "d/x/test_a.py"], in: folder).files == [
        "d/vendor/b.lua lua", "d/x/test_a.py python",
      ])
    #expect(
      try find(["d"], in: folder, config: "include.json").files == ["d/x/route ?", "d/x/test_a.py python"])
  }

  @Test func nearestSettingsCount() throws {
    let folder = try folder(
      ["d/x/y/a.lua", "d/b.lua", "c.lua"],
      ["d/kemi.json": #"{ "cfg": "one" }"#, "d/x/kemi.json": #"{ "cfg": "two" }"#])
    var finder = ScriptFinder(
      language: nil, settings: try SettingsLookup(SettingsReader(releases: [.master])))
    let found = try finder.find([folder.path])
    let names = found.files.map { $0.settings.configuration?.split(separator: "/").last }
    #expect(names == [nil, "one", "two"])
  }

  @Test func deepFoldersAreSearched() throws {
    let folder = try folder([])
    let deep = String(repeating: "d/", count: 400)
    try folder.write(deep + "a.lua", "")
    #expect(try find(["d"], in: folder).files == [deep + "a.lua lua"])
  }
}
