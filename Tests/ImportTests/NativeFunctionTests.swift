import Testing

@testable import KemiImport

/// Each kind of evidence that a KEMI function stands for a native one.
@Suite struct NativeFunctionTests {
  /// The native functions of a KEMI function, given by its row.
  private func cfg(
    _ row: String = C.row("box", "box_open", "ki_open"), _ commands: String..., code: String = ""
  ) throws -> [String] {
    try FixtureTree.function(
      of: code + "static cmd_export_t c[] = {\n\(commands.joined())};\n" + C.table(row)
    )
    .cfg
  }

  @Test func theSameName() throws {
    #expect(try cfg(C.row("box", "box_open", "f"), C.command("box_open", "w")) == ["box_open"])
  }

  @Test func theSameNameBeatsACall() throws {
    let code = C.function("ki_open", body: "return w_shut(msg);") + C.function("w_shut")
    #expect(
      try cfg(commands: C.command("box_open", "w_open"), C.command("box_shut", "w_shut"), code: code)
        == ["box_open"])
  }

  @Test func otherNamesOfTheSameFunctionComeAfterIt() throws {
    #expect(
      try cfg(commands: C.command("a_open", "w"), C.command("box_open", "w"), C.command("b_open", "w"))
        == ["box_open", "a_open", "b_open"])
  }

  @Test(arguments: [
    C.command("other", "w", 1, fixup: "fix_b"), C.command("other", "w", 2, fixup: "fix_a"),
    C.command("other", "v", 1, fixup: "fix_a"),
  ])
  func whatDiffersInMoreThanItsNameIsNoOtherName(other: String) throws {
    #expect(
      try cfg(
        C.row("box", "box_open", "f", "STR"), C.command("box_open", "w", 1, fixup: "fix_a"), other)
        == ["box_open"])
  }

  @Test func ofSeveralParameterCountsTheSameOneCounts() throws {
    #expect(
      try cfg(
        C.row("box", "box_open", "f", "STR"), C.command("box_open", "w0", 0), C.command("zero", "w0", 0),
        C.command("box_open", "w1", 1), C.command("one", "w1", 1)) == ["box_open", "one"])
  }

  @Test func theSameCFunction() throws {
    #expect(try cfg(commands: C.command("unlock", "ki_open"), C.command("shut", "w")) == ["unlock"])
  }

  @Test(arguments: [
    C.function("ki_open", body: "return w_unlock(msg, 0, 0);") + C.function("w_unlock", "char *a, char *b"),
    C.function("ki_open")
      + C.function("w_unlock", "char *a", body: "if (a) { return ki_open(msg); } return 0;"),
  ])
  func oneCallsTheOther(code: String) throws {
    #expect(
      try cfg(commands: C.command("unlock", "w_unlock"), C.command("shut", "w_shut"), code: code)
        == ["unlock"])
  }

  @Test(arguments: ["box_open_re", "box_open2", "box_open_at_end", "box_open_2"])
  func aNativeNameWithASuffix(name: String) throws {
    #expect(
      try cfg(C.row("box", name, "f"), C.command("box_open", "w"), C.command("box_shut", "v")) == ["box_open"]
    )
  }

  @Test func bothHandTheMessageToOneFunction() throws {
    let code =
      C.function("ki_lift", body: "return raise_lid(msg, 1);")
      + C.function("w_unlock", body: "return raise_lid(msg, 2);")
      + C.function("raise_lid", "int how")
    #expect(
      try cfg(C.row("box", "lift", "ki_lift"), C.command("unlock", "w_unlock"), code: code) == ["unlock"])
  }

  @Test func aFunctionThatServesSeveralIsNoEvidence() throws {
    let code =
      C.function("ki_lift", body: "return raise_lid(msg, 1);")
      + C.function("w_unlock", body: "return raise_lid(msg, 2);")
      + C.function("w_shut", body: "return raise_lid(msg, 3);") + C.function("raise_lid", "int how")
    #expect(
      try cfg(
        C.row("box", "lift", "ki_lift"), C.command("unlock", "w_unlock"), C.command("shut", "w_shut"),
        code: code) == [])
  }

  @Test func aSharedFunctionWithoutTheMessageIsNoEvidence() throws {
    let code =
      C.function("ki_lift", body: "return count(1);") + C.function("w_unlock", body: "return count(2);")
      + "static int count(int n)\n{\n}\n"
    #expect(try cfg(C.row("box", "lift", "ki_lift"), C.command("unlock", "w_unlock"), code: code) == [])
  }

  @Test(arguments: [
    ("big_box", "open", "big_box_open"), ("big_box", "open", "box_open"), ("big_box", "open2", "box_open"),
    ("big_box", "open_wide", "box_open"), ("box", "open_lid_re", "box_open_lid"),
  ])
  func aNativeNameWithTheModulesPrefix(module: String, name: String, native: String) throws {
    #expect(try cfg(C.row(module, name, "f"), C.command(native, "w"), C.command("shut", "v")) == [native])
  }

  @Test(arguments: [
    ("box", "open_wide", "lid_open"), ("box", "shut", "box_open"), ("box", "open", "reopen"),
  ])
  func anotherNameIsNoEvidence(module: String, name: String, native: String) throws {
    #expect(try cfg(C.row(module, name, "f"), C.command(native, "w")) == [])
  }

  @Test func twoNamesThatAreAlikeAreNoEvidence() throws {
    #expect(try cfg(C.row("box", "open", "f"), C.command("a_open", "w"), C.command("b_open", "v")) == [])
  }

  @Test func aNameMadeOfTheModulesMacro() throws {
    let command = "{MODULE_PREFIX \"_open\", w, 0, 0, 0, ANY_ROUTE},\n"
    #expect(try cfg(C.row("box", "open", "f"), command) == ["box_open"])
  }
}

extension NativeFunctionTests {
  /// For the row `box_open`, whose C function is `ki_open`.
  private func cfg(commands: String..., code: String = "") throws -> [String] {
    try FixtureTree.function(
      of: code + "static cmd_export_t c[] = {\n\(commands.joined())};\n"
        + C.table(C.row("box", "box_open", "ki_open"))
    ).cfg
  }
}
