import KemiModules
import KemiRuntime
import LuaHost
import SIP

/// Calls of `KSR` functions, made from Lua on a session of their own.
public struct CallInput {
  private let text: CallText
  private static let limits = Limits(instructions: 1_000_000, milliseconds: 3000, bytes: 64 << 20)

  /// - Parameter bytes: As `CallText` says.
  public init(_ bytes: [UInt8]) { text = CallText(bytes) }

  /// Makes the calls, in the request route and the routes that they cause to run, then in those of a reply;
  /// only that nothing fails but the script is of interest.
  public func run() {
    let session = Session(environment: environment)
    let proxy = session.makeProxy(
      tables: CallSource.tables, modules: [CallSource(calls: text.calls)],
      treatment: text.options.contains(.ascii("c")) ? .compatibleWithLua : .strict)
    proxy.isObserving = text.options.contains(.ascii("o"))
    guard let request,
      let script = try? LuaScript(Bytes(callScript), name: "calls.lua", proxy: proxy, limits: Self.limits)
    else { return }
    let run = MessageRun(session: session, script: script)
    run.handle(request: request)
    _ = try? session.message.outgoing()
    guard let reply = try? SIPMessage(parsing: Bytes(SampleMessages.reply)) else { return }
    run.handle(reply: reply)
    _ = try? reply.outgoing()
  }

  private var environment: Environment {
    var environment = Environment()
    if text.options.contains(.ascii("e")) {
      environment.transport = "ws"
      environment.source = Environment.Address(host: "2001:db8::7", port: 0)
      environment.received = Environment.Address(host: "::1", port: 65_535)
      environment.aliases = [Environment.Address(host: "example.com", port: 0)]
    }
    return environment
  }

  private var request: SIPMessage? {
    if let message = text.message, let request = try? SIPMessage(parsing: message) { return request }
    let number = text.options.filter(\.isDigit).decimal ?? 0
    let samples = SampleMessages.requests
    return try? SIPMessage(parsing: Bytes(samples[number % samples.count]))
  }
}

/// `KSR.fuzz.calls()`: the calls that the script is to make.
struct CallSource: SwiftModule {
  /// Without the modules that nobody implements: making their functions takes longer than an input's calls.
  static let tables: [ExportTable] = {
    let session = Session()
    let others = session.makeProxy().modules.filter { !$0.functions.contains(where: \.isImplemented) }
    return [ExportTable("fuzz", [Export("calls", Signature(.array), "5.0-")])]
      + others.map { ExportTable($0.name, []) }
  }()
  let name = "fuzz"
  let calls: [[[UInt8]]]

  var implementations: [String: Implementation] {
    ["calls": Implementation(Signature(.array)) { _, _ in .array(calls.map { .array($0.map(Value.str)) }) }]
  }
}
