/// The events of one key in the time that just passed.
///
/// Time is cut into parts, twenty to a window, and the events of each are counted. A window counts the part that
/// runs and the twenty before it: an event never leaves it too early, and at most one part too late.
struct Window: BitwiseCopyable {
  static let parts = 20
  private static let nanosecondsOfPart = 1_000_000_000 / parts

  /// Of the key.
  private var digest: UInt64 = 0
  /// The length; 0 if nobody has this slot.
  private var seconds: Int32 = 0
  /// When it was asked for the last time, in nanoseconds.
  private(set) var lastUse = 0
  /// The newest part that has a count: its number since time began.
  private var newest = 0
  /// By the number of the part, modulo their number here.
  private var counts = InlineArray<21, UInt32>(repeating: 0)

  /// Nobody's.
  init() {}

  /// - Parameter now: In nanoseconds, not negative.
  init(_ digest: UInt64, seconds: Int32, at now: Int) {
    self.digest = digest
    self.seconds = seconds
    lastUse = now
    newest = now / partLength
  }

  /// In nanoseconds; at least 1 whatever the memory holds.
  private var partLength: Int { Int(max(1, seconds)) * Window.nanosecondsOfPart }

  var total: Int { counts.indices.reduce(0) { $0 + Int(counts[$1]) } }

  func isOf(_ digest: UInt64) -> Bool { self.digest == digest && seconds > 0 }

  func isOf(_ digest: UInt64, _ seconds: Int32) -> Bool { isOf(digest) && self.seconds == seconds }

  /// Whether it has nothing to count any more.
  func isOver(at now: Int) -> Bool {
    var window = self
    window.move(to: now)
    return window.total == 0
  }

  /// Forgets what is not in the window any more that ends now.
  mutating func move(to now: Int) {
    let part = now / partLength
    // Another worker may have looked at the clock later, and have come here earlier.
    guard part > newest else { return }
    for passed in 1...min(part - newest, counts.count) {
      counts[index(newest &+ passed)] = 0
    }
    newest = part
  }

  mutating func touch(at now: Int) { lastUse = max(lastUse, now) }

  /// Counts an event.
  mutating func add() { counts[index(newest)] &+= 1 }

  /// The nanoseconds until there are fewer events than the limit, if no more come.
  func wait(for limit: Int, from now: Int) -> Int {
    var left = total
    var part = newest - Window.parts
    while left >= limit, part <= newest {
      left -= Int(counts[index(part)])
      part += 1
    }
    // Before the first step, nothing has to go.
    guard part > newest - Window.parts else { return 0 }
    let leaves = (part + Window.parts).multipliedReportingOverflow(by: partLength)
    return max(0, (leaves.overflow ? Int.max : leaves.partialValue) - now)
  }

  private func index(_ part: Int) -> Int {
    let rest = part % counts.count
    return rest < 0 ? rest + counts.count : rest
  }
}
