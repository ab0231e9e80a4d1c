import KemiModules
import KemiRuntime
import Testing

/// Plans: what is wrong with them, and how they are read again.
@Suite struct PlanTests {
  private static let good = "country 49 DE trunk 0\nhome 49\ndial 0 national\n"

  /// The text of a plan, and what is said about it behind its path.
  @Test(arguments: [
    (good + "dail 00 international", ":4: 'dail' begins no line of a plan"),
    (good + "dial 00 abroad", ":4: 'abroad' is none of: international, national, local, short, emergency"),
    (good + "dial 00", ":4: what they mean is missing at the end of the line"),
    (good + "dial", ":4: the digits that are dialled first, or any is missing at the end of the line"),
    (good + "dial 0-0 international", ":4: '0-0' is not the digits that are dialled first, or any"),
    (
      good + "\n# more\ndial 0 international", ":6: what begins so, and is as long, has a meaning already at "
    ),
    (good + "dial any local", ":4: the area code is missing"),
    (good + "dial any local 89 digits", ":4: how many digits are dialled in all is missing"),
    (good + "dial any local 89 digits 9-8", ":4: '9-8' is not how many digits are dialled in all"),
    (good + "dial any local 89 digits 0", ":4: '0' is not how many"),
    (good + "dial any local 89 digits 99999999999999999999", ":4: '99999999999999999999' is not how many"),
    (good + "dial any local 89 fast", ":4: 'fast' is none of what may follow here: digits"),
    (good + "dial any emergency", ":4: a number has at least one digit"),
    (good + "country 4x9 DE", ":4: '4x9' is not the digits that its numbers begin with: 1 to 15 digits"),
    (good + "country 49 DE", ":4: 49 has been said already"),
    (good + "country 43 Österreich", ":4: 'Österreich' is not the name of the country"),
    (good + "country 43 AT trunk x", ":4: 'x' is not the trunk prefix"),
    (good + "country 43 AT length 5", ":4: 'length' is none of what may follow here: trunk, digits"),
    (good + "unused 49", ":4: 49 has been said already"),
    (good + "range 49900 premium fast", ":4: 'fast' is one word too many"),
    (good + "range 49900 premium\nrange 49900 other", ":5: 49900 has been said already"),
    (good + "range 49110 emergency", ":4: 'emergency' is what other things are called"),
    (good + "home 43", ":4: there is a home already at "),
    (good + "include nowhere.plan", "/nowhere.plan: No such file or directory"),
    (good + "include .", ": is no file"),
    ("include plan", ":1: files include each other, or more than 4 deep"),
    ("home 49\ndial 0 national", ":1: there is no country for the code of the home"),
    ("dial 0 national", ": says no home"),
    ("country 49 DE\nhome 49", ": says nothing of what is dialled"),
    ("", ": says no home"),
    ("\u{0}", ":1: '\u{0}' begins no line of a plan"),
  ])
  func aMistakeSaysWhereItIs(_ text: String, _ expected: String) throws {
    let folder = try PlanFolder()
    let path = try folder.write("plan", text)
    let error = #expect(throws: (any Error).self) { try Plans.module(plan: path) }
    let description = error.map { "\($0)" } ?? ""
    #expect(description.hasPrefix(folder.path))
    #expect(description.contains(expected), "\(description)")
  }

  @Test func aServerWithoutAPlanDoesNotStart() {
    let error = #expect(throws: (any Error).self) { try Plans.module(plan: "") }
    #expect(error.map { "\($0)" }?.hasPrefix("modparam(\"e164\", \"plan\", …) has to name") == true)
    #expect(throws: (any Error).self) { try Plans.module(plan: "/dev/zero") }
  }

  @Test func commentsAndLineEndsOfOtherSystemsAreRead() throws {
    let folder = try PlanFolder()
    let path = try folder.write(
      "plan", "#x\r\ncountry 49 DE # Germany\r\nhome 49\r\n\r\ndial #31# short # hidden")
    let proxy = Session().makeProxy(tables: [.e164], modules: [try Plans.module(plan: path)])
    #expect(try proxy.call("KSR.e164.kind", [.str("#31#")]) == .str("short"))
  }

  @Test func isReadAgainUnlessItHasAMistake() throws {
    let folder = try PlanFolder()
    let path = try folder.write("plan", PlanTests.good)
    let proxy = Session().makeProxy(tables: [.e164], modules: [try Plans.module(plan: path)])
    let number = [Value.str("0900123456")]
    #expect(try proxy.call("KSR.e164.kind", number) == .str("national"))
    try folder.write("plan", PlanTests.good + "range 49900 premium")
    #expect(try proxy.call("KSR.e164.kind", number) == .str("national"))
    #expect(try proxy.call("KSR.e164.reload", []) == .int(1))
    #expect(try proxy.call("KSR.e164.kind", number) == .str("premium"))
    try folder.write("plan", "home 49 and 43")
    let error = #expect(throws: (any Error).self) { try proxy.call("KSR.e164.reload", []) }
    #expect(error.map { "\($0)" } == "\(path):1: 'and' is one word too many")
    #expect(try proxy.call("KSR.e164.kind", number) == .str("premium"))
  }
}
