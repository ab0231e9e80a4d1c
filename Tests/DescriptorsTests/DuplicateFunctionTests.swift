import Testing

@Suite struct DuplicateFunctionTests {
  /// Two functions of one name.
  struct Twins: Sendable, CustomTestStringConvertible {
    let first: String
    let second: String

    init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }

    var said: [String] {
      get throws {
        try messages(
          about: [
            "releases.json": Mistake.someReleases,
            "m.json": """
            {
              "module": "m",
              "functions": [
                { "name": "f", "returns": { "type": "int" }\(first) },
                { "name": "g", "returns": { "type": "int" } },
                { "name": "f", "returns": { "type": "str" }\(second) }
              ]
            }
            """,
          ])
      }
    }

    var testDescription: String { "\(first) beside \(second)" }
  }

  private static func releases(_ range: String) -> String { #", "releases": "\#(range)""# }

  private static func collision(_ first: String, _ second: String) -> [String] {
    [
      "m.json:6:5: error: 'f' is there already for releases \(first), which \(second) overlaps; "
        + "end one range before the other, or tell the two apart by 'condition' [duplicate-function]"
    ]
  }

  @Test(
    arguments: [
      ("5.0-", "5.1-"), ("5.0-5.1", "5.1-5.6"), ("5.0-", "5.1"), ("5.1", "5.1"), ("5.6-", "master"),
      ("5.0-master", "5.6"),
    ])
  func overlappingRanges(_ one: String, _ other: String) throws {
    #expect(try Twins(Self.releases(one), Self.releases(other)).said == Self.collision(one, other))
    #expect(try Twins(Self.releases(other), Self.releases(one)).said == Self.collision(other, one))
  }

  @Test func noRangeMeansEveryRelease() throws {
    #expect(try Twins("", "").said == Self.collision("any", "any"))
    #expect(try Twins("", Self.releases("5.1")).said == Self.collision("any", "5.1"))
  }

  @Test(arguments: [("5.0", "5.1-"), ("5.0-5.1", "5.6"), ("5.0-5.6", "master")])
  func rangesSideBySide(_ one: String, _ other: String) throws {
    #expect(try Twins(Self.releases(one), Self.releases(other)).said == [])
    #expect(try Twins(Self.releases(other), Self.releases(one)).said == [])
  }

  @Test func conditionsTellThemApart() throws {
    #expect(try Twins(#", "condition": "with TLS""#, #", "condition": "without TLS""#).said == [])
  }

  @Test func theSameConditionDoesNot() throws {
    let one = #", "condition": "with TLS""#
    #expect(try Twins(one, one).said == Self.collision("any", "any"))
  }

  @Test func aConditionAtOneOfThemCountsTheSameInEitherOrder() throws {
    let one = #", "condition": "with TLS""#
    let (first, second) = (try Twins(one, "").said, try Twins("", one).said)
    #expect(first == second)
  }

  @Test func eachOfThreeIsHeldAgainstAllBefore() throws {
    let said = try messages(
      about: [
        "m.json": """
        { "module": "m", "functions": [
        { "name": "f", "returns": { "type": "int" }, "releases": "5.0-5.1" },
        { "name": "f", "returns": { "type": "int" }, "releases": "5.6" },
        { "name": "f", "returns": { "type": "int" }, "releases": "5.1" }
        ] }
        """
      ])
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:4:1: error: 'f' is there already for releases 5.0-5.1,") == true)
  }
}
