import TestSupport
import Testing

@Suite struct CheckTests {
  /// Command lines that are wrong, and what is said.
  @Test(
    arguments: [
      (["--frmat", "json"], "Unknown option '--frmat'. Did you mean '--format'?"),
      (["--format", "xml"], "'text', 'json', 'sarif' or 'github'"),
      (["--lua", "5.0"], "'5.1', '5.2', '5.3', '5.4' or 'jit'"),
      (["--language", "ruby"], "'lua' and 'python'"),
      (["--max-warnings", "-1"], "--max-warnings"),
      (["--fix", "--diff"], "--diff shows what --fix would write; give one of them"),
      (["--diff", "--format", "json"], "--diff has a format of its own; leave out --format"),
      (["--fix", "-"], "standard input cannot be fixed in place; --diff shows what to change"),
      (["-", "-"], "standard input can be read once"),
      (["--output", ""], "--output needs the name of a file"),
      (["--disable", "syntax", "--enable", "syntax"], "rule 'syntax' is enabled and disabled"),
      (["--disable", "sintax"], "kemi: error: no rule 'sintax'; did you mean 'syntax'?\n"),
      (["--explain", "sintax"], "kemi: error: no rule 'sintax'; did you mean 'syntax'?\n"),
      (["--release", "5"], "kemi: error: unknown release '5'; known are 5.0, "),
      (["--cfg", "gone.cfg"], "kemi: error: gone.cfg: cannot open it: No such file or directory\n"),
      (["--config", "gone.json"], "kemi: error: gone.json: cannot open it: No such file or directory\n"),
      (["--descriptors", "nowhere"], "kemi: error: nowhere: cannot list it: No such file"),
    ] as [([String], String)])
  func mistakeIsNamed(_ arguments: [String], _ message: String) throws {
    let outcome = try kemi(["check"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  /// What cannot be checked is said, each in a line, and none keeps the others from being looked at.
  @Test func everyPathIsAnsweredFor() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty/readme.txt", "")
    try folder.write("binary.lua", "a\0")
    try folder.write("tool", "text")
    let outcome = try shell(
      "ln -s nowhere gone.lua; mkfifo pipe.lua; truncate -s 200M large.lua; "
        + "\"$0\" check empty missing.lua gone.lua binary.lua tool pipe.lua large.lua",
      in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        kemi: error: empty: has no scripts in it (.lua, .py, or what kemi.json includes)
        kemi: error: gone.lua: is a symbolic link that leads nowhere (nowhere)
        kemi: error: missing.lua: cannot open it: No such file or directory
        kemi: error: pipe.lua: is not a regular file
        kemi: error: large.lua: has 209715200 bytes; the limit is 67108864 bytes (64 MiB)
        kemi: error: binary.lua: is not text: byte 2 is NUL
        kemi: error: tool: what language is it in? Say so with --language lua or --language python
        no script was checked; 7 paths could not be checked

        """)
  }

  @Test func failuresAreInEveryFormat() throws {
    for (format, text) in [
      ("json", #"{ "file": "gone.lua", "message": "cannot open it: No such file or directory" }"#),
      ("sarif", #""executionSuccessful": false"#),
      ("github", "::error file=gone.lua,title=kemi check::cannot open it: No such file or directory\n"),
    ] {
      let outcome = try kemi(["check", "--format", format, "gone.lua"])
      #expect(outcome.status == 2)
      #expect(outcome.output.contains(text))
    }
  }

  @Test func outputGoesToAFile() throws {
    let folder = try TemporaryFolder()
    let outcome = try kemi(["check", "--format", "github", "--output", "out.txt", "gone.lua"], in: folder)
    #expect(outcome.output == "")
    #expect(
      folder.read("out.txt")
        == "::error file=gone.lua,title=kemi check::cannot open it: No such file or directory\n")
    #expect(
      try kemi(["check", "--output", "no/out.txt", "gone.lua"], in: folder).errors.contains("no/out.txt: "))
  }

  @Test func brokenSettingsAreAnsweredWithTheirPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write("kemi.json", "{\n  \"relase\": \"5.6\"\n}")
    try folder.write("sub/a.lua", "")
    let outcome = try kemi(["check", "sub"], in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "kemi.json:2:3: error: unknown key 'relase' in settings; did you mean 'release'? [unknown-key]\n")
  }

  @Test func rulesAreListed() throws {
    let outcome = try kemi(["check", "--list-rules"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("\nunused-suppression "))
    for line in outcome.output.split(separator: "\n") {
      let rule = try #require(line.split(separator: " ").first)
      let page = try kemi(["check", "--explain", String(rule)])
      #expect(page.status == 0)
      #expect(page.output.hasPrefix("# \(rule)\n\n"))
      #expect(page.output.contains("\nWrong:\n"))
    }
  }
}
