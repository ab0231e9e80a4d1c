/// Calls for which a worker waits while it handles a message.
enum BlockingCheck {
  static func check(_ context: RuleContext) {
    var isBounded: Bool?
    for index in context.script.expressions.indices {
      guard case .call(let callee, let arguments, _) = context.script.expressions[index].kind,
        let path = path(of: callee, context), let blocking = Blocking.calls(context.language)[path]
      else { continue }
      let function = context.script.expressions[index].function
      let place = Located(0, function)
      guard context.reach.handling.contains(place), !context.graph.escaping.contains(place),
        waits(blocking, arguments, context)
      else { continue }
      if blocking.unless == .timeout {
        if isBounded == nil { isBounded = setsTimeout(context) }
        if isBounded == true { continue }
      }
      context.report(
        .blockingCall, at: context[callee].range,
        "\(path)() \(blocking.does) while other messages wait for this worker; "
          + blocking.instead(context.language))
    }
  }

  /// The name of a function that is not the script's own.
  private static func path(of callee: Expression.ID, _ context: RuleContext) -> String? {
    switch context.value(of: callee) {
    case .builtin(let path), .foreign(let path): return path.joined(separator: ".")
    case .name(let path): return "KSR." + path.joined(separator: ".")
    default: return nil
    }
  }

  private static func waits(
    _ blocking: Blocking, _ arguments: [Expression.Argument], _ context: RuleContext
  ) -> Bool {
    switch blocking.unless {
    case .never: return true
    case .zero:
      guard let first = arguments.first else { return false }
      switch context.value(of: first.value) {
      case .integer(let number): return number != 0
      case .float(let number): return number != 0
      default: return true
      }
    case .argument: return arguments.isEmpty
    case .background: return !arguments.isEmpty && !runsInBackground(arguments[0].value, context)
    case .timeout, .ownTimeout:
      if context.language == .lua { return !passesTable(arguments, context) }
      // `timeout=…`, or `**options`, which may have it.
      return arguments.prefix { $0.name == nil }.count <= blocking.timeoutPosition
        && !arguments.contains { $0.isSpread || $0.name == "timeout" && !isNull($0.value, context) }
    }
  }

  /// `command &` does not wait.
  private static func runsInBackground(_ command: Expression.ID, _ context: RuleContext) -> Bool {
    switch context[command].kind {
    case .concatenate(let parts): return parts.last.map { runsInBackground($0, context) } ?? false
    case .arithmetic(.add, _, let last): return runsInBackground(last, context)
    case .arithmetic(.remainder, let format, _): return runsInBackground(format, context)
    default:
      guard case .text(let text) = context.value(of: command) else { return false }
      let trimmed = text.reversed().drop { $0 == " " || $0 == "\n" }
      return trimmed.first == "&" && trimmed.dropFirst().first != "&"
    }
  }

  private static func isNull(_ expression: Expression.ID, _ context: RuleContext) -> Bool {
    if case .null = context.value(of: expression) { return true }
    return false
  }

  /// LuaSocket takes all of it in a table, where the maker of the connection may set its own timeout.
  private static func passesTable(_ arguments: [Expression.Argument], _ context: RuleContext) -> Bool {
    guard context.language == .lua, let first = arguments.first else { return false }
    switch context.value(of: first.value) {
    case .text: return false
    default:
      switch context[first.value].kind {
      case .concatenate: return false
      case .collection(let items):
        return items.contains { item in
          guard let key = item.key, case .string("create") = context[key].kind else { return false }
          return true
        }
      default: return true
      }
    }
  }

  /// `http.TIMEOUT = 2`, `socket.setdefaulttimeout(2)`: for all that follows.
  private static func setsTimeout(_ context: RuleContext) -> Bool {
    context.program.files.contains { file in
      file.script.expressions.indices.contains { index in
        guard case .member(_, let name, _) = file.script.expressions[index].kind else { return false }
        return name == "TIMEOUT" || name == "setdefaulttimeout"
      }
    }
  }
}

/// A call that waits, and what is said of it.
struct Blocking: Sendable {
  enum Exception: Sendable {
    case never, zero, argument
    /// A command that ends in `&`.
    case background
    /// A timeout among the arguments, or one for all connections.
    case timeout
    /// A timeout among the arguments.
    case ownTimeout
  }

  enum Kind: Sendable { case sleep, program, input, web }

  var kind: Kind
  var does: String
  var unless: Exception = .never
  /// The position that a timeout would have.
  var timeoutPosition = Int.max

  func instead(_ language: Language) -> String {
    let async = language == .lua ? "KSR.async" : "getattr(KSR, \"async\")"
    return switch kind {
    case .sleep: "let \(async).route(str rn, int s) go on later"
    case .program: "have \(async).task_route(str rn) do it in a process of its own"
    case .input: "a server has nobody who types; read files and settings at start"
    case .web: "ask with KSR.http_async_client.query(str sdata, str rn)"
    }
  }

  static func calls(_ language: Language) -> [String: Blocking] { language == .lua ? lua : python }

  private static let lua: [String: Blocking] = {
    let runs = "waits for the program to end"
    let reads = "waits for standard input"
    var calls: [String: Blocking] = [
      "os.execute": Blocking(kind: .program, does: runs, unless: .background),
      "io.popen": Blocking(kind: .program, does: "runs a program and waits for what it prints"),
      "io.read": Blocking(kind: .input, does: reads),
      "io.stdin.read": Blocking(kind: .input, does: reads),
      "io.stdin.lines": Blocking(kind: .input, does: reads),
      "io.lines": Blocking(kind: .input, does: reads, unless: .argument),
      "socket.http.request": Blocking(
        kind: .web, does: "waits for the answer, up to LuaSocket's 60 seconds,", unless: .timeout),
      "ssl.https.request": Blocking(
        kind: .web, does: "waits for the answer, up to LuaSocket's 60 seconds,", unless: .timeout),
    ]
    for name in ["socket.sleep", "posix.sleep", "posix.unistd.sleep", "KSR.cfgutils.sleep"] {
      calls[name] = Blocking(kind: .sleep, does: "sleeps", unless: .zero)
    }
    return calls
  }()

  private static let python: [String: Blocking] = {
    var calls: [String: Blocking] = [
      "os.system": Blocking(
        kind: .program, does: "waits for the program to end", unless: .background),
      "os.popen": Blocking(kind: .program, does: "runs a program and waits for what it prints"),
      "input": Blocking(kind: .input, does: "waits for standard input"),
      "sys.stdin.read": Blocking(kind: .input, does: "waits for standard input"),
      "sys.stdin.readline": Blocking(kind: .input, does: "waits for standard input"),
      "urllib.request.urlopen": Blocking(
        kind: .web, does: "waits for the answer without a timeout", unless: .timeout, timeoutPosition: 2),
      "socket.create_connection": Blocking(
        kind: .web, does: "waits for the other side without a timeout", unless: .timeout, timeoutPosition: 1),
    ]
    for name in ["time.sleep", "KSR.cfgutils.sleep"] {
      calls[name] = Blocking(kind: .sleep, does: "sleeps", unless: .zero)
    }
    for name in ["run", "call", "check_call", "check_output", "getoutput", "getstatusoutput"] {
      calls["subprocess." + name] = Blocking(
        kind: .program, does: "waits for the program to end", unless: .ownTimeout)
    }
    for name in ["get", "post", "put", "delete", "head", "patch", "options", "request"] {
      calls["requests." + name] = Blocking(
        kind: .web, does: "waits for the answer without a timeout", unless: .ownTimeout)
    }
    return calls
  }()
}
