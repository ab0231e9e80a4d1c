import Files
public import KemiRuntime
import SIP

/// What tests in the script's own language do: set the message, mock functions, and read what happened.
///
/// Values go in and values come out, so every interpreter offers the same under its own `KSR`: `KSR._mock` calls
/// `call("mock", …)`.
public final class TestBench {
  public let session: Session
  public let proxy: Proxy
  private let compatible: Treatment
  private var mocks: [String: [Mock.Case]] = [:]

  /// - Parameters:
  ///   - proxy: The one that the session has made.
  ///   - compatible: What the option `treatment` sets for `compat`.
  public init(session: Session, proxy: Proxy, compatible: Treatment) {
    self.session = session
    self.proxy = proxy
    self.compatible = compatible
  }

  /// Calls a function by its name without the underscore.
  ///
  /// - Throws: An error in words for the person who wrote the test.
  public func call(_ name: String, _ arguments: [Value]) throws -> Value {
    let arguments = BenchArguments(function: "KSR._\(name)", values: arguments)
    // Until one of these is called nobody will ask, and calls are faster.
    if ["calls", "message", "mock", "outcome"].contains(name) { proxy.isObserving = true }
    switch name {
    case "message": return try setMessage(arguments)
    case "mock": return try setMock(arguments)
    case "calls": return try calls(arguments)
    case "outcome": return try outcome(arguments)
    case "reset": return try reset(arguments)
    case "option": return try setOption(arguments)
    default: throw ScriptError("there is no KSR._\(name)")
    }
  }
}

// MARK: - The message

extension TestBench {
  /// `_message(text)` or `_message(path)`: text has more than one line.
  private func setMessage(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(1...1, "the text of a message, or the path of a file with one")
    let given = try arguments.bytes(0)
    do {
      let text =
        given.contains(UInt8(ascii: "\n")) ? given : try readFile(String(decoding: given, as: UTF8.self))
      let message = try SIPMessage(parsing: text)
      begin(message)
    } catch {
      throw ScriptError("\(arguments.function): \(error)")
    }
    return .none
  }

  private func begin(_ message: SIPMessage) {
    if message.isRequest {
      // A test that sends the same request again means a new one.
      if message.method.map({ $0 != Bytes("CANCEL") && $0 != Bytes("ACK") }) ?? true {
        session.forgetTransactions()
      }
      session.begin(request: message)
      return
    }
    session.begin(reply: message)
    if let transaction = session.transaction, let branch = transaction.currentBranch,
      let status = message.status
    {
      transaction.receivedStatuses[branch] = max(transaction.receivedStatuses[branch] ?? 0, status)
      session.beginTransactionReply(transaction, branch: branch)
    }
  }
}

// MARK: - Mocks

extension TestBench {
  /// `_mock(name, answer)` or `_mock(name, [argument, …], answer)`; a list of answers is given one after the other.
  private func setMock(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(
      2...3, "a function's name, the arguments that are answered (a list, or none), and the answer")
    let name = try arguments.text(0)
    guard let function = proxy.function(name) else {
      throw ScriptError("\(arguments.function): \(unknown(name))")
    }
    let mock = MockedFunction(function: function)
    let matched = arguments.count == 3 ? try mock.matchers(arguments.values[1]) : []
    let answers = try mock.answers(arguments.values[arguments.count - 1])
    var cases = mocks[function.path] ?? []
    // The same arguments again replace the answer, and what answers everything comes last.
    cases.removeAll { mock.areEqual($0.arguments, matched) }
    let place = matched.isEmpty ? cases.endIndex : cases.firstIndex { $0.arguments.isEmpty } ?? cases.endIndex
    cases.insert(Mock.Case(arguments: matched, answers: answers), at: place)
    mocks[function.path] = cases
    try proxy.setMock(Mock(cases), for: function.path)
    return .none
  }

