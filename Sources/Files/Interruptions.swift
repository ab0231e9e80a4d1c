import Glibc

/// Holds back the signals that end a process, from its creation to `deliver()`.
struct Interruptions: @unchecked Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  // Written by a signal handler, which may touch nothing but a plain word.
  nonisolated(unsafe) private static var caught: Int32 = 0

  private let previous: [sigaction]

  init() {
    Interruptions.caught = 0
    previous = Interruptions.signals.map { signal in
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { Interruptions.caught = $0 }
      var old = sigaction()
      sigaction(signal, nil, &old)
      // What the parent chose to ignore (nohup) stays ignored.
      if !Interruptions.isIgnored(old) { sigaction(signal, &action, nil) }
      return old
    }
  }

  var pending: Bool { Interruptions.caught != 0 }

  /// Restores what was there before, and dies of the signal that was held back.
  func deliver() {
    for (signal, action) in zip(Interruptions.signals, previous) {
      var action = action
      sigaction(signal, &action, nil)
    }
    if Interruptions.caught != 0 { raise(Interruptions.caught) }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
