import Descriptors
import Testing

/// The releases of a function after several imports.
@Suite struct MergeRangeTests {
  /// What `open` is in each of 5.0 to 5.3: `A` takes a text, `B` a text and a number, `-` is missing.
  /// The newest comes first.
  private static let histories: [(String, [String])] = [
    ("AAAA", ["5.0- str"]), ("-AAA", ["5.1- str"]), ("AAA-", ["5.0-5.2 str"]), ("-AA-", ["5.1-5.2 str"]),
    ("-A--", ["5.1 str"]), ("---A", ["5.3- str"]), ("A--A", ["5.3- str", "5.0 str"]),
    ("A-AA", ["5.2- str", "5.0 str"]), ("A-A-", ["5.2 str", "5.0 str"]), ("----", []),
    ("AABB", ["5.2- str int", "5.0-5.1 str"]), ("ABBA", ["5.3- str", "5.1-5.2 str int", "5.0 str"]),
    ("A-BB", ["5.2- str int", "5.0 str"]), ("ABAB", ["5.3- str int", "5.2 str", "5.1 str int", "5.0 str"]),
  ]

  private func tree(_ version: String, _ letter: Character) throws -> FixtureTree {
    let types: String? = ["A": "STR", "B": "STR INT"][letter]
    return try FixtureTree(
      version, box: C.table(C.row("box", "shut", "g"), types.map { C.row("box", "open", "f", $0) } ?? ""))
  }

  @Test(arguments: histories) func theOrderOfImportsMakesNoDifference(history: String, ranges: [String])
    throws
  {
    let trees = try history.enumerated().map { try tree("5.\($0).1", $1) }
    let outcomes = try [0, 1, 2, 3].permutations.map { order in
      let folder = try ImportFolder()
      for index in order { try folder.add(trees[index]) }
      return try folder.ranges() + folder.ranges("shut")
    }
    #expect(Set(outcomes) == [ranges + ["5.0-"]])
  }

  @Test(arguments: histories) func importingAllAgainChangesNothing(history: String, ranges: [String]) throws {
    let folder = try ImportFolder()
    for _ in 1...2 {
      for (minor, letter) in history.enumerated() { try folder.add(tree("5.\(minor).1", letter)) }
    }
    #expect(try folder.ranges() == ranges)
  }

  @Test func theDevelopmentBranchIsTheNewest() throws {
    let folder = try ImportFolder()
    try folder.add(tree("6.2.0-dev1", "A"))
    #expect(try folder.ranges() == ["master- str"])
    try folder.add(tree("6.0.1", "A"))
    #expect(try folder.ranges() == ["6.0- str"])
    try folder.add(tree("6.1.1", "-"))
    #expect(try folder.ranges() == ["master- str", "6.0 str"])
  }

  @Test func aLaterVersionOfAReleaseTakesThePlaceOfAnEarlierOne() throws {
    let folder = try ImportFolder()
    try folder.add(tree("5.1.1", "A"))
    try folder.add(tree("5.1.9", "B"))
    #expect(try folder.ranges() == ["5.1- str int"])
    #expect(try folder.catalog().releases.map(\.version) == ["5.1.9"])
  }

  @Test func whatComesBackInACorrectedTreeClosesTheGap() throws {
    let folder = try ImportFolder()
    for (version, letter) in [("5.0.1", "A"), ("5.1.1", "-"), ("5.2.1", "A"), ("5.1.2", "A")]
      as [(_, Character)]
    {
      try folder.add(tree(version, letter))
    }
    #expect(try folder.ranges() == ["5.0- str"])
  }

  @Test func aFunctionOfNoReleaseAnyMoreGoes() throws {
    let folder = try ImportFolder()
    try folder.add(tree("5.1.1", "A"))
    try folder.add(tree("5.1.2", "-"))
    #expect(try folder.ranges() == [])
  }

  @Test func aModuleMayDisappearAndComeBack() throws {
    let folder = try ImportFolder()
    try folder.add(tree("5.0.1", "A"))
    try folder.add(FixtureTree("5.1.1"))
    try folder.add(tree("5.2.1", "A"))
    #expect(try folder.ranges() == ["5.2- str", "5.0 str"])
  }
}

extension [Int] {
  /// All orders of the elements.
  fileprivate var permutations: [[Int]] {
    isEmpty ? [[]] : flatMap { first in filter { $0 != first }.permutations.map { [first] + $0 } }
  }
}
