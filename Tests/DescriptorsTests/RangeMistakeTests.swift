import Descriptors
import TestSupport
import Testing

@Suite struct RangeMistakeTests {
  private static let known = "known are 5.0, 5.1, 5.6, master"

  /// A mistake in `releases`, and the same one in `listed`.
  private static func range(_ text: String, _ message: String) -> [Mistake] {
    ["releases", "listed"].map {
      .function(
        #"{ "name": "f", "\#($0)": ▸"\#(text)", "returns": { "type": "int" } }"#, message, "releases")
    }
  }

  private static let form = "is no range of releases; write '5.1-', '5.0-5.6' or '5.3'"

  static let mistakes =
    range("", "'' \(form)")
    + range("5", "'5' \(form)")
    + range("5.1+", "'5.1+' \(form)")
    + range("-5.1", "'-5.1' \(form)")
    + range("5.1 - 5.6", "'5.1 - 5.6' \(form)")
    + range("5.0-5.1-5.6", "'5.0-5.1-5.6' \(form)")
    + range("any", "'any' \(form)")
    + range("5.6-5.1", "the range '5.6-5.1' ends before it starts; did you mean '5.1-5.6'?")
    + range("master-5.1", "the range 'master-5.1' ends before it starts; did you mean '5.1-master'?")
    + range("5.2-", "unknown release '5.2'; \(known)")
    + range("5.0-5.9", "unknown release '5.9'; \(known)")
    + range("4.4", "unknown release '4.4'; \(known)")

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test func wrongType() throws {
    let mistake = Mistake.function(
      #"{ "name": "f", "releases": ▸5.1, "returns": { "type": "int" } }"#,
      "'releases' is a string, not a number (5.1)", "type")
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  private static let future =
    #"{ "module": "m", "functions": [{ "name": "f", "returns": { "type": "int" }, "releases": "7.0-" }] }"#

  @Test func anyReleaseWillDoWithoutAList() throws {
    #expect(try messages(about: ["m.json": Self.future]) == [])
  }

  @Test func theImporterMayNameReleasesOutsideTheList() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.json", Self.future)
    try folder.write("releases.json", Mistake.someReleases)
    let reader = CatalogReader(includesBuiltin: false, folders: [folder.path], checksReleases: false)
    #expect(try reader.read().modules[0].functions[0].releases.description == "7.0-")
  }
}
