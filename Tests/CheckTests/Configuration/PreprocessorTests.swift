import Testing

@testable import KemiCheck

/// `#!define`, conditions and substitutions.
@Suite struct PreprocessorTests {
  @Test func conditions() throws {
    let read = try ReadConfiguration(
      """
      #!define WITH_A
      #!ifdef WITH_A
      loadmodule "a"
      #!ifndef WITH_B
      loadmodule "not_b"
      #!else
      loadmodule "b"
      #!endif
      #!else
      loadmodule "no_a"
      #!endif
      !!ifdef WITH_C
        loadmodule "c"
        # loadmodule "comment"
      !!endif
      loadmodule "z"
      """)
    #expect(read.loaded == ["a", "not_b", "z"])
    #expect(
      read.configuration.modules.compactMap { module in module.leftOutBy.map { "\(module.name) \($0)" } } == [
        "b #!ifndef WITH_B", "no_a #!ifdef WITH_A", "c #!ifdef WITH_C",
      ])
    #expect(read.messages == [])
  }

  /// Both branches count where nobody can know which.
  @Test func unknownConditions() throws {
    let read = try ReadConfiguration(
      """
      #!ifexp KAMAILIO_VERSION >= 5006000
      loadmodule "a"
      #!define MAYBE
      #!else
      loadmodule "b"
      #!endif
      #!ifdef MAYBE
      loadmodule "c"
      #!else
      loadmodule "d"
      #!endif
      #!defenv HOME
      #!ifdef HOME
      loadmodule "e"
      #!else
      loadmodule "f"
      #!endif
      #!ifdef KAMAILIO_VERSION
      loadmodule "g"
      #!else
      loadmodule "h"
      #!endif
      """)
    #expect(read.loaded == ["a", "b", "c", "d", "e", "f", "g", "h"])
  }

  @Test func names() throws {
    let read = try ReadConfiguration(
      #"""
      #!define ONE "first"
      #!def TWO ONE
      #!trydef ONE "ignored"
      #!define LONG "a" \
        "b"
      #!substdef "!ADDRESS!192.0.2.1!g"
      #!substdefs "!QUOTED!some text!g"
      #!define GONE
      #!undef GONE
      modparam("m", "one", ONE)
      modparam("m", "two", TWO)
      modparam("m", "long", LONG)
      modparam("m", "inside", "ADDRESS:5060;ADDRESS ONE")
      modparam("m", "quoted", QUOTED)
      #!redefine ONE 5
      modparam("m", "one", ONE)
      #!ifdef GONE
      loadmodule "gone"
      #!endif
      """#)
    #expect(
      read.parameters == [
        "m one = first", "m two = first", "m long = ab", "m inside = 192.0.2.1:5060;192.0.2.1 ONE",
        "m quoted = some text", "m one = 5",
      ])
    #expect(read.configuration.parameters.allSatisfy { $0.isExact })
    // The place of a value that a name stands for is the name's.
    #expect(read.text(at: read.configuration.parameters[0].place) == "ONE")
    #expect(read.loaded == [])
  }

  @Test func onlyTheFirstWithoutG() throws {
    let read = try ReadConfiguration(
      """
      #!subst "/A/b/"
      modparam("m", "p", "AA")
      """)
    #expect(read.parameters == ["m p = bA"])
  }

  @Test func patternsMakeTextsUncertain() throws {
    let read = try ReadConfiguration(
      """
      modparam("m", "p", "before")
      #!subst "/[a-z]+/x/g"
      modparam("m", "p", "after")
      """)
    #expect(read.configuration.parameters.map(\.isExact) == [true, false])
  }

  @Test func aValueThatNobodyKnows() throws {
    let read = try ReadConfiguration(
      """
      #!defexp PATH "a" + "b"
      loadmodule PATH
      modparamx("m", "p", "$def(X)")
      """)
    #expect(read.loaded == [])
    #expect(!read.configuration.isComplete)
    #expect(read.configuration.parameters.map(\.isExact) == [false])
    #expect(read.messages == [])
  }

  static let mistakes: [(text: String, messages: [String])] = [
    ("#!ifdef A\n", ["kamailio.cfg:1:1 error: '#!ifdef A' has no '#!endif'"]),
    ("\n#!endif\n", ["kamailio.cfg:2:1 error: there is no '#!ifdef' before this '#!endif'"]),
    ("#!else\n", ["kamailio.cfg:1:1 warning: there is no '#!ifdef' before this '#!else'"]),
    (
      "#!define A\n#!ifdef A\n#!endif # A\n",
      [
        "kamailio.cfg:2:1 error: '#!ifdef A' has no '#!endif'",
        "kamailio.cfg:3:1 warning: nothing may follow '#!endif' on its line; the server takes this line for a comment",
      ]
    ),
    (
      "#!ifdef A\n#!endif # A\n",
      [
        "kamailio.cfg:1:1 error: '#!ifdef A' has no '#!endif'",
        "kamailio.cfg:2:1 warning: nothing may follow '#!endif' on its line; the server takes this line for a comment",
      ]
    ),
    ("#!subst x\n", ["kamailio.cfg:1:9 error: a substitution is a string such as \"/pattern/value/\""]),
    ("#!subst \"/x/\"\n", ["kamailio.cfg:1:9 error: this is no substitution such as \"/pattern/value/\""]),
    ("#!defineA\n#!endifs\n# !endif\n", []),
  ]

  @Test(arguments: mistakes) func mistakesHaveTheirPlace(_ text: String, _ messages: [String]) throws {
    #expect(try ReadConfiguration(text).messages == messages)
  }

  @Test func namesThatStandForEachOtherEnd() throws {
    let bomb = (0..<40).map { "#!define N\($0) N\($0 + 1) N\($0 + 1)\n" }.joined()
    for text in ["#!define A A\nA\n", "#!define A B\n#!define B A\nA\n", bomb + "N0\n"] {
      let read = try ReadConfiguration(text)
      #expect(!read.configuration.isComplete)
    }
  }

  @Test func conditionsInsideEachOtherEnd() throws {
    let text = String(repeating: "#!ifexp 1\n", count: 100_000)
    let messages = try ReadConfiguration(text).messages
    #expect(messages == ["kamailio.cfg:513:1 error: the server allows 512 conditions inside each other"])
  }
}

/// `include_file` and `import_file`.
@Suite struct IncludeTests {
  @Test func filesBesideTheOneThatNamesThem() throws {
    let read = try ReadConfiguration(
      """
      #!define FOLDER
      include_file "sub/a.cfg"
      #!ifdef FROM_A
      loadmodule "main"
      #!endif
      #!include_file "sub/b.cfg"
      import_file "sub/none.cfg"
      !!import_file "sub/b.cfg"
      """,
      [
        "sub/a.cfg": "#!define FROM_A\nloadmodule \"a\"\ninclude_file \"c.cfg\"\nloadmodule \"a2\"",
        "sub/b.cfg": "loadmodule \"b\"\n", "sub/c.cfg": "#!ifdef FOLDER\nloadmodule \"c\"\n#!endif\n",
      ])
    #expect(read.configuration.modules.map(\.name) == ["a", "c", "a2", "main", "b", "b"])
    #expect(read.configuration.files.count == 5)
    #expect(read.text(at: read.configuration.modules[1].place) == "\"c\"")
    #expect(read.messages == [])
    #expect(read.configuration.isComplete)
  }

  @Test func anAbsolutePathIsLookedForHereToo() throws {
    let read = try ReadConfiguration(
      "include_file \"/nowhere/kamailio/a.cfg\"\n", ["a.cfg": "loadmodule \"a\""])
    #expect(read.loaded == ["a"])
  }

  @Test func aMissingFile() throws {
    let read = try ReadConfiguration("\n  include_file \"none.cfg\"\nloadmodule \"a\"\n")
    #expect(read.messages == ["kamailio.cfg:2:16 warning: the file 'none.cfg' is not there"])
    #expect(!read.configuration.isComplete)
    #expect(read.loaded == ["a"])
  }

  @Test func aFileThatIsNone() throws {
    let read = try ReadConfiguration("include_file \"sub\"\n", ["sub/a.cfg": ""])
    #expect(read.messages == ["kamailio.cfg:1:14 error: the file 'sub' is a directory, not a file"])
  }

  @Test func aPathWithoutQuotes() throws {
    let read = try ReadConfiguration("include_file none.cfg\n")
    #expect(
      read.messages == [
        "kamailio.cfg:1:14 error: the path of the file has to stand in double quotes, without space in it"
      ])
  }

  @Test func circles() throws {
    let read = try ReadConfiguration("include_file \"kamailio.cfg\"\n")
    #expect(read.messages == ["kamailio.cfg:1:14 error: the server allows 10 files inside each other"])
    #expect(!read.configuration.isComplete)
    let doubled = try ReadConfiguration(
      "include_file \"a0\"\n",
      Dictionary(
        uniqueKeysWithValues: (0..<9).map {
          ("a\($0)", String(repeating: $0 == 8 ? "" : "include_file \"a\($0 + 1)\"\n", count: 20))
        }))
    #expect(
      doubled.messages.first?.hasSuffix("so many files are included that the rest is not looked at") == true)
  }
}
