import KemiRuntime
import SIP
import Testing

@testable import KemiModules

/// A clock that the test sets.
private final class Clock: @unchecked Sendable {
  var time = 1000
}

@Suite struct HtableTests {
  @Test func values() throws {
    let run = try Run()
    #expect(try run("htable.sht_get", .str("t"), .str("k")) == .null)
    #expect(try run("htable.sht_gete", .str("t"), .str("k")) == .str(""))
    #expect(try run("htable.sht_getw", .str("t"), .str("k")) == .str("<null>"))
    #expect(try run("htable.sht_is_null", .str("t"), .str("k")) == .int(1))
    #expect(try run("htable.sht_sets", .str("t"), .str("k"), .str("v")) == .int(1))
    #expect(try run("htable.sht_get", .str("t"), .str("k")) == .str("v"))
    #expect(try run("htable.sht_is_null", .str("t"), .str("k")) == .int(-1))
    #expect(try run.get("$sht(t=>k)") == .str("v"))
    #expect(try run("htable.sht_get", .str("u"), .str("k")) == .null)
    #expect(try run("htable.sht_seti", .str("t"), .str("n"), .int(41)) == .int(1))
    #expect(try run("htable.sht_inc", .str("t"), .str("n")) == .int(42))
    #expect(try run("htable.sht_dec", .str("t"), .str("n")) == .int(41))
    #expect(try run("htable.sht_inc", .str("t"), .str("k")) == .int(-255))
    #expect(try run("htable.sht_inc", .str("t"), .str("none")) == .int(-255))
    #expect(try run("htable.sht_rm", .str("t"), .str("none")) == .int(1))
    #expect(try run("htable.sht_rm", .str("t"), .str("k")) == .int(1))
    #expect(try run("htable.sht_get", .str("t"), .str("k")) == .null)
    #expect(try run("htable.sht_reset", .str("t")) == .int(0))
    #expect(try run("htable.sht_get", .str("t"), .str("n")) == .null)
    #expect(try run("htable.sht_lock", .str("t"), .str("n")) == .int(1))
    #expect(try run("htable.sht_unlock", .str("t"), .str("n")) == .int(1))
  }

  @Test func expiry() throws {
    let clock = Clock()
    let run = try Run(environment: Environment(time: { clock.time }))
    #expect(try run("htable.sht_setxs", .str("t"), .str("a"), .str("x"), .int(10)) == .int(1))
    #expect(try run("htable.sht_setxi", .str("t"), .str("b"), .int(1), .int(20)) == .int(1))
    #expect(try run("htable.sht_sets", .str("t"), .str("c"), .str("x")) == .int(1))
    #expect(try run("htable.sht_setex", .str("t"), .str("c"), .int(30)) == .int(1))
    #expect(try run("htable.sht_setex", .str("t"), .str("none"), .int(30)) == .int(1))
    #expect(try run.get("$shtex(t=>c)") == .int(30))
    clock.time += 10
    #expect(try run("htable.sht_get", .str("t"), .str("a")) == .str("x"))
    clock.time += 1
    #expect(try run("htable.sht_get", .str("t"), .str("a")) == .null)
    #expect(try run("htable.sht_cn", .str("t"), .str("**"), .str("")) == .int(2))
    // A cell that is set anew keeps its time.
    #expect(try run("htable.sht_inc", .str("t"), .str("b")) == .int(2))
    clock.time += 10
    #expect(try run("htable.sht_get", .str("t"), .str("b")) == .null)
    #expect(try run("htable.sht_setex", .str("t"), .str("c"), .int(0)) == .int(1))
    clock.time += 1000
    #expect(try run("htable.sht_get", .str("t"), .str("c")) == .str("x"))
  }

  @Test func definition() throws {
    let clock = Clock()
    var environment = Environment(time: { clock.time })
    environment.parameters = ["htable.t.initval": 5, "htable.t.autoexpire": 10]
    let run = try Run(environment: environment)
    #expect(try run("htable.sht_get", .str("t"), .str("k")) == .int(5))
    #expect(try run("htable.sht_is_null", .str("t"), .str("k")) == .int(-2))
    #expect(try run("htable.sht_inc", .str("t"), .str("k")) == .int(6))
    clock.time += 11
    #expect(try run("htable.sht_dec", .str("t"), .str("k")) == .int(4))
    #expect(try run("htable.sht_inc", .str("u"), .str("k")) == .int(-255))
  }

  @Test(
    arguments: [
      ("sht_match_name", "eq", "bob", 1), ("sht_match_name", "eq", "bo", -1),
      ("sht_match_name", "ne", "bob", 1),
      ("sht_match_name", "sw", "ca", 1), ("sht_match_name", "re", "^C.*L$", 1),
      ("sht_match_name", "re", "(", -1),
      ("sht_match_name", "ew", "ob", -1), ("sht_match_name", "eq", "", -1),
      ("sht_match_str_value", "eq", "1", 1),
      ("sht_match_str_value", "eq", "7", -1), ("sht_cn", "", "^b", 1), ("sht_cn", "%~", "ca", 1),
      ("sht_cn", "~%", "b", 1),
      ("sht_cn", "==", "carol", 1), ("sht_cn", "x", "carol", -1), ("sht_cn", "**", "", 3),
    ] as [(String, String, String, Int32)])
  func matching(_ function: String, _ comparison: String, _ pattern: String, _ expected: Int32) throws {
    let run = try filled()
    #expect(try run("htable.\(function)", .str("t"), .str(comparison), .str(pattern)) == .int(expected))
  }

