public import CProxy

/// What happened while a route ran, in order.
public enum Event: Sendable, Equatable {
  case call(Call)
  case effect(Effect)
  /// A route of the script begins or ends: an entry point, or one that a call has caused to run.
  case routeBegins(String)
  case routeEnds(String, RouteEnding)
  /// What the reader should know about the run: an exit that was swallowed, a limit that was reached.
  case note(String)
}

/// One call of a KSR function.
public struct Call: Sendable, Equatable {
  /// Who answered.
  public enum Answer: String, Sendable {
    /// The module's implementation.
    case implementation
    case mock
    /// A recording of a server.
    case recording
    /// Nobody: the default of the return type.
    case `default`
    /// The proxy: the arguments did not fit.
    case refusal
  }

  /// As the script writes it: `KSR.tm.t_relay`.
  public var function: String
  public var arguments: [Value]
  public var result: Value
  public var answer: Answer
  /// Why the call is an error of the script.
  public var failure: String?
  public var position: Position

  public init(
    function: String, arguments: [Value], result: Value = .none, answer: Answer, failure: String? = nil,
    position: Position = Position()
  ) {
    self.function = function
    self.arguments = arguments
    self.result = result
    self.answer = answer
    self.failure = failure
    self.position = position
  }
}

/// Where in the script something happened.
public struct Position: Sendable, Equatable {
  /// The file; empty if unknown.
  public var source: String
  /// From 1; 0 if unknown.
  public var line: Int
  /// How many functions of the script are active below the one that the position is in.
  public var depth: Int

  public init(source: String = "", line: Int = 0, depth: Int = 0) {
    self.source = source
    self.line = line
    self.depth = depth
  }
}

/// Something that a server would do or remember: a reply sent, a request relayed, a header added.
public struct Effect: Sendable, Equatable {
  /// What it is, in one word: `reply`, `relay`, `header`.
  public var kind: String
  public var details: [DictionaryItem]

  public init(_ kind: String, _ details: [DictionaryItem]) {
    self.kind = kind
    self.details = details
  }

  /// Whether the server does it by itself, not because the script says so.
  public var isAutomatic: Bool { details.contains { $0.name == "automatic" && $0.value == .bool(true) } }
}

/// How a route of the script ended.
public enum RouteEnding: Sendable, Equatable {
  case returned
  case exit
  case drop
  /// By an error of the script.
  case failed(String)
}

extension RouteEnding {
  /// - Parameter failure: Evaluated if the route has failed.
  public init(_ ending: ksr_ending, failure: @autoclosure () -> String) {
    switch ending {
    case KSR_RETURNED: self = .returned
    case KSR_EXITED: self = .exit
    default: self = .failed(failure())
    }
  }

  /// - Parameters:
  ///   - text: Why the route failed, if it has.
  ///   - length: Of the text, in bytes.
  public init(_ ending: ksr_ending, text: UnsafePointer<CChar>?, length: Int) {
    self.init(
      ending, failure: String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self))
  }
}

extension RouteEnding {
  /// `returned`, `exit`, `drop` or `failed`.
  public var word: String {
    switch self {
    case .returned: "returned"
    case .exit: "exit"
    case .drop: "drop"
    case .failed: "failed"
    }
  }
}
