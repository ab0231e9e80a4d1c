import Descriptors
import KemiCheck
import Testing

/// The examples on the rules' pages: the wrong one is found, the right one is not.
@Suite struct ExampleTests {
  struct Page: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let example: Rule.Example
    var testDescription: String { "\(rule.name), \(example.language.rawValue)" }
  }

  /// Without those that are about kamailio.cfg, and about comments, which other tests are for.
  static let pages = RuleBook.rules.flatMap { rule in
    rule.examples.map { Page(rule: rule, example: $0) }
  }.filter { page in
    page.rule.name != Rule.unusedSuppression.name && !page.example.wrong.contains("kamailio.cfg")
  }

  @Test(arguments: pages) func isFoundWhereItIsWrong(_ page: Page) throws {
    #expect(try findings(page.example.wrong, like: page).contains(page.rule.name))
    #expect(try !findings(page.example.right, like: page).contains(page.rule.name))
  }

  private func findings(_ code: String, like page: Page) throws -> [String] {
    // The first line of the wrong one has the options that it takes.
    let words = page.example.wrong.split(whereSeparator: \.isWhitespace).map(String.init)
    func option(_ name: String) -> String? {
      words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let checker = RuleChecker(
      grounds: Grounds(
        catalog: try RuleTests.catalog.get(), facts: { .builtin },
        release: option("--release").flatMap { Release($0) }),
      lua: option("--lua").flatMap { LuaDialect(rawValue: $0) })
    let text = (page.example.language == .python ? "import KSR, os, sys, time\n" : "") + code + "\n"
    let checked = checker.check([
      ScriptText(
        file: SourceFile(path: "example", bytes: Array(text.utf8)), language: page.example.language)
    ])
    return checked[0].findings.map(\.rule)
  }
}
