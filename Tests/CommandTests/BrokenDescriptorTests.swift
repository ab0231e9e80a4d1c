import TestSupport
import Testing

/// Every command refuses a catalog with a mistake in it, and says where the mistakes are.
@Suite struct BrokenDescriptorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("mine/good.json", descriptor(module: "good"))
    try folder.write(
      "mine/wrong.json",
      descriptor(module: "wrong").replacing("\"type\": \"int\",", with: "\"type\": \"number\","))
    try folder.write("mine/cut.json", String(descriptor(module: "cut").prefix(60)))
  }

  @Test(arguments: [["list"], ["show", "KSR.good.run"], ["generate"], ["generate", "--check"]])
  func isRefused(_ command: [String]) throws {
    let before = contents(of: folder.path)
    let outcome = try kemi(command + ["--descriptors", "mine"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(contents(of: folder.path) == before)
  }

  @Test func everyMistakeHasALineWithItsPlace() throws {
    let errors = try kemi(["list", "--descriptors", "mine"], in: folder).errors
    let lines = errors.split(separator: "\n")
    #expect(
      lines.contains { $0.wholeMatch(of: /mine\/wrong\.json:9:28: error: .*'number'.* \[type\]/) != nil })
    #expect(lines.contains { $0.hasPrefix("mine/cut.json:") })
    #expect(!errors.contains("good.json"))
    for line in lines {
      #expect(line.wholeMatch(of: /mine\/[a-z]+\.json:\d+:\d+: error: .+ \[[a-z-]+\]/) != nil)
    }
  }

  @Test func outputOfBeforeStays() throws {
    #expect(try kemi(["generate", "--target", "lua"], in: folder).status == 0)
    let before = contents(of: folder.path)
    let outcome = try kemi(["generate", "--target", "lua", "--descriptors", "mine"], in: folder)
    #expect(outcome.status == 2)
    #expect(contents(of: folder.path) == before)
  }

  @Test func goodOneOfTheSameNameLaterDoesNotHideAMistake() throws {
    try folder.write("fixed/wrong.json", descriptor(module: "wrong"))
    let outcome = try kemi(["list", "--descriptors", "mine", "--descriptors", "fixed"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("mine/cut.json:"))
  }
}
