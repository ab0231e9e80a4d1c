import KemiRuntime
import Slidingwindow
import Testing

/// Whatever a script passes, and wherever the clock is.
@Suite struct HostileTests {
  private static let extremes: [Int32] = [.min, .min + 1, -1, 0, 1, 2, 60, .max - 1, .max]

  @Test(arguments: extremes, extremes)
  func numbersWithoutSense(_ limit: Int32, _ seconds: Int32) throws {
    let limiter = try Limiter()
    for now in [0, 1, 1_000_000_000_000_000_000, Int.max, Int.min] {
      limiter.clock.now = now
      let makesSense = limit >= 0 && seconds >= 1
      let first = try limiter.allow("\(now)", limit, seconds)
      #expect(first == .int(!makesSense ? -2 : limit == 0 ? -1 : 1))
      #expect(try limiter.count("\(now)", seconds) == .int(seconds < 1 ? -1 : first == .int(1) ? 1 : 0))
      let wait = try limiter.call("retry_after", .str("\(now)"), .int(limit), .int(seconds))
      #expect(limit < 1 || seconds < 1 ? wait == .int(-1) : limit > 1 ? wait == .int(0) : wait != .int(-1))
    }
  }

  @Test func keysOfAllLengths() throws {
    let limiter = try Limiter()
    let long = [UInt8](repeating: 0xFF, count: 60_000)
    for key in [[0], [0, 0], Array("häl\0lo".utf8), [0xFF], long, long + [0]] {
      #expect(try limiter.call("allow", .str(key), .int(1), .int(60)) == .int(1))
      #expect(try limiter.call("allow", .str(key), .int(1), .int(60)) == .int(-1))
      #expect(try limiter.call("count", .str(key), .int(60)) == .int(1))
    }
    #expect(try limiter.allow("", 1, 60) == .int(-2))
    #expect(try limiter.count("", 60) == .int(-1))
    #expect(try limiter.call("retry_after", .str(""), .int(1), .int(60)) == .int(-1))
    #expect(try limiter.call("reset", .str("")) == .int(-1))
  }

  /// Workers look at the clock one after the other, and take the lock in another order.
  @Test func aClockThatGoesBack() throws {
    let limiter = try Limiter()
    for time in [100.0, 50, 0, 100] {
      limiter.seconds = time
      #expect(try limiter.allow("a", 4, 10) == .int(1))
    }
    limiter.seconds = 0
    #expect(try limiter.allow("a", 4, 10) == .int(-1))
    limiter.seconds = 111
    #expect(try limiter.count("a", 10) == .int(0))
  }

  @Test(arguments: [Int32.min, -1, 0, 15, 16_777_217, .max])
  func aNumberOfSlotsThatCannotBe(_ slots: Int32) {
    var parameters = SlidingwindowParameters()
    parameters.slots = slots
    let error = #expect(throws: (any Error).self) { try Slidingwindow(parameters) }
    #expect(error.map { "\($0)" } == "slots has to be 16 to 16777216, not \(slots)")
  }
}
