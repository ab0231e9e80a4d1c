import JSON
import KemiRuntime

/// What a script has done on a server, as a prelude has written it down.
struct Recording {
  /// A route that the server has run.
  final class Run {
    /// The file, and the line in it where the route begins.
    let file: String
    let line: Int
    let process: Int
    let route: String
    /// What the route was called with behind the message: the name of an event.
    let arguments: [Argument]
    /// Seconds since 1970.
    let time: Int?
    /// Whom the message came from, and on what; `192.0.2.9:5060` and `udp:192.0.2.1:5060`.
    let source: String?
    let received: String?
    let message: [UInt8]?
    var calls: [RecordedCall] = []
    /// `returned`, `exit`, `drop` or `failed`; nil if the recording ends before the route does.
    var ending: String?
    /// Why it has failed.
    var error: String?

    init(
      file: String, line: Int, process: Int, route: String, arguments: [Argument] = [], time: Int? = nil,
      source: String? = nil, received: String? = nil, message: [UInt8]? = nil
    ) {
      self.file = file
      self.line = line
      self.process = process
      self.route = route
      self.arguments = arguments
      self.time = time
      self.source = source
      self.received = received
      self.message = message
    }
  }

  /// A value in a recording; nil if it was left out for the sake of secrecy.
  typealias Argument = Value?

  /// The routes that the server has run, but not those that ran within a call of another one.
  var runs: [Run] = []
  /// What scripts have called outside of routes, by process.
  var outside: [Int: [RecordedCall]] = [:]
}

/// A call of a KSR function on a server.
struct RecordedCall {
  /// `KSR.pv.get`.
  let function: String
  /// As the script has passed them, not as the function took them.
  let arguments: [Recording.Argument]
  let result: Recording.Argument
  /// What the function raised.
  let error: String?
  /// The line in the recording.
  let line: Int
  /// The routes that ran before the call returned.
  var routes: [Recording.Run] = []
}

extension RecordedCall {
  /// The call as a script writes it, with what it gave.
  var text: String {
    let passed = arguments.map { $0?.literal ?? "…" }.joined(separator: ", ")
    let call = "\(function)(\(passed))"
    if let error { return "\(call): \(error)" }
    return "\(call) = \(result?.literal ?? "…")"
  }

  /// Whether the script's call is this one, once the arguments are what the server makes of them.
  func fits(_ function: String, _ arguments: [Value]) -> Bool {
    guard self.function == function else { return false }
    // The server ignores what there is too much of, and what is not there is nothing.
    let count = max(self.arguments.count, arguments.count)
    return (0..<min(count, arguments.count)).allSatisfy { index in
      guard index < self.arguments.count else { return arguments[index] == .null }
      return self.arguments[index]?.isTaken(for: arguments[index]) ?? true
    }
  }
}

extension Value {
  /// Whether a function gets the other value when a script passes this one: numbers and text stand for each other.
  fileprivate func isTaken(for other: Value) -> Bool {
    if agrees(with: other) { return true }
    switch (self, other) {
    case (.null, .str(let bytes)), (.bool, .str(let bytes)): return bytes.isEmpty
    case (.null, .int(let number)): return number == 0
    case (.null, .long(let number)): return number == 0
    case (.int(let own), .str(let bytes)): return bytes.elementsEqual("\(own)".utf8)
    case (.long(let own), .str(let bytes)): return bytes.elementsEqual("\(own)".utf8)
    case (.str(let bytes), .int(let number)): return Value.number(bytes) == Int(number)
    case (.str(let bytes), .long(let number)): return Value.number(bytes) == number
    case (.bool(let flag), .int(let number)): return number == 0 || (flag && number == 1)
    case (.bool(let flag), .long(let number)): return number == 0 || (flag && number == 1)
    case (.long(let own), .int(let number)): return Int32(truncatingIfNeeded: own) == number
    default: return false
    }
  }

  /// The number that text is taken for.
  static func number(_ bytes: [UInt8]) -> Int {
    let text = String(decoding: bytes, as: UTF8.self)
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded(.towardZero)) } ?? 0
  }
}
