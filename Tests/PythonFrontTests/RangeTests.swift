import Foundation
import KemiCheck
import Testing

@Suite struct RangeTests {
  /// The text of each expression of a script, in the order of the tree.
  private func texts(_ bytes: [UInt8]) throws -> [String] {
    let parsed = try parse(bytes)
    let script = try #require(parsed.script, "\(parsed.findings)")
    return script.expressions.map { script.file.text(in: $0.range) }
  }

  @Test(arguments: [
    ("é = \"ü\"; f(é)", ["é", "\"ü\"", "f", "é", "f(é)"]),
    ("\u{FEFF}x = y\nz\n", ["x", "y", "z"]),
    ("a\r\nb\rc\n\u{0C}d", ["a", "b", "c", "d"]),
    ("x = (a +\n  b)", ["x", "a", "b", "a +\n  b"]),
    ("(a) and (b) and c", ["a", "b", "c", "(a) and (b)", "(a) and (b) and c"]),
    ("a < (b) < c", ["a", "b", "c", "a < (b)", "(b) < c", "a < (b) < c"]),
    ("'''ä\n''' + k", ["'''ä\n'''", "k", "'''ä\n''' + k"]),
    ("f'ä{ x }' + f'{y}'", ["'ä'", "x", "y"]),
    ("f'''\n{ a\n + b }{c!r:{d}}'''", ["a", "b", "a\n + b", "c", "d"]),
    ("'{x}' rf'\\{y}{{z}}' f'{g(\"{\")}' # {u}", ["y", "g", "\"{\"", "g(\"{\")"]),
    ("f'{x=}{a != b}{ {1: 2}[1] }'", ["x", "a", "b", "a != b", "1", "2", "{1: 2}", "{1: 2}[1]"]),
    ("f'{f\"{x} {y}\"} {x}'", ["x", "y", "x"]),
    ("f'\\N{DIGIT ONE}{x}\\x41{y}'", ["x", "y"]),
  ])
  func exact(_ source: String, _ expected: [String]) throws {
    var found = try texts([UInt8](source.utf8))[...]
    // The places of the texts in an f-string are those of the whole before Python 3.12.
    for text in expected where text != "'ä'" {
      found = found.drop { $0 != text }
      #expect(!found.isEmpty, "\(text) in \(source)")
      found = found.dropFirst()
    }
  }

  @Test func otherEncodings() throws {
    #expect(
      try texts(Array("# coding: latin-1\nx = \"".utf8) + [0xE9, 0xE8] + Array("\"; y = zz\n".utf8)).last
        == "zz")
    let japanese: [UInt8] =
      Array("# coding: shift_jis\nx = \"".utf8) + [0x93, 0xFA, 0x96, 0x7B] + Array("\"; y = zz\n".utf8)
    #expect(try texts(japanese).suffix(2) == ["y", "zz"])
  }

  @Test func names() throws {
    let script = try script("async def é(a): pass\nclass  C : pass\nlambda: 1\n@d\ndef f(): pass\n")
    #expect(script.functions.dropFirst().map { script.file.text(in: $0.nameRange) } == ["é", "lambda", "f"])
    #expect(
      script.functions.dropFirst().map { script.file.text(in: $0.range) }
        == ["async def é(a): pass", "lambda: 1", "def f(): pass"])
  }

  @Test(arguments: [
    ("x = 1  # kemi: disable=a, b \n", [("disable=a, b", "# kemi: disable=a, b ", false)]),
    ("  #kemi:enable\nx", [("enable", "#kemi:enable", true)]),
    ("x = '# kemi: no'\n", []),
    ("'''\n# kemi: no\n'''\n", []),
    ("f'{x} # kemi: no'\n", []),
    ("x = ('a' # kemi: yes\n 'b # kemi: no')\n", [("yes", "# kemi: yes", false)]),
    ("x = (f'{a}' # kemi: yes\n f'b # kemi: no')\n", [("yes", "# kemi: yes", false)]),
    ("x = '#' # see # kemi: yes\r\ny", [("yes", "# see # kemi: yes", false)]),
    ("# http://kemi:8080/\n", []),
    ("# kemi: a kemi: b\n", [("a kemi: b", "# kemi: a kemi: b", true)]),
  ])
  func directives(_ source: String, _ expected: [(String, String, Bool)]) throws {
    let script = try script(source)
    let found = script.directives.map { ($0.text, script.file.text(in: $0.range), $0.standsAlone) }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found == expected) }
  }
}
