import KemiRuntime
import Testing

/// What counts, and for how long.
@Suite struct WindowTests {
  @Test func countsUpToTheLimit() throws {
    let limiter = try Limiter()
    for _ in 0..<3 { #expect(try limiter.allow("a", 3, 10) == .int(1)) }
    #expect(try limiter.allow("a", 3, 10) == .int(-1))
    #expect(try limiter.count("a", 10) == .int(3))
    // Others have counts of their own, and so have other lengths of window.
    #expect(try limiter.allow("b", 3, 10) == .int(1))
    #expect(try limiter.allow("a", 3, 11) == .int(1))
    // A larger limit leaves room, a smaller one does not.
    #expect(try limiter.allow("a", 4, 10) == .int(1))
    #expect(try limiter.allow("a", 2, 10) == .int(-1))
    #expect(try limiter.allow("c", 0, 10) == .int(-1))
  }

  /// Seconds after the event, of a window of 20 seconds, whose parts have one; the event is at 100.9.
  @Test(
    arguments: [(0, 1), (19.9, 1), (20, 1), (20.09, 1), (20.1, 0), (21, 0), (1e9, 0)] as [(Double, Int32)])
  func anEventCountsForTheWindowAndAtMostOnePartMore(_ later: Double, _ expected: Int32) throws {
    let limiter = try Limiter()
    limiter.seconds = 100.9
    #expect(try limiter.allow("a", 1, 20) == .int(1))
    limiter.seconds = 100.9 + later
    #expect(try limiter.count("a", 20) == .int(expected))
    #expect(try limiter.allow("a", 1, 20) == .int(expected == 1 ? -1 : 1))
  }

  /// Every millisecond for ten seconds: at no time more than the limit, and on average no less than 20/21 of it.
  @Test func noWindowHasMoreThanTheLimit() throws {
    let limiter = try Limiter()
    var allowed: [Int] = []
    for millisecond in 0..<10_000 {
      limiter.clock.now = 5_000_000_000_000 + millisecond * 1_000_000
      if try limiter.allow("a", 50, 1) == .int(1) { allowed.append(millisecond) }
    }
    for (index, time) in allowed.enumerated().dropFirst(50) {
      #expect(time - allowed[index - 50] >= 1000)
      #expect(time - allowed[index - 50] <= 1050)
    }
    #expect(allowed.count >= 10 * 50 * 20 / 21)
  }

  @Test(arguments: [(1, 20), (2, 15), (3, 10), (4, 0), (.max, 0)] as [(Int32, Int32)])
  func saysWhenToTryAgain(_ limit: Int32, _ expected: Int32) throws {
    let limiter = try Limiter()
    // Parts of a second each: these events count until 121, 116 and 111.
    for time in [90.0, 95, 100] {
      limiter.seconds = time
      #expect(try limiter.allow("a", 3, 20) == .int(1))
    }
    limiter.seconds = 101
    let wait = try limiter.call("retry_after", .str("a"), .int(limit), .int(20))
    #expect(wait == .int(expected))
    limiter.seconds = 101 + Double(expected)
    #expect(try limiter.allow("a", limit, 20) == .int(1))
  }

  @Test func retryAfterIsRoundedUp() throws {
    let limiter = try Limiter()
    limiter.seconds = 100
    #expect(try limiter.allow("a", 1, 1) == .int(1))
    #expect(try limiter.call("retry_after", .str("a"), .int(1), .int(1)) == .int(2))
    #expect(try limiter.call("retry_after", .str("b"), .int(1), .int(1)) == .int(0))
    limiter.seconds = 100.5
    #expect(try limiter.call("retry_after", .str("a"), .int(1), .int(1)) == .int(1))
  }

  @Test func aResetForgetsWindowsOfEveryLength() throws {
    let limiter = try Limiter()
    for seconds: Int32 in [1, 60, 3600] { #expect(try limiter.allow("a", 1, seconds) == .int(1)) }
    #expect(try limiter.allow("b", 1, 60) == .int(1))
    #expect(try limiter.call("reset", .str("a")) == .int(1))
    for seconds: Int32 in [1, 60, 3600] { #expect(try limiter.count("a", seconds) == .int(0)) }
    #expect(try limiter.count("b", 60) == .int(1))
    #expect(try limiter.call("reset", .str("a")) == .int(-1))
    #expect(try limiter.allow("a", 1, 60) == .int(1))
  }

  /// With 16 slots there is one group, and who comes as the seventeenth takes the place of another.
  @Test func whenFullTheOldestGoes() throws {
    let limiter = try Limiter(slots: 16)
    for key in 0..<16 {
      limiter.seconds = 100 + Double(key)
      #expect(try limiter.allow("\(key)", 5, 3600) == .int(1))
    }
    // The first is asked for again, refused or not: now the second is the oldest.
    limiter.seconds = 120
    #expect(try limiter.allow("0", 1, 3600) == .int(-1))
    #expect(try limiter.call("evicted") == .int(0))
    #expect(try limiter.allow("new", 5, 3600) == .int(1))
    #expect(try limiter.call("evicted") == .int(1))
    #expect(try limiter.count("1", 3600) == .int(0))
    for key in [0] + Array(2..<16) { #expect(try limiter.count("\(key)", 3600) == .int(1)) }
  }

  @Test func whatIsOverGoesFirst() throws {
    let limiter = try Limiter(slots: 16)
    limiter.seconds = 100
    for key in 0..<15 { #expect(try limiter.allow("\(key)", 5, 3600) == .int(1)) }
    limiter.seconds = 101
    #expect(try limiter.allow("short", 5, 1) == .int(1))
    limiter.seconds = 103
    #expect(try limiter.allow("new", 5, 3600) == .int(1))
    #expect(try limiter.call("evicted") == .int(0))
    for key in 0..<15 { #expect(try limiter.count("\(key)", 3600) == .int(1)) }
  }
}
