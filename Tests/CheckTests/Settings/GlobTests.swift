import KemiCheck
import Testing

@Suite struct GlobTests {
  static let cases: [(pattern: String, fits: [String], not: [String])] = [
    ("*.lua", ["a.lua", "x/y/a.lua", ".lua"], ["a.lua.bak", "a.lu", "x/a.lua/b"]),
    ("vendor", ["vendor", "x/vendor"], ["vendors", "vendor/a.lua"]),
    ("vendor/", ["vendor", "x/vendor"], ["vendors"]),
    ("/vendor", ["vendor"], ["x/vendor"]),
    ("./vendor/x", ["vendor/x"], ["a/vendor/x"]),
    ("vendor/**", ["vendor/a.lua", "vendor/x/a.lua", "vendor"], ["x/vendor/a.lua"]),
    ("**/test/*.py", ["test/a.py", "x/y/test/a.py"], ["test/x/a.py", "test.py"]),
    ("a/**/z", ["a/z", "a/b/z", "a/b/c/z"], ["a/b", "z", "b/a/z"]),
    ("a/**/m/**/z", ["a/m/z", "a/x/m/y/z", "a/m/m/z"], ["a/z", "a/m"]),
    ("rou?e.lua", ["route.lua"], ["roue.lua", "rou/e.lua"]),
    ("*a*b*c", ["abc", "xaxbxc", "aabbcc"], ["acb", "abcx"]),
    ("a*/b", ["a/b", "axy/b"], ["a/x/b", "b"]),
    ("[a].lua", ["[a].lua"], ["a.lua"]),
    ("ä*.lua", ["äö.lua"], ["a.lua"]),
  ]

  @Test(arguments: cases) func fits(_ example: (pattern: String, fits: [String], not: [String])) {
    let glob = Glob(example.pattern)
    for path in example.fits { #expect(glob.fits(path), "\(example.pattern) \(path)") }
    for path in example.not { #expect(!glob.fits(path), "\(example.pattern) \(path)") }
  }

  /// A pattern that would make a search that goes back for each wildcard take for ever.
  @Test func manyWildcards() {
    let glob = Glob(String(repeating: "*a", count: 50) + "b")
    #expect(!glob.fits(String(repeating: "a", count: 2000)))
    #expect(!Glob(String(repeating: "**/a/", count: 50) + "b").fits(String(repeating: "a/", count: 2000)))
  }
}
