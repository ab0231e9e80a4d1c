import Foundation
import KemiCheck
import TestSupport
import Testing

@Suite struct UnifiedDifferenceTests {
  private func difference(_ old: String, _ new: String, path: String = "a.lua") -> String {
    String(
      decoding: UnifiedDifference.text(path: path, from: Array(old.utf8), to: Array(new.utf8)), as: UTF8.self)
  }

  private static let ten = (1...10).map { "\($0)\n" }.joined()

  @Test func showsChangesWithLinesAround() {
    #expect(
      difference(Self.ten, Self.ten.replacingOccurrences(of: "5\n", with: "five\nV\n")) == """
        --- a/a.lua
        +++ b/a.lua
        @@ -2,7 +2,8 @@
         2
         3
         4
        -5
        +five
        +V
         6
         7
         8

        """)
  }

  @Test func distantChangesStandApart() {
    let twenty = (1...20).map { "\($0)\n" }.joined()
    let new = twenty.replacingOccurrences(of: "\n2\n", with: "\n").replacingOccurrences(
      of: "\n19\n", with: "\nx\n19\n")
    #expect(
      difference(twenty, new, path: "/etc/a.lua") == """
        --- /etc/a.lua
        +++ /etc/a.lua
        @@ -1,5 +1,4 @@
         1
        -2
         3
         4
         5
        @@ -16,5 +15,6 @@
         16
         17
         18
        +x
         19
         20

        """)
  }

  @Test func endsWithoutALineEndAreTold() {
    #expect(
      difference("a\nb", "a\nc\n") == """
        --- a/a.lua
        +++ b/a.lua
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c

        """)
  }

  @Test func emptyFilesHaveNoLines() {
    #expect(difference("", "a\n") == "--- a/a.lua\n+++ b/a.lua\n@@ -0,0 +1 @@\n+a\n")
    #expect(difference("a\n", "") == "--- a/a.lua\n+++ b/a.lua\n@@ -1 +0,0 @@\n-a\n")
    #expect(difference("a", "a") == "")
  }

  /// git makes the new text of the old one and the difference.
  @Test(arguments: [
    ("a\r\nb\r\n", "a\r\nc\r\n"), ("a\nb", "a\nb\n"), ("", "x"), ("x\n", ""),
    (ten, "0\n" + ten.replacingOccurrences(of: "10\n", with: "")), ("ä\n\tb\n", "ä\n    b\n"),
    (ten + ten + ten, "x\n" + ten + "y\n" + ten + ten + "z"),
  ])
  func gitAppliesIt(_ old: String, _ new: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.lua", old)
    try folder.write("patch", difference(old, new))
    let outcome = try run("git", ["apply", "--unidiff-zero", "patch"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect((folder.read("a.lua") ?? "") == new)
  }

  @Test func terminalsAreShownNoControlCharacters() {
    let text = UnifiedDifference.text(
      path: "a", from: Array("\u{1B}[2J\tx\r\n".utf8), to: [0xE4] + Array("\n".utf8))
    #expect(
      UnifiedDifference.shown(text) { "<\($0) \($1)>" } == """
        <file --- a/a>
        <file +++ b/a>
        <hunk @@ -1 +1 @@>
        <removed -\\u{1B}[2J\tx>
        <added +\u{FFFD}>

        """)
  }

  @Test func bytesThatAreNotUTF8StayAsTheyAre() {
    let text = UnifiedDifference.text(path: "a", from: [0xE4, 0x0A, 0x61], to: [0xE4, 0x0A, 0x62])
    #expect(text.contains(0xE4))
  }
}
