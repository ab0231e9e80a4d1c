import Descriptors
import KemiGen
import TestSupport
import Testing

/// What `--release` and `--module` leave of the outputs.
@Suite struct ScopeTests {
  @Test(
    arguments: [
      ("5.2", "---@return string #", "def get(variable: str, /) -> str:", "str get(str variable)"),
      (
        "master", "---@return string|integer|nil #", "def get(variable: str, /) -> str | int | None:",
        "xval get(str variable)"
      ),
    ])
  func signatureIsTheReleasesOwn(_ release: String, lua: String, python: String, docs: String) throws {
    let folder = try generate(release: release, modules: ["core", "pv"])
    let annotations = try #require(folder.read("lua/library/KSR/pv.lua"))
    let get = try #require(annotations.components(before: "\nfunction KSR.pv.get(variable) end").last)
    #expect(get.contains(lua))
    #expect(!annotations.contains("@overload"))
    #expect(try #require(folder.read("python/KSR-stubs/pv.pyi")).contains(python))
    #expect(try #require(folder.read("docs/pages/modules/pv.md")).contains("```c\n\(docs)\n```"))
  }

  @Test func functionsOfOtherReleasesAreLeftOut() throws {
    let folder = try generate(release: "5.2", modules: ["core", "pv"])
    for file in ["lua/library/KSR/pv.lua", "python/KSR-stubs/pv.pyi", "swift/PvModule.swift"] {
      // It came with 5.6.
      #expect(try !#require(folder.read(file)).contains("geti"))
    }
  }

  @Test func nothingIsDeprecatedInItsOwnRelease() throws {
    let folder = try generate(release: "5.2", modules: ["core", "pv"])
    #expect(try !#require(folder.read("lua/library/KSR/pv.lua")).contains("@deprecated"))
    #expect(try !#require(folder.read("python/KSR-stubs/pv.pyi")).contains("@deprecated"))
    #expect(try !#require(folder.read("docs/pages/modules/pv.md")).contains("Removed in"))
  }

  @Test func firstLineNamesTheRelease() throws {
    let folder = try generate(release: "5.2", modules: ["core", "pv"])
    for file in folder.files {
      let firstLine = try #require(folder.read(file)).prefix { $0 != "\n" }
      #expect(firstLine.contains(" for release 5.2. Do not edit."), "\(file)")
    }
  }

  @Test func changesArePagedOnlyForSeveralReleases() throws {
    let one = try generate(release: "5.2", modules: ["core", "pv"])
    #expect(!one.files.contains("docs/pages/changes.md"))
    #expect(try !one.files.contains { try #require(one.read($0)).contains("changes.md") })
    let all = try generate(release: nil, modules: ["core", "pv"])
    #expect(all.files.contains("docs/pages/changes.md"))
    #expect(try #require(all.read("docs/mkdocs.yml")).contains(": changes.md\n"))
  }

  @Test func moduleWithoutAFunctionInTheReleaseIsLeftOut() throws {
    let folder = try TemporaryFolder()
    let new = Module(name: "new", functions: [function("run", releases: "5.3-")])
    let old = Module(name: "old", functions: [function("run")])
    try folder.generate(catalog(old, new), release: "5.2")
    #expect(folder.files.contains("swift/OldModule.swift"))
    #expect(!folder.files.contains { $0.lowercased().contains("new") })
  }

  @Test func filesOfOtherModulesAreLeftOut() throws {
    let folder = try generate(release: nil, modules: ["core", "pv"])
    #expect(
      folder.files == [
        "docs/mkdocs.yml", "docs/pages/changes.md", "docs/pages/index.md", "docs/pages/modules/core.md",
        "docs/pages/modules/pv.md", "docs/pages/native.md", "docs/pages/pseudo-modules.md",
        "docs/pages/reference.css", "lua/.luacheckrc", "lua/.luarc.json", "lua/library/KSR.lua",
        "lua/library/KSR/pv.lua", "python/KSR-stubs/__init__.pyi", "python/KSR-stubs/pv.pyi",
        "python/pyproject.toml", "swift/CoreModule.swift", "swift/ExportTable+All.swift",
        "swift/Implementation+Signatures.swift", "swift/PvModule.swift",
      ])
  }

  private func generate(release: String?, modules: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.generate(try repositoryCatalog().limited(toModules: modules), release: release)
    return folder
  }
}

extension String {
  /// What stands before each occurrence of a text.
  fileprivate func components(before text: String) -> [Substring] {
    ranges(of: text).map { self[..<$0.lowerBound] }
  }
}
