import Descriptors
import Testing

@testable import KemiCheck

/// What is said of the names of pseudo-variables, after pv_locate_name() and pv_parse_spec2() of the server.
@Suite struct PseudoVariableTests {
  @Test(arguments: [
    "$ru", "$(ru)", "$rc", "$?", "$$", "$($)", "$err.class", "$avp(x)", "$avp(s:x)", "$(avp(x)[0])",
    "$(avp(x)[-1])", "$(avp(x)[*])", "$(avp(x)[+])", "$(avp(x)[$var(i)])", "$avp($var(name))",
    "$(hdr(To){s.len})", "$(hdr(To)[0]{s.len})", "$(ru{s.len}{uri.user})", "$(ru{s.len} {uri.user} )",
    "$(ru{s.LEN})", "$(ru{s. len })", "$(ru{s.select,1,/})", "$(ru{s.select,{},{}})",
    "$(ru{json.parse,a.b})", "$sht(a=>$ci)", "$sht(a=>(b))", "$(dbr(r=>[0,1]))", "$(dbr(ra=>rows)[x])",
    "$var($nothing)",
    "$tls_peer", "$turn",
  ])
  func accepted(_ text: String) {
    #expect(Facts.problems(text) == [])
    #expect(Facts.problems(text, .format) == [])
    #expect(Facts.problems("a " + text + " b", .format) == [])
  }

  /// Places are bytes of the text.
  static let refused: [(text: String, problem: String)] = [
    ("", "0-0 pv-syntax: the name of a pseudo-variable is empty"),
    ("ru", "0-2 pv-syntax: a pseudo-variable begins with '$'"),
    ("$", "0-1 pv-syntax: nothing follows the '$'; write '$$' for the sign itself"),
    ("$ ", "0-1 pv-syntax: no name follows the '$'; write '$$' for the sign itself"),
    ("$()", "0-3 pv-syntax: no name follows the '$'; write '$$' for the sign itself"),
    ("$(ru", "0-4 pv-syntax: the '(' of the pseudo-variable is never closed"),
    ("$avp(x", "0-6 pv-syntax: the '(' of the pseudo-variable is never closed"),
    ("$(avp(x)", "0-8 pv-syntax: the '(' of the pseudo-variable is never closed"),
    ("$ru ", "3-4 pv-syntax: text follows the pseudo-variable '$ru', which is to stand alone here"),
    ("$$$", "2-3 pv-syntax: text follows the pseudo-variable '$$', which is to stand alone here"),
    ("$ru{s.len}", "3-10 pv-syntax: a transformation needs parentheses around all of it: '$(ru{s.len})'"),
    ("$avp(x)[0]", "7-10 pv-syntax: an index needs parentheses around all of it: '$(avp(x)[0])'"),
    ("$avp()", "4-6 pv-syntax: nothing stands in the parentheses"),
    ("$(avp(x)[])", "8-10 pv-syntax: nothing stands in the brackets"),
    ("$(avp(x)[0)", "8-10 pv-syntax: the '[' is never closed"),
    ("$(ru{s.len)", "4-10 pv-syntax: the '{' is never closed"),
    ("$(ru{len})", "5-8 pv-syntax: a transformation is a class, a dot and a name, such as {s.len}"),
    ("$(ru-x)", "4-6 pv-syntax: '-' cannot stand here in '$(…)'"),
    ("$($ru)", "2-5 pv-syntax: a variable cannot begin with a second '$'"),
    ("$avp", "1-4 pv-syntax: '$avp' needs a name in parentheses, as in '$avp(name)'"),
    ("$ru(x)", "4-5 pv-syntax: '$ru' takes no name in parentheses"),
    ("$(ru[1])", "5-6 pv-syntax: '$ru' takes no index"),
    ("$(avp(x)[a])", "9-10 pv-syntax: an index is a number, '*', '+' or a pseudo-variable"),
    ("$(avp(x)[--1])", "9-12 pv-syntax: an index is a number, '*', '+' or a pseudo-variable"),
    ("$hdr($nothing)", "6-13 pv-unknown: no module has a pseudo-variable '$nothing'"),
    ("$(avp(x)[$nothing])", "10-17 pv-unknown: no module has a pseudo-variable '$nothing'"),
    ("$xy", "1-3 pv-unknown: no module has a pseudo-variable '$xy'"),
    ("$rX", "1-3 pv-unknown: no module has a pseudo-variable '$rX'"),
    ("$CI", "1-3 pv-unknown: no module has a pseudo-variable '$CI'; did you mean '$ci'?"),
    ("$tls_per", "1-8 pv-unknown: no module has a pseudo-variable '$tls_per'; did you mean '$tls_peer'?"),
    ("$(ru{s.length})", "5-13 pv-unknown: there is no transformation '{s.length}'; did you mean 'len'?"),
    ("$(ru{t.len})", "5-10 pv-unknown: no module has transformations of class 't'; known are json, s, uri"),
  ]

  @Test(arguments: refused) func refusedWithItsPlace(_ text: String, _ problem: String) {
    #expect(Facts.problems(text) == [problem])
  }

  @Test func aTextThatEndsAnywhereIsNoCrash() {
    let whole = Array("$(avp(s:x)[$var(i)]{s.select,$(hdr(a)),{}}) $$ $hdr($ru".utf8)
    let reader = PseudoVariableReader(facts: Facts.some)
    for start in whole.indices {
      for end in start...whole.count {
        for kind in [PseudoVariableText.variable, .beginning, .format] {
          for problem in reader.problems(in: Array(whole[start..<end]), as: kind, isWritten: true) {
            #expect(problem.range.end <= end - start)
          }
        }
      }
    }
  }

