import KemiRuntime

/// Answers calls as a server has answered them: each recorded call once and in order, as far as the script makes them in
/// that order.
final class RecordedAnswers: Player {
  /// A route that runs, and which of its recorded calls have been made.
  private final class Frame {
    let calls: [RecordedCall]
    private var isMade: [Bool]
    private var next = 0

    init(_ calls: [RecordedCall]) {
      self.calls = calls
      isMade = calls.map { _ in false }
    }

    /// The recorded call that answers one of the script: the next one, or else one that is there for the same call.
    func take(_ function: String, _ arguments: [Value]) -> (call: RecordedCall, isFirst: Bool)? {
      let fits = { (index: Int) in self.calls[index].fits(function, arguments) }
      let index =
        (next..<calls.count).first { !isMade[$0] && fits($0) }
        ?? (0..<next).first { !isMade[$0] && fits($0) } ?? (0..<next).last(where: fits)
      guard let index else { return nil }
      let isFirst = !isMade[index]
      isMade[index] = true
      next = max(next, index + 1)
      return (calls[index], isFirst)
    }
  }

  private let proxy: Proxy
  private var frames: [Frame] = []

  init(_ proxy: Proxy) {
    self.proxy = proxy
    proxy.player = self
  }

  /// A route begins, or the script is loaded.
  func begin(_ calls: [RecordedCall]) { frames = [Frame(calls)] }

  func answer(_ function: String, _ arguments: [Value]) throws -> Value? {
    guard let (call, isFirst) = frames.last?.take(function, arguments) else { return nil }
    for route in call.routes where isFirst && route.arguments.isEmpty {
      proxy.run(
        PendingRoute(
          route.route, begins: { self.frames.append(Frame(route.calls)) },
          ends: { _ in _ = self.frames.popLast() }))
    }
    if let error = call.error { throw ScriptError(error) }
    // What was left out is at least text.
    return call.result ?? .str("")
  }
}
