import Foundation
import TestSupport
import Testing

/// What is wrong with a command line is said on standard error, with status 2.
@Suite struct UsageTests {
  @Test(
    arguments: [
      (["frobnicate"], "'frobnicate'"), (["lst"], "'lst'"), (["--frob"], "'--frob'"),
      (["list", "--frob"], "'--frob'"), (["list", "extra"], "'extra'"),
      (["list", "--format", "xml"], "'table', 'tsv' or 'json'"), (["list", "--format"], "--format"),
      (["show"], "<function>"), (["show", "KSR.set_drop", "KSR.info"], "'KSR.info'"),
      (["generate", "--target", "ruby"], "'swift', 'lua', 'python', 'docs' or 'kamailio'"),
      (["import", "--source", "."], "--release"),
    ] as [([String], String)])
  func mistakeIsNamed(_ arguments: [String], _ message: String) throws {
    try expectFailure(arguments, message)
  }

  @Test(arguments: ["9.9", "5", "x", "", "5.6.", "Master"])
  func releaseThatIsNone(_ release: String) throws {
    let known = "5.0, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 5.7, 5.8, 6.0, 6.1, master"
    for command in [["list"], ["show", "KSR.set_drop"], ["generate"]] {
      try expectFailure(
        command + ["--release", release], "kemi: error: unknown release '\(release)'; known are \(known)\n")
    }
  }

  @Test(
    arguments: [
      ("dispatchr", "kemi: error: no module 'dispatchr'; did you mean 'dispatcher'?\n"),
      ("TM", "kemi: error: no module 'TM'; did you mean 'tm'?\n"),
      ("nothing_like_it", "kemi: error: no module 'nothing_like_it'\n"),
    ])
  func moduleThatIsNone(_ module: String, _ message: String) throws {
    for command in [["list"], ["show", "KSR.set_drop"], ["generate"]] {
      try expectFailure(command + ["--module", "core", "--module", module], message)
    }
  }

  @Test(
    arguments: [
      ("KSR.tm.t_rely", "no function 'KSR.tm.t_rely'; did you mean KSR.tm.t_relay?"),
      ("tm.t_rely", "no function 'tm.t_rely'; did you mean KSR.tm.t_relay?"),
      ("KSR.t_relay", "no function 'KSR.t_relay'; did you mean KSR.tm.t_relay?"),
      ("KSR.is_CANCLE", "no function 'KSR.is_CANCLE'; did you mean KSR.is_CANCEL?"),
      ("KSR.nothing.like_this_at_all", "no function 'KSR.nothing.like_this_at_all'"),
      ("a.b.c", "no function 'a.b.c'"),
    ])
  func functionThatIsNone(_ name: String, _ message: String) throws {
    try expectFailure(["show", name], "kemi: error: \(message)\n")
  }

  @Test(arguments: ["", ".", "KSR", "KSR.", "..", "🤖"])
  func nameThatIsNoName(_ name: String) throws {
    try expectFailure(["show", name], "kemi: error: no function '\(name)'")
  }

  @Test func folderOfDescriptorsThatIsNotThere() throws {
    try expectFailure(
      ["list", "--descriptors", "nowhere"], "kemi: error: nowhere: cannot list it: No such file")
  }

  /// `--output "$DIR"` with a variable that is not set must not write to the root of the file system.
  @Test func outputWithoutAName() throws {
    try expectFailure(["generate", "--check", "--output", ""], "output")
  }

  @Test func outputThatIsAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("taken", "mine\n")
    let outcome = try kemi(["generate", "--output", "taken"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("kemi: error: taken"))
    #expect(contents(of: folder.path) == ["taken": Data("mine\n".utf8)])
  }

  private func expectFailure(_ arguments: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try kemi(arguments, in: folder)
    #expect(outcome.status == 2)
    #expect(!outcome.crashed)
    #expect(outcome.errors.contains(message))
    #expect(outcome.output == "")
    #expect(folder.files == [])
  }
}
