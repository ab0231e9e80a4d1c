import KemiRuntime

/// `KSR.slidingwindow`: what the descriptor promises.
public struct Slidingwindow: SlidingwindowModule {
  private let windows: SharedWindows
  private let clock: () -> Int

  /// Called in the main process: the workers that it forks then share what is made here.
  public init(_ parameters: SlidingwindowParameters) throws {
    try self.init(parameters, clock: MonotonicClock.nanoseconds)
  }

  /// - Parameter clock: Nanoseconds since a time that all processes agree on; never goes back.
  public init(_ parameters: SlidingwindowParameters, clock: @escaping () -> Int) throws {
    let slots = 16...16_777_216
    guard slots.contains(Int(parameters.slots)) else {
      throw ParameterError(
        "slots has to be \(slots.lowerBound) to \(slots.upperBound), not \(parameters.slots)")
    }
    windows = try SharedWindows(slots: Int(parameters.slots))
    self.clock = clock
  }

  /// Never negative, so that times can be subtracted.
  private var now: Int { max(0, clock()) }

  public func allow(_: any Message, key: Text, limit: Int32, seconds: Int32) throws -> Int32 {
    guard !key.isEmpty, limit >= 0, seconds >= 1 else { return -2 }
    if limit == 0 { return -1 }
    let isCounted = windows.withWindow(key, seconds, at: now) { window in
      guard window.total < Int(limit) else { return false }
      window.add()
      return true
    }
    return isCounted ? 1 : -1
  }

  public func count(_: any Message, key: Text, seconds: Int32) throws -> Int32 {
    guard !key.isEmpty, seconds >= 1 else { return -1 }
    return Int32(clamping: windows.find(key, seconds, at: now)?.total ?? 0)
  }

  public func retryAfter(_: any Message, key: Text, limit: Int32, seconds: Int32) throws -> Int32 {
    guard !key.isEmpty, limit >= 1, seconds >= 1 else { return -1 }
    let now = now
    guard let window = windows.find(key, seconds, at: now) else { return 0 }
    let (whole, rest) = window.wait(for: Int(limit), from: now).quotientAndRemainder(
      dividingBy: 1_000_000_000)
    return Int32(clamping: rest > 0 ? whole + 1 : whole)
  }

  public func reset(_: any Message, key: Text) throws -> Int32 { windows.forget(key) ? 1 : -1 }

  public func evicted(_: any Message) throws -> Int32 { Int32(clamping: windows.evicted) }
}

/// A wrong `modparam`: its text goes to the log, and the server does not start.
struct ParameterError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
