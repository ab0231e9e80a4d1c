public import CProxy

/// What every call of a `KSR` function goes through.
///
/// A call is answered by a mock if there is one, by the function's implementation in Swift, or by the default of
/// its return type. One proxy serves one interpreter and is used by one thread at a time.
public final class Proxy: Message {
  /// As many events as are kept of one run: an endless loop must not eat the memory.
  public static let maximumEvents = 100_000

  /// By module, the core's first; each in the order of its table.
  public private(set) var modules: [(name: String, functions: [Function])] = []
  public var treatment: Treatment {
    didSet { shared.pointee.compatible = treatment != .strict }
  }
  /// What the interpreter's side works with; it lives as long as the proxy.
  public let shared: UnsafeMutablePointer<ksr_proxy>
  public private(set) var events: [Event] = []
  /// Gets the lines that Kamailio would write to its log about calls that do not fit.
  public var log: (String) -> Void = { _ in }
  /// Answers the script's calls before anybody else is asked, while calls are observed.
  public weak var player: (any Player)?

  let results: Results
  private let entries: UnsafeMutablePointer<ksr_function>
  private let names = CNames()
  var routes = RouteQueue()
  /// The name of the route that runs, as C reads it; Kamailio's limit on such names is 127 bytes.
  let routeName = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 128)
  /// The call that is being answered, by its place among the events.
  var currentCall: Int?
  /// The exit or drop that unwinds the script.
  var leaving: (ending: RouteEnding, position: Position)?
  private lazy var functionsByPath = Dictionary(
    modules.lazy.flatMap(\.functions).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  /// The functions that stand for each function of the native language.
  lazy var natives = Dictionary(
    modules.lazy.flatMap(\.functions).flatMap { function in
      function.export.natives.split(separator: ",").map { (String($0), [function]) }
    }, uniquingKeysWith: +)

  /// - Parameters:
  ///   - tables: What exists under `KSR`.
  ///   - implementations: Who answers. Names that no table has, or has with another signature, are left out.
  ///   - isIncluded: Whether a row is there at all, by its releases; those without an end by default.
  public init(
    tables: [ExportTable], implementations: [any SwiftModule], treatment: Treatment = .strict,
    isIncluded: (Export) -> Bool = { $0.isCurrent }
  ) {
    self.treatment = treatment
    shared = .allocate(capacity: 1)
    shared.initialize(to: ksr_proxy())
    results = Results(shared)
    entries = .allocate(capacity: tables.reduce(0) { $0 + $1.exports.count })
    var answers: [String: [String: Implementation]] = [:]
    for module in implementations {
      answers[module.name, default: [:]].merge(module.implementations) { _, last in last }
    }
    var count = 0
    for table in tables {
      let answers = answers[table.module] ?? [:]
      var functions: [Function] = []
      var seen = Set<String>()
      for export in table.exports where isIncluded(export) && seen.insert(export.name).inserted {
        let implementation = answers[export.name]
        functions.append(
          Function(
            module: table.module, export: export,
            implementation: implementation?.signature == export.signature ? implementation : nil,
            proxy: self, entry: entries + count, names: names))
        count += 1
      }
      if !functions.isEmpty { modules.append((table.module, functions)) }
    }
    shared.pointee.compatible = treatment != .strict
    shared.pointee.functions = UnsafePointer(entries)
    shared.pointee.function_count = count
  }

  deinit {
    shared.deallocate()
    routeName.deallocate()
    entries.deallocate()
  }

  /// - Parameter path: With or without `KSR.`.
  public func function(_ path: String) -> Function? {
    functionsByPath[path.hasPrefix("KSR.") ? path : "KSR." + path]
  }

  /// Whether calls are written down as events.
  public var isObserving: Bool {
    get { shared.pointee.observed }
    set {
      shared.pointee.observed = newValue
      for module in modules {
        for function in module.functions { function.chooseCall(isObserving: newValue) }
      }
    }
  }

  /// Forgets what happened so far.
  public func forgetEvents() {
    events = []
    leaving = nil
  }

  public func record(_ event: Event) {
    if events.count < Proxy.maximumEvents {
      events.append(event)
    } else if events.count == Proxy.maximumEvents {
      events.append(.note("The trace ends here: \(Proxy.maximumEvents) events are as many as are kept."))
    }
  }
}

// MARK: Calls

extension Proxy {
  public func call(_ function: String, _ arguments: [Value]) throws -> Value {
    guard let found = self.function(function) else {
      throw ScriptError("there is no \(function)")
    }
    if let mismatch = Mismatch(of: found, arguments) { throw mismatch.error }
    return try Arguments.with(arguments) { arguments in
      if shared.pointee.observed || found.mock != nil { return try observe(found, arguments) }
      return try found.answer(self, arguments)
    }
  }

  /// Answers a call and writes it down.
  func observe(_ function: Function, _ arguments: Arguments) throws -> Value {
    noteSwallowedExit()
    let values = arguments.values(function.parameters)
    let mocked = function.mock?.answer(to: values)
    let answer: Call.Answer =
      if mocked != nil { .mock } else if function.isImplemented { .implementation } else { .default }
    return try writeDown(Call(function: function.path, arguments: values, answer: answer)) {
      try mocked ?? function.answer(self, arguments)
    }
  }

  /// Writes a call down with what the player answers, or else `answer`.
  func writeDown(_ call: Call, _ answer: () throws -> Value) throws -> Value {
    let index = events.count
    var call = call
    call.position = scriptPosition
    record(.call(call))
    do {
      let played = try player?.answer(call.function, call.arguments)
      if played != nil { complete(index) { $0.answer = .recording } }
      let value = try played ?? answer()
      complete(index) { $0.result = value }
      return value
    } catch {
      let failure = "\(call.function): \(error)"
      complete(index) { $0.failure = failure }
      throw ScriptError(failure)
    }
  }

  /// Treats a call whose arguments do not fit.
  public func refuse(
    _ entry: UnsafePointer<ksr_function>, _ passed: UnsafeBufferPointer<ksr_passed>
  ) -> ksr_result {
    let function = entry.function
    let mismatch = Mismatch(of: function, passed)
    let values = passed.map(Value.init)
    record(
      .call(
        Call(
          function: function.path, arguments: values, answer: .refusal, failure: mismatch.description,
          position: scriptPosition)))
    // The answer is false in any case; but the recording goes on behind this call.
    _ = try? player?.answer(function.path, values)
    guard let line = mismatch.logLine(treatment) else { return results.write(failure: mismatch.description) }
    log(line)
    return results.write(.bool(false))
  }

  @usableFromInline func cross(_ value: Value) -> ksr_result { results.write(value) }

  func complete(_ index: Int, _ change: (inout Call) -> Void) {
    guard index < Proxy.maximumEvents, case .call(var call) = events[index] else { return }
    change(&call)
    events[index] = .call(call)
  }

  public var scriptPosition: Position {
    let position = shared.pointee
    return Position(
      source: position.source.map { String(cString: $0) } ?? "", line: Int(position.line),
      depth: Int(position.depth))
  }
}
