import Console
import Glibc

/// How far a long run is, for a person who waits.
struct Progress: Sendable {
  private let total: Int
  private let noun: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now

  /// - Parameter noun: What there is so much of, in the plural.
  init(total: Int, of noun: String) {
    self.total = total
    self.noun = noun
  }

  func show(_ done: Int) {
    if isShown, ContinuousClock.now - start > .seconds(1) { Output.error("\r\(done) of \(total) \(noun)") }
  }

  func clear() { if isShown, ContinuousClock.now - start > .seconds(1) { Output.error("\r\u{1B}[K") } }
}
