import Descriptors
import Testing

@Suite struct ReleaseTests {
  @Test(
    arguments: [
      ("5.6", "5.6"), ("5.0", "5.0"), ("6.10", "6.10"), ("5.6.3", "5.6"), ("5.10.12", "5.10"),
      ("master", "master"), ("0.0", "0.0"), ("999.999", "999.999"),
    ])
  func isRead(_ text: String, _ description: String) {
    #expect(Release(text)?.description == description)
  }

  @Test(
    arguments: [
      "", "5", "5.", ".6", "5..6", "5.6.", "5.6.3.1", "v5.6", "5.6 ", " 5.6", "5,6", "-5.6", "5.-6", "+5.6",
      "5.6-", "5.1000", "Master", "master.", "mastér", "five.six", "٥.٦", "99999999999999999999.0",
    ])
  func isNone(_ text: String) { #expect(Release(text) == nil) }

  @Test func aPatchIsTheSameBranch() { #expect(Release("5.6.3") == Release("5.6")) }

  @Test func order() {
    let sorted = ["4.4", "5.0", "5.2", "5.9", "5.10", "6.0", "master"]
    #expect(sorted.reversed().compactMap { Release($0) }.sorted().map(\.description) == sorted)
  }

  @Test func masterIsAfterEveryNumber() {
    #expect(Release.number(major: 999, minor: 999) < .master)
    #expect(!(Release.master < .number(major: 999, minor: 999)))
    #expect(!(Release.master < .master))
  }
}
