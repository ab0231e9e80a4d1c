import Testing

@testable import KemiCheck

/// In these scripts each `word` is an error of the rule `syntax`.
@Suite struct SuppressionTests {
  /// What is reported: line, then the message.
  private func reported(_ script: String, levels: RuleLevels = RuleLevels(), language: Language = .lua)
    -> [String]
  {
    let text = ScriptText(
      file: SourceFile(path: "a", bytes: Array(script.utf8)), language: language)
    let checked = WordChecker().check([text])[0]
    var suppressions = Suppressions(checked.directives, in: text.file)
    let findings = suppressions.filter(checked.findings.compactMap(levels.apply), levels: levels)
    return PlacedFinding.place(findings, in: text.file).map { "\($0.start.line) \($0.finding.text)" }
  }

  static let silencing: [(script: String, reported: [String])] = [
    ("word -- kemi: disable=syntax\nword", ["2 found 'word'"]),
    ("word -- kemi: disable", []),
    ("word --kemi:disable = syntax , unused-suppression", []),
    ("word -- kemi: disable=syntax -- a remark, with = and , in it", []),
    ("word -- kemi: disable=syntax # noqa", []),
    ("-- kemi: disable-next-line=syntax\nword\nword", ["3 found 'word'"]),
    ("-- kemi: disable-next-line\nword", []),
    ("word\n  -- kemi: disable=syntax\nword\nword", ["1 found 'word'"]),
    ("-- kemi: disable=syntax\nword\n-- kemi: enable=syntax\nword", ["4 found 'word'"]),
    ("-- kemi: disable=syntax\nword\n-- kemi: enable\nword", ["4 found 'word'"]),
    ("-- kemi: disable\nword\n-- kemi: enable=syntax\nword\n-- kemi: enable", ["4 found 'word'"]),
    (
      "-- kemi: disable=syntax\nword\n-- kemi: enable\nword\n-- kemi: disable=syntax\nword",
      ["4 found 'word'"]
    ),
    ("word word -- kemi: disable=syntax", []),
    // A line and the block around it are both in use.
    ("-- kemi: disable=syntax\nword -- kemi: disable=syntax", []),
    ("-- kemi: disable=unused-suppression\nok -- kemi: disable=syntax", []),
  ]

  @Test(arguments: silencing) func silences(_ example: (script: String, reported: [String])) {
    #expect(reported(example.script) == example.reported)
  }

  static let mistakes: [(script: String, reported: [String])] = [
    ("ok -- kemi: disable=syntax", ["1 this silences nothing: there is no finding of 'syntax' here"]),
    ("ok -- kemi: disable", ["1 this silences nothing: there is no finding here"]),
    (
      "ok\n-- kemi: disable-next-line=syntax",
      [
        "2 this silences nothing: there is no finding of 'syntax' here"
      ]
    ),
    ("word -- kemi: disable=sintax", ["1 found 'word'", "1 unknown rule 'sintax'; did you mean 'syntax'?"]),
    ("word -- kemi: disable=syntax,nothing-like-it", ["1 unknown rule 'nothing-like-it'"]),
    ("word -- kemi: disable=syntax,", ["1 unknown rule ''"]),
    ("word -- kemi: disable=", ["1 found 'word'", "1 no rule is named after '='"]),
    (
      "word -- kemi: disable syntax",
      [
        "1 found 'word'",
        "1 rules come after '=': 'disable=syntax'",
      ]
    ),
    (
      "word -- kemi: disabel=syntax",
      ["1 found 'word'", "1 kemi does not know 'disabel'; did you mean 'disable'?"]
    ),
    (
      "word -- kemi: hush",
      ["1 found 'word'", "1 kemi does not know 'hush'; it takes disable, disable-next-line, enable"]
    ),
    ("-- kemi: enable=syntax", ["1 nothing is disabled here"]),
    ("-- kemi: disable=syntax\nword\n-- kemi: enable\n-- kemi: enable", ["4 nothing is disabled here"]),
    ("word -- kemi: disable=syntax\n-- kemi: enable", ["2 nothing is disabled here"]),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(_ example: (script: String, reported: [String])) {
    #expect(reported(example.script) == example.reported)
  }

  @Test func commentsOfRulesThatAreOffMaySilenceNothing() {
    let off = RuleLevels(["syntax": .off])
    #expect(reported("word -- kemi: disable=syntax\nok -- kemi: disable", levels: off) == [])
  }

  @Test func canBeOff() {
    let off = RuleLevels(["unused-suppression": .off])
    #expect(reported("ok -- kemi: disable=sintax\nok -- kemi: disable=syntax", levels: off) == [])
  }

  @Test func pythonHasItsOwnComments() {
    #expect(reported("word  # kemi: disable=syntax\nword", language: .python) == ["2 found 'word'"])
  }

  /// A script and what is left when the comments that silence nothing are taken out.
  static let removals: [(script: String, left: String)] = [
    ("ok  -- kemi: disable=syntax\nnext\n", "ok\nnext\n"),
    ("ok  -- kemi: disable=syntax", "ok"),
    ("  -- kemi: disable=syntax\nnext\n", "next\n"),
    ("ok -- kemi: disable=syntax -- why\r\nnext\r\n", "ok\r\nnext\r\n"),
    ("a\n-- kemi: enable", "a\n"),
    // Somebody's words are in it, or another rule.
    ("ok -- see below; kemi: disable=syntax\n", "ok -- see below; kemi: disable=syntax\n"),
    ("ok -- kemi: disable=syntax,sintax\n", "ok -- kemi: disable=syntax,sintax\n"),
  ]

  @Test(arguments: removals) func commentsAreTakenOut(_ example: (script: String, left: String)) {
    let text = ScriptText(file: SourceFile(path: "a", bytes: Array(example.script.utf8)), language: .lua)
    var suppressions = Suppressions(WordChecker().check([text])[0].directives, in: text.file)
    let fixed = FixedText(text.file.bytes, fixing: suppressions.filter([], levels: RuleLevels()))
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == example.left)
  }

  @Test func codeAfterTheCommentStays() {
    let script = "a--[[ kemi: disable=syntax ]]b"
    let file = SourceFile(path: "a", bytes: Array(script.utf8))
    let comment = Directive(text: " disable=syntax ", range: SourceRange(1, 29), standsAlone: false)
    var suppressions = Suppressions([comment], in: file)
    let fixed = FixedText(file.bytes, fixing: suppressions.filter([], levels: RuleLevels()))
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == "a b")
  }
}
