import KemiModules
import KemiRuntime
import SIP

/// The script in an interpreter, for one process of the server.
final class ReplayStage {
  private let request: ReplayRequest
  private let session: Session
  let proxy: Proxy
  private let answers: RecordedAnswers?
  private let script: any Script
  /// The functions that the script has called while it was loaded.
  let loadingCalls: [String]

  init(
    _ request: ReplayRequest, host: ScriptHost, text: [UInt8], tables: [ExportTable],
    isIncluded: (Export) -> Bool, outside: [RecordedCall]
  ) throws {
    self.request = request
    session = Session()
    // What the server has done with calls that do not fit is in the recording.
    proxy = session.makeProxy(tables: tables, treatment: host.compatibleTreatment, isIncluded: isIncluded)
    proxy.logIntoTrace()
    answers = request.answers == .recording ? RecordedAnswers(proxy) : nil
    answers?.begin(outside)
    proxy.isObserving = true
    script = try host.load(
      ScriptHost.Source(
        text: text, path: request.script, proxy: proxy, session: session, limits: Limits(), covered: nil))
    loadingCalls = proxy.events.compactMap { if case .call(let call) = $0 { call.function } else { nil } }
  }

  func result(of run: Recording.Run, named name: String) -> ScenarioResult {
    let clock = ContinuousClock()
    let start = clock.now
    var result = ScenarioResult(file: name)
    let ending = self.run(run)
    let comparison = RunComparison(comparesResults: request.answers == .proxy, proxy: proxy)
    result.differences = comparison.differences(of: run, from: proxy.events, ending)
    if request.showsTraces { result.trace = TextTrace().text(proxy.events) }
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }

  /// Runs the route anew; what happens are the events of the proxy.
  func run(_ run: Recording.Run) -> RouteEnding {
    prepare(run)
    proxy.forgetEvents()
    answers?.begin(run.calls)
    var event: String?
    if case .some(.some(.str(let bytes))) = run.arguments.first {
      event = String(decoding: bytes, as: UTF8.self)
    }
    return script.run(run.route, event: event)
  }

  /// The message, where it came from, and the time.
  private func prepare(_ run: Recording.Run) {
    if let time = run.time { session.environment.time = { time } }
    if let source = run.source.flatMap(AddressReader.address) { session.environment.source = source }
    if let (transport, address) = run.received.flatMap(AddressReader.socket) {
      (session.environment.transport, session.environment.received) = (transport, address)
    }
    // Routes without a message have whatever there was last.
    guard let bytes = run.message, let message = try? SIPMessage(parsing: bytes) else { return }
    if message.isRequest { session.begin(request: message) } else { session.begin(reply: message) }
  }
}