  @Test(
    arguments: [
      ("sht_rm_name", "sw", "b", 1, 2), ("sht_rm_name", "ew", "ol", 1, 2), ("sht_rm_name", "in", "aro", 1, 2),
      ("sht_rm_name", "re", "^[bc]", 1, 1), ("sht_rm_name", "eq", "bob", -1, 3),
      ("sht_rm_name", "sw", "", -1, 3),
      ("sht_rm_value", "sw", "1", 1, 2), ("sht_rm_value", "sw", "7", 1, 3), ("sht_rm_value", "re", ".", 1, 1),
      ("sht_rm_name", "re", "[", -1, 3), ("sht_rm_name", "sw", "x", 1, 3),
    ] as [(String, String, String, Int32, Int32)])
  func removing(
    _ function: String, _ comparison: String, _ pattern: String, _ expected: Int32, _ left: Int32
  ) throws {
    let run = try filled()
    #expect(try run("htable.\(function)", .str("t"), .str(comparison), .str(pattern)) == .int(expected))
    #expect(try run("htable.sht_cn", .str("t"), .str("**"), .str("")) == .int(left))
  }

  @Test func removingByExpression() throws {
    let run = try filled()
    #expect(try run("htable.sht_rm_name_re", .str("t"), .str("^bo")) == .int(1))
    #expect(try run("htable.sht_rm_value_re", .str("t"), .str("2")) == .int(1))
    #expect(try run("htable.sht_rm_value_re", .str("t"), .str("")) == .int(-1))
    #expect(try run("htable.sht_cn", .str("t"), .str("**"), .str("")) == .int(1))
  }

  @Test func iterators() throws {
    let run = try filled()
    #expect(try run("htable.sht_iterator_next", .str("i")) == .int(-1))
    #expect(try run("htable.sht_iterator_start", .str("i"), .str("t")) == .int(1))
    #expect(try run.get("$shtitkey(i)") == .null)
    #expect(try run("htable.sht_iterator_seti", .str("i"), .int(1)) == .int(-1))
    #expect(try run("htable.sht_iterator_next", .str("i")) == .int(1))
    #expect(try run.get("$shtitkey(i)") == .str("bob"))
    #expect(try run.get("$shtitval(i)") == .str("1"))
    #expect(try run("htable.sht_iterator_sets", .str("i"), .str("x")) == .int(1))
    #expect(try run.get("$sht(t=>bob)") == .str("x"))
    #expect(try run("htable.sht_iterator_setex", .str("i"), .int(50)) == .int(1))
    #expect(try run.get("$shtex(t=>bob)") == .int(50))
    #expect(try run("htable.sht_iterator_rm", .str("i")) == .int(1))
    #expect(try run.get("$shtitkey(i)") == .str("carol"))
    #expect(try run("htable.sht_iterator_next", .str("i")) == .int(1))
    #expect(try run.get("$shtitval(i)") == .int(7))
    #expect(try run("htable.sht_iterator_rm", .str("i")) == .int(-2))
    #expect(try run("htable.sht_iterator_rm", .str("i")) == .int(-1))
    // Behind the end it begins anew.
    #expect(try run("htable.sht_iterator_next", .str("i")) == .int(1))
    #expect(try run("htable.sht_iterator_next", .str("i")) == .int(-1))
    #expect(try run("htable.sht_iterator_end", .str("i")) == .int(1))
    #expect(try run("htable.sht_iterator_end", .str("i")) == .int(-1))
  }

  @Test func thereAreFourIterators() throws {
    let run = try filled()
    for name in ["a", "b", "c", "d"] {
      #expect(try run("htable.sht_iterator_start", .str(name), .str("t")) == .int(1))
    }
    #expect(try run("htable.sht_iterator_start", .str("e"), .str("t")) == .int(-1))
    #expect(try run("htable.sht_iterator_start", .str("a"), .str("t")) == .int(1))
    let long = String(repeating: "x", count: 32)
    #expect(try run("htable.sht_iterator_end", .str("a")) == .int(1))
    #expect(try run("htable.sht_iterator_start", .str(long), .str("t")) == .int(-1))
  }

  private func filled() throws -> Run {
    let run = try Run()
    try run("htable.sht_sets", .str("t"), .str("bob"), .str("1"))
    try run("htable.sht_sets", .str("t"), .str("carol"), .str("2"))
    try run("htable.sht_seti", .str("t"), .str("dave"), .int(7))
    return run
  }
}
