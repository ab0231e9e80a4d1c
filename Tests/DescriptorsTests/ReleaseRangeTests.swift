import Descriptors
import Testing

@Suite struct ReleaseRangeTests {
  static let known = ["5.0", "5.1", "5.2", "5.6", "master"].map { Release($0)! }

  private func range(_ text: String) -> ReleaseRange { ReleaseRange(text)! }
  private func release(_ text: String) -> Release { Release(text)! }

  @Test(arguments: ["5.1-", "5.0-5.6", "5.3", "5.9-5.10", "master", "5.1-master", "master-"])
  func roundTrip(_ text: String) { #expect(ReleaseRange(text)?.description == text) }

  @Test func parts() {
    #expect(range("5.1-") == ReleaseRange(first: .number(major: 5, minor: 1), last: nil))
    #expect(range("5.1-master").last == .master)
    #expect(range("5.3") == range("5.3-5.3"))
    #expect(range("5.3-5.3").description == "5.3")
  }

  @Test func everyRelease() {
    #expect(ReleaseRange.all.description == "any")
    #expect(Self.known.allSatisfy { ReleaseRange.all.contains($0) })
  }

  @Test(arguments: [
    "", "-", "-5.1", "5.1--", "5.1-5.2-5.3", "5", "5.1 -", "5.1–5.3", "any", "5.1-x", ">=5.1",
  ])
  func isNone(_ text: String) { #expect(ReleaseRange(text) == nil) }

  @Test(
    arguments: [
      ("5.1-", ["5.1", "5.2", "5.6", "master"]), ("5.0-5.2", ["5.0", "5.1", "5.2"]), ("5.2", ["5.2"]),
      ("master", ["master"]), ("5.3-5.6", ["5.6"]), ("5.3-5.5", []), ("5.6-5.0", []),
    ])
  func contains(_ text: String, _ members: [String]) {
    #expect(Self.known.filter { range(text).contains($0) }.map(\.description) == members)
  }

  @Test(
    arguments: [
      ("5.0-5.1", "5.1-5.2", true), ("5.0-5.1", "5.2-5.6", false), ("5.0-", "5.2", true),
      ("5.2-", "5.0-5.1", false), ("5.0-", "5.6-", true), ("5.0-5.6", "5.1-5.2", true),
      ("5.1", "5.1", true), ("5.6", "master", false), ("5.6-", "master", true),
    ])
  func overlaps(_ one: String, _ other: String, _ expected: Bool) {
    #expect(range(one).overlaps(range(other)) == expected)
    #expect(range(other).overlaps(range(one)) == expected)
  }

  @Test(
    arguments: [
      // In it already.
      ("5.1-5.6", "5.2", "5.1-5.6"), ("5.1-", "5.6", "5.1-"), ("5.1-", "master", "5.1-"),
      // Next to either end.
      ("5.1-5.2", "5.0", "5.0-5.2"), ("5.1-5.2", "5.6", "5.1-5.6"), ("5.2", "5.1", "5.1-5.2"),
      ("5.1-5.6", "master", "5.1-"), ("master-", "5.6", "5.6-"), ("5.1-master", "5.2", "5.1-"),
      // A gap away, or not known.
      ("5.2-", "5.0", nil), ("5.0-5.1", "5.6", nil), ("5.0-5.2", "master", nil), ("5.0-", "5.5", nil),
    ] as [(String, String, String?)])
  func including(_ text: String, _ release: String, _ expected: String?) {
    #expect(range(text).including(self.release(release), of: Self.known)?.description == expected)
  }

  @Test(
    arguments: [
      ("5.0-5.6", "5.1", ["5.0", "5.2-5.6"]), ("5.0-5.6", "5.0", ["5.1-5.6"]),
      ("5.0-5.6", "5.6", ["5.0-5.2"]), ("5.1-", "master", ["5.1-5.6"]), ("5.1-", "5.1", ["5.2-"]),
      ("5.0-", "5.2", ["5.0-5.1", "5.6-"]), ("5.2", "5.2", []), ("master-", "master", []),
      ("5.0-5.1", "5.6", ["5.0-5.1"]), ("5.0-", "5.5", ["5.0-"]),
    ])
  func excluding(_ text: String, _ release: String, _ expected: [String]) {
    #expect(
      range(text).excluding(self.release(release), of: Self.known).map(\.description) == expected)
  }

  /// What is left has to be writable: a range may name known releases alone.
  @Test func excludingFromEveryRelease() {
    let left = ReleaseRange.all.excluding(release("5.2"), of: Self.known)
    #expect(left.map(\.description) == ["5.0-5.1", "5.6-"])
  }
}
