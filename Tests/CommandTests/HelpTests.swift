import TestSupport
import Testing

@Suite struct HelpTests {
  @Test(arguments: [[], ["--help"], ["-h"], ["help"]])
  func namesEveryCommand(_ arguments: [String]) throws {
    let outcome = try kemi(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    for command in ["list", "show", "generate", "import", "record"] {
      #expect(outcome.output.contains("\n  \(command) "))
    }
    #expect(outcome.output.contains("Exit status: 0 done, 1 findings"))
  }

  @Test(arguments: ["list", "show", "generate", "import", "record"])
  func everyCommandHasItsOwn(_ command: String) throws {
    for arguments in [[command, "--help"], ["help", command]] {
      let outcome = try kemi(arguments)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.contains("USAGE: kemi \(command) "))
    }
  }

  @Test func versionIsOneLine() throws {
    let outcome = try kemi(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.errors == "")
  }
}