  @Test func deepNestingEnds() {
    let text = String(repeating: "$avp(", count: 50_000) + "x" + String(repeating: ")", count: 50_000)
    #expect(Facts.problems(text) == [])
  }
}

/// Texts in which variables stand among others.
@Suite struct PseudoVariableFormatTests {
  static let formats: [(text: String, problems: [String])] = [
    ("", []),
    ("no variable", []),
    ("$ru and $(rU{s.len}), $$5", []),
    ("$ru{s.len}", []),
    ("$avp(x)[0]", []),
    ("5$", ["1-2 pv-syntax: nothing follows the '$'; write '$$' for the sign itself"]),
    ("5$ only", ["1-2 pv-syntax: no name follows the '$'; write '$$' for the sign itself"]),
    ("call $rU.", ["6-9 pv-unknown: no module has a pseudo-variable '$rU.'; did you mean '$rU'?"]),
    ("é $xx", ["4-6 pv-unknown: no module has a pseudo-variable '$xx'"]),
    (
      "$avp and $xx $(ru",
      [
        "1-4 pv-syntax: '$avp' needs a name in parentheses, as in '$avp(name)'",
        "10-12 pv-unknown: no module has a pseudo-variable '$xx'",
        "13-17 pv-syntax: the '(' of the pseudo-variable is never closed",
      ]
    ),
  ]

  @Test(arguments: formats) func problems(_ text: String, _ problems: [String]) {
    #expect(Facts.problems(text, .format) == problems)
  }

  @Test func onlyTheBeginningCounts() {
    #expect(Facts.problems("$ru and $nothing", .beginning) == [])
    #expect(Facts.problems("and $ru", .beginning) == ["0-7 pv-syntax: a pseudo-variable begins with '$'"])
  }

  @Test func usesHaveTheirParts() {
    let uses = PseudoVariableReader(facts: Facts.some).read(
      Array("x $(avp(s:a)[1]{s.select, 2,:}{uri.user}) $$ $ci".utf8), as: .format)
    #expect(uses.map(\.name) == ["avp", "", "ci"])
    #expect(uses.map(\.isMarker) == [false, true, false])
    #expect(uses[0].range == SourceRange(2, 41))
    #expect(uses[0].nameRange == SourceRange(4, 7))
    #expect(uses[0].inner == SourceRange(8, 11))
    #expect(uses[0].index == SourceRange(13, 14))
    #expect(uses[0].transformations.map { "\($0.category).\($0.name)" } == ["s.select", "uri.user"])
    #expect(uses[2].range == SourceRange(45, 48))
  }
}

/// What depends on the release, on what is loaded, and on whether a value is written.
@Suite struct PseudoVariableServerTests {
  @Test func releases() {
    #expect(Facts.problems("$hfl(Via)", release: "5.5") == [])
    #expect(
      Facts.problems("$hfl(Via)", release: "5.4") == [
        "1-4 pv-release: '$hfl' is not in 5.4; it is in 5.5 and later"
      ])
    #expect(
      Facts.problems("$gone", release: "master") == [
        "1-5 pv-release: '$gone' is not in master; it is in 5.0 to 5.3"
      ])
    #expect(Facts.problems("$gone") == [])
    #expect(
      Facts.problems("$(ru{s.rmws})", release: "5.3") == [
        "5-11 pv-release: '{s.rmws}' is not in 5.3; it is in 5.4 and later"
      ])
    #expect(
      Facts.problems("$(ru{json.x})", release: "5.1") == [
        "5-11 pv-release: '{json.…}' is not in 5.1; it is in 5.2 and later"
      ])
  }

  @Test func writing() {
    for text in ["$ru", "$avp(x)", "$(avp(x)[0])", "$turn"] {
      #expect(Facts.problems(text, isWritten: true) == [])
    }
    #expect(
      Facts.problems("$ci", isWritten: true) == [
        "0-3 pv-read-only: '$ci' is read-only: the server ignores the assignment"
      ])
    #expect(
      Facts.problems("$turn", isWritten: true, release: "5.3") == [
        "0-5 pv-read-only: '$turn' is read-only: the server ignores the assignment"
      ])
    #expect(Facts.problems("$$", isWritten: true) == ["0-2 pv-read-only: '$$' cannot be assigned to"])
    // A name inside is read, whatever happens to the variable.
    #expect(Facts.problems("$avp($ci)", isWritten: true) == [])
  }

  @Test func modules() {
    #expect(Facts.problems("$(sht(a=>b){s.len})", loaded: ["htable", "pv"]) == [])
    #expect(
      Facts.problems("$(sht(a=>b){s.len})", loaded: []) == [
        "2-5 pv-module: '$sht' needs the module htable, which the configuration does not load",
        "12-17 pv-module: '{s.len}' needs the module pv, which the configuration does not load",
      ])
    #expect(Facts.problems("$rc", loaded: []) == [])
    #expect(Facts.problems("$tls_peer", loaded: ["tls_wolfssl"]) == [])
    #expect(
      Facts.problems("$tls_peer", loaded: ["pv"]) == [
        "1-9 pv-module: '$tls_peer' needs the module tls or tls_wolfssl, which the configuration does not load"
      ])
  }

  @Test func aNULMakesItAnybodysGuess() { #expect(Facts.problems("$\0") == []) }
}
