import Descriptors
import KemiGen
import TestSupport
import Testing

/// Words on the pages of the reference, as mkdocs renders them: a page for each of them.
@Suite struct HostileMarkdownTests {
  private static let words = HostileWords.lines + HostileWords.paragraphs
  private static let site = Result { try makeSite() }

  @Test(arguments: words)
  func wordsAreNoMarkup(_ words: String) throws {
    let page = try page("words", HostileMarkdownTests.words, words)
    expectHarmless(page)
  }

  @Test(arguments: HostileWords.lines)
  func conditionIsNoMarkup(_ words: String) throws {
    expectHarmless(try page("condition", HostileWords.lines, words))
  }

  @Test(arguments: HostileWords.code)
  func exampleStaysInItsFence(_ code: String) throws {
    expectHarmless(try page("code", HostileWords.code, code))
  }

  @Test func pipeInCodeInATableIsAPipe() throws {
    let site = try HostileMarkdownTests.site.get()
    // A browser shows the entity as the character.
    let page = try #require(site.read("docs/site/modules/pipe.html")).replacing("&#124;", with: "|")
    #expect(page.contains("<code>c|d</code>"))
    #expect(page.ranges(of: "<code>a|b</code>").count == 2)
  }

  /// No script gets onto the page, and the words swallow nothing of what follows them.
  private func expectHarmless(_ page: String) {
    #expect(!page.contains("<script>alert"))
    #expect(page.contains(#"<h2 id="first">"#))
    #expect(page.contains(#"<h2 id="second">"#))
    #expect(page.contains(##"<td><a href="#second"><code>second()</code></a></td>"##))
  }

  private func page(_ kind: String, _ all: [String], _ words: String) throws -> String {
    let index = try #require(all.firstIndex(of: words))
    return try #require(HostileMarkdownTests.site.get().read("docs/site/modules/\(kind)_\(index).html"))
  }

  private static func makeSite() throws -> TemporaryFolder {
    let modules =
      words.enumerated().map { module("words_\($0)", $1) }
      + HostileWords.lines.enumerated().map { index, words in
        module("condition_\(index)", Function(name: "first", returns: Returns(type: .none), condition: words))
      }
      + HostileWords.code.enumerated().map { index, code in
        let example = Example(engine: .lua, code: code)
        return module(
          "code_\(index)", Function(name: "first", returns: Returns(type: .none), examples: [example]))
      }
    let mode = Parameter(name: "mode", type: .int, summary: "`c|d`")
    let pipe = Function(
      name: "first", summary: "Sum `a|b`.", parameters: [mode], returns: Returns(type: .none))
    let folder = try TemporaryFolder()
    try folder.generate(
      Catalog(modules: modules + [module("pipe", pipe)], releases: knownReleases), targets: [.docs])
    let outcome = try run(
      Repository.tool("mkdocs"), ["build", "--strict", "--quiet"], in: folder.path + "/docs")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return folder
  }

  /// A module that has the words wherever a text of their kind can be.
  private static func module(_ name: String, _ words: String) -> Module {
    let line = words.contains("\n") ? nil : words
    let first = Function(
      name: "first", summary: line, details: words,
      parameters: [Parameter(name: "value", type: .str, summary: line)],
      returns: Returns(type: .int, summary: line))
    var module = module(name, first)
    (module.summary, module.details) = (line, words)
    return module
  }

  private static func module(_ name: String, _ first: Function) -> Module {
    Module(
      name: name, loads: "file", functions: [first, Function(name: "second", returns: Returns(type: .none))])
  }
}
