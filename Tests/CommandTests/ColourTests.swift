import TestSupport
import Testing

/// Colour is for terminals; `script` pretends to be one.
@Suite struct ColourTests {
  private static let escape = "\u{1B}["

  @Test func terminalHasColour() throws {
    #expect(
      try onTerminal("show KSR.set_drop", environment: ["NO_COLOR": ""]).contains(
        "\u{1B}[1mKSR.set_drop\u{1B}[0m"))
    #expect(
      try onTerminal("show KSR.set_dorp", environment: ["NO_COLOR": ""]).contains("\u{1B}[31merror:\u{1B}[0m")
    )
  }

  @Test(arguments: [
    "show KSR.set_drop", "show KSR.set_dorp", "list --module nothing", "list --descriptors broken",
  ])
  func noColourIsHeeded(_ arguments: String) throws {
    let output = try onTerminal(arguments, environment: ["NO_COLOR": "1"])
    #expect(output.contains("KSR") || output.contains("error:"))
    #expect(!output.contains(ColourTests.escape))
  }

  @Test(
    arguments: [
      "show KSR.set_drop", "show KSR.set_dorp", "list --module nothing", "list --module pv", "--help",
      "frobnicate",
      "list --descriptors broken",
    ])
  func fileHasNoColour(_ arguments: String) throws {
    let outcome = try shell("\"$0\" \(arguments)", in: try folder(), environment: ["NO_COLOR": ""])
    #expect(!(outcome.output + outcome.errors).isEmpty)
    #expect(!(outcome.output + outcome.errors).contains(ColourTests.escape))
  }

  /// What the program writes to a terminal, in a folder with a broken descriptor.
  private func onTerminal(_ arguments: String, environment: [String: String]) throws -> String {
    let folder = try folder()
    return try run(
      "script", ["--quiet", "--command", "\(Repository.kemi) \(arguments)", "/dev/null"],
      in: folder.path, environment: environment
    ).output
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("broken/broken.json", "{")
    return folder
  }
}
