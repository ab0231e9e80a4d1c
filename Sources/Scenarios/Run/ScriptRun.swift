import Descriptors
import Files
import JSON
import KemiModules
public import KemiRuntime
import SIP

/// Runs a script on messages, again and again if it changes.
public final class ScriptRun {
  private let request: RunRequest
  private let host: ScriptHost
  private let proxy: Proxy
  private let session: Session
  /// In the order of the steps.
  private let messages: [[UInt8]]
  private var script: (any Script)?

  /// Reads everything but the script.
  ///
  /// - Throws: `FileError`, `Diagnostics` or `ScriptError` that says what is wrong with one of the files, or with an
  ///   address.
  public init(_ request: RunRequest, host: ScriptHost) throws {
    self.request = request
    self.host = host
    let environment = try Environment(request)
    let location = try request.location.map { try LocationReader.read(file: $0, now: environment.time()) }
    session = Session(environment: environment, location: location ?? Location())
    proxy = try session.makeProxy(
      tables: ExportTable.read(folders: request.descriptors),
      treatment: request.isCompatible ? host.compatibleTreatment : .strict,
      isIncluded: Export.filter(release: request.release))
    proxy.logIntoTrace()
    for file in request.mocks { try MocksReader.install(file: file, on: proxy) }
    messages = try request.steps.map { step in
      let bytes = try readFile(step.file)
      // Each run has its own, and a message that is none is told before anything runs.
      _ = try ScriptRun.message(bytes, step)
      return bytes
    }
  }

  /// Loads the script, or loads it anew; one that is broken leaves the last one in service.
  ///
  /// - Throws: `FileError` or `ScriptError`.
  public func load() throws {
    script = try host.load(
      ScriptHost.Source(
        text: readFile(request.script), path: request.script, proxy: proxy, session: session,
        limits: request.limits, covered: nil))
  }

  /// Runs the script that was loaded last on all messages.
  ///
  /// - Returns: What happened, and how the last route ended.
  public func run() throws -> (events: [Event], ending: RouteEnding) {
    guard let script else { return ([], .returned) }
    proxy.forgetEvents()
    proxy.isObserving = true
    let run = MessageRun(session: session, script: script)
    var ending = RouteEnding.returned
    for (index, bytes) in messages.enumerated() {
      let step = request.steps[index]
      let parsed = try ScriptRun.message(bytes, step)
      if index == messages.count - 1, let route = request.route {
        begin(parsed)
        ending = script.run(route, event: request.event)
      } else {
        ending = parsed.isRequest ? run.handle(request: parsed) : run.handle(reply: parsed)
      }
      if case .failed = ending { break }
    }
    return (proxy.events, ending)
  }

  private func begin(_ message: SIPMessage) {
    if message.isRequest { session.begin(request: message) } else { session.begin(reply: message) }
  }

  private static func message(_ bytes: [UInt8], _ step: RunRequest.Step) throws -> SIPMessage {
    let message: SIPMessage
    do {
      message = try SIPMessage(parsing: bytes)
    } catch {
      throw ScriptError("\(step.file):\(error.line): \(error.reason)")
    }
    if message.isRequest != (step.kind == .request) {
      let (own, other) = message.isRequest ? ("request", "reply") : ("reply", "request")
      throw ScriptError("\(step.file):1: this is a \(own), not a \(other); give it with --\(own)")
    }
    return message
  }
}

extension Environment {
  fileprivate init(_ request: RunRequest) throws {
    self.init()
    if let text = request.source {
      guard let address = AddressReader.address(text), address.port > 0 else {
        throw ScriptError("--source \(text): write an address with a port, such as 192.0.2.9:5060")
      }
      source = address
    }
    if let text = request.received {
      guard let socket = AddressReader.socket(text) else {
        throw ScriptError("--received \(text): write a socket, such as udp:192.0.2.1:5060")
      }
      (transport, received) = socket
    }
    aliases = try request.aliases.map { text in
      guard let address = AddressReader.address(text) else {
        throw ScriptError("--alias \(text): write example.com, or example.com:5060 for one port")
      }
      return address
    }
  }
}
