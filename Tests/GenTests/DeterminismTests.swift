import KemiGen
import TestSupport
import Testing

@Suite struct DeterminismTests {
  /// Each process hashes with a seed of its own, which is what would show an order left to chance.
  @Test func twoProcessesWriteTheSameBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two"] {
      let outcome = try run(Repository.kemi, ["generate", "--output", name], in: folder.path)
      #expect(outcome.status == 0)
    }
    let (one, two) = (contents(of: folder.path + "/one"), contents(of: folder.path + "/two"))
    #expect(one.keys.sorted() == two.keys.sorted())
    #expect(one.filter { two[$0.key] != $0.value }.keys.sorted() == [])
  }

  @Test func theOrderOfModulesDoesNotMatter() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    try one.generate(catalog(named: "beta", "core", "alpha"))
    try two.generate(catalog(named: "core", "alpha", "beta"))
    #expect(contents(of: one.path) == contents(of: two.path))
  }
}
