import Foundation
import TestSupport
import Testing

/// `kemi new` and `kemi build`, as far as no Swift is needed.
@Suite struct NewTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func writesAPackageAndSaysWhatIsNext() throws {
    let outcome = try kemi(["new", "call_gate"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("cd call_gate\n  kemi build"))
    #expect(folder.files.contains("call_gate/descriptors/call_gate.json"))
    #expect(folder.files.contains("call_gate/.kemi/KemiKit/Package.swift"))
  }

  @Test func theFolderCanBeNamed() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    #expect(try kemi(["new", "call_gate", "--output", "empty"], in: folder).status == 0)
    #expect(folder.files.contains("empty/Sources/CallGate/CallGate.swift"))
  }

  @Test func aFolderWithSomethingInItIsLeftAlone() throws {
    try folder.write("call_gate/notes.txt", "mine")
    let outcome = try kemi(["new", "call_gate"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "kemi: error: call_gate is not empty; name another folder with --output\n")
    #expect(folder.files == ["call_gate/notes.txt"])
  }

  @Test(arguments: [
    (["new"], "Missing expected argument '<name>'"), (["new", "a-b"], "letters, digits and _ alone"),
    (["new", "tm"], "Kamailio has a module 'tm' already"),
    (["new", "alpha", "--output", ""], "--output needs"),
    (["new", "alpha", "--output", "file"], "file is a file; a module needs a folder"),
    (["build"], "there is no module here"), (["build", "nowhere"], "nowhere: there is no module here"),
    (["build", "--output", ""], "there is no module here"),
    (["generate", "--target", "kamailio"], "name that module with --module"),
    (
      ["generate", "--target", "kamailio", "--module", "tm", "--module", "sl"],
      "name that module with --module"
    ),
  ])
  func mistakesAreNamed(_ arguments: [String], _ text: String) throws {
    try folder.write("file", "")
    let outcome = try kemi(arguments, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(text), "\(outcome.errors)")
    #expect(folder.files == ["file"])
  }

  @Test func withoutSwiftItSaysWhatIsMissing() throws {
    #expect(try kemi(["new", "alpha"], in: folder).status == 0)
    let outcome = try kemi(["build", "alpha"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there is no program 'swift' in the path"))
    #expect(!folder.files.contains { $0.hasPrefix("alpha/build/") })
  }

  @Test func aBrokenDescriptorComesBeforeTheCompiler() throws {
    #expect(try kemi(["new", "alpha"], in: folder).status == 0)
    try folder.write("alpha/descriptors/alpha.json", "{ \"module\": \"alpha\" ")
    let outcome = try kemi(["build", "alpha"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("alpha/descriptors/alpha.json:1:"), "\(outcome.errors)")
  }

  @Test func whatNoServerCanCallComesBeforeTheCompiler() throws {
    #expect(try kemi(["new", "alpha"], in: folder).status == 0)
    try folder.write(
      "alpha/descriptors/alpha.json",
      """
      { "module": "alpha", "loads": "alpha", "functions": [
        { "name": "add", "parameters": [{ "name": "one", "type": "int" }, { "name": "other", "type": "long" }],
          "returns": { "type": "int" } }
      ] }
      """)
    for command in [
      ["build", "alpha"],
      ["generate", "--target", "kamailio", "--module", "alpha", "--descriptors", "alpha/descriptors"],
    ] {
      let outcome = try kemi(command, in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "alpha/descriptors/alpha.json:2:96: error: Kamailio 5.4 to master cannot call a function with (int, long): "
        ),
        "\(outcome.errors)")
      #expect(outcome.errors.contains("the nearest signature that it can is (int, str)"))
    }
    #expect(!folder.files.contains { $0.hasPrefix("alpha/build/") || $0.hasPrefix("generated/") })
  }
}