  private func unknown(_ path: String) -> String {
    let parts = (path.hasPrefix("KSR.") ? String(path.dropFirst(4)) : path).split(
      separator: ".", maxSplits: 1)
    if parts.count == 2, proxy.modules.contains(where: { $0.name == parts[0] }) {
      return proxy.unknown(String(parts[1]), module: String(parts[0]))
    }
    return proxy.unknown(parts.first.map(String.init) ?? path, module: "")
  }
}

// MARK: - What happened

extension TestBench {
  /// `_calls()` or `_calls(name)`
  private func calls(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(0...1, "a function's name, or nothing")
    var path: String?
    if arguments.count == 1 {
      let name = try arguments.text(0)
      // The one function that is in no table.
      if name != "x.modf" && name != "KSR.x.modf" && proxy.function(name) == nil {
        throw ScriptError("\(arguments.function): \(unknown(name))")
      }
      path = name.hasPrefix("KSR.") ? name : "KSR." + name
    }
    return .array(
      proxy.events.compactMap { event in
        guard case .call(let call) = event, path == nil || call.function == path else { return nil }
        return Value(call)
      })
  }

  /// `_outcome()`: the effects by kind, each a dict of its details.
  private func outcome(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(0...0, "nothing")
    // These are there even if nothing happened.
    var kinds = ["replies", "relays", "changes", "log", "notes", "failures"]
    var found: [String: [Value]] = [:]
    for event in proxy.events {
      switch event {
      case .effect(let effect):
        let kind = effect.outcomeKey
        if !kinds.contains(kind) { kinds.append(kind) }
        found[kind, default: []].append(.dict(effect.details))
      case .note(let text): found["notes", default: []].append(.str(text))
      // A call that caused the route has not failed with it.
      case .routeEnds(let route, .failed(let text)):
        found["failures", default: []].append(
          .dict([DictionaryItem("route", .str(route)), DictionaryItem("text", .str(text))]))
      default: break
      }
    }
    return .dict(kinds.map { DictionaryItem($0, .array(found[$0] ?? [])) })
  }

  /// `_reset()`
  private func reset(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(0...0, "nothing")
    mocks = [:]
    proxy.removeMocks()
    proxy.forgetEvents()
    session.begin(request: SIPMessage.madeUp)
    session.variables.script = [:]
    session.variables.nullable = [:]
    session.variables.shared = [:]
    session.forgetTransactions()
    session.tables.removeAll()
    session.location.resultSets = [:]
    session.location.tables = [:]
    return .none
  }

  /// `_option(name, value)`
  private func setOption(_ arguments: BenchArguments) throws -> Value {
    try arguments.expect(2...2, "the name of an option and its value")
    switch (try arguments.text(0), try arguments.text(1)) {
    case ("treatment", "strict"): proxy.treatment = .strict
    case ("treatment", "compat"): proxy.treatment = compatible
    case ("treatment", let value): throw ScriptError("treatment is 'strict' or 'compat', not '\(value)'")
    case (let name, _): throw ScriptError("there is no option '\(name)'; there is 'treatment'")
    }
    return .none
  }
}

extension Effect {
  /// Under what it is found; what the server replies by itself is not in the way of what the script does.
  fileprivate var outcomeKey: String { isAutomatic ? "automatic_" + kind.plural : kind.plural }
}

extension String {
  /// Of an effect's kind: `replies`; `log` stays what it is.
  fileprivate var plural: String {
    if self == "log" { return self }
    let isConsonantBeforeY = hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains { hasSuffix($0) }
    return isConsonantBeforeY ? String(dropLast()) + "ies" : self + "s"
  }
}

extension Value {
  fileprivate init(_ call: Call) {
    var items = [
      DictionaryItem("function", .str(call.function)),
      DictionaryItem("arguments", .array(call.arguments)),
      DictionaryItem("result", call.result),
      DictionaryItem("answer", .str(call.answer.rawValue)),
      DictionaryItem("source", .str(call.position.source)),
      DictionaryItem("line", .long(call.position.line)),
    ]
    if let failure = call.failure { items.append(DictionaryItem("failure", .str(failure))) }
    self = .dict(items)
  }
}
