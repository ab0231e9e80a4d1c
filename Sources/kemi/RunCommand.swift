import ArgumentParser
import Console
import KemiRuntime
import Processes
import Scenarios

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a KEMI script on SIP messages, without a server, and show every KSR call.",
    discussion: """
      Requests call ksr_request_route, replies ksr_reply_route and then the routes that the script has set \
      with KSR.tm. What needs no server works truly; everything else answers that all went well, and the \
      trace says so (kemi list --implemented tells which is which). --mocks puts other answers in its place.

      A .py script runs in your own Python, 3.9 or later, and imports what that has. os._exit() ends Python \
      there and then: nothing is shown.

      Exit status: 0 the script ended normally, 1 it failed, 2 a file or an option is wrong.
      """)

  @Argument(help: ArgumentHelp("The script: .lua or .py.", valueName: "script"))
  var script: String

  @Option(help: ArgumentHelp("A request that arrives; more than one arrive in turn.", valueName: "file"))
  var request: [String] = []

  @Option(
    help: ArgumentHelp("A reply that arrives after the requests, to the last of them.", valueName: "file"))
  var reply: [String] = []

  @Option(
    help: ArgumentHelp("The route to run on the last message, in place of the usual ones.", valueName: "name")
  )
  var route: String?

  @Option(
    help: ArgumentHelp("What that route is called with, if it is one for events.", valueName: "name"))
  var event: String?

  @Option(help: ArgumentHelp("A JSON file of mocks; may be given more than once.", valueName: "file"))
  var mocks: [String] = []

  @Option(help: ArgumentHelp("A JSON file of who is registered where.", valueName: "file"))
  var location: String?

  @Option(help: ArgumentHelp("Whom messages come from, such as 192.0.2.9:5060.", valueName: "host:port"))
  var source: String?

  @Option(
    help: ArgumentHelp("On what they are received, such as udp:192.0.2.1:5060.", valueName: "proto:host:port")
  )
  var received: String?

  @Option(
    help: ArgumentHelp(
      "A name or address that is the server itself, with a port or without; may be given more than once.",
      valueName: "host[:port]"))
  var alias: [String] = []

  @Option(help: ArgumentHelp("The functions of one release alone, such as 5.6.", valueName: "release"))
  var release: String?

  @OptionGroup var modules: ModuleOptions

  @Flag(help: "Treat calls that do not fit as Kamailio does, with a line in its log, instead of as errors.")
  var compat = false

  @Option(help: "text or json: a line an event.")
  var format = RunRequest.Format.text

  @Flag(help: "Run again whenever the script changes; a broken one leaves the last one in service.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "The interpreter for .py; KEMI_PYTHON, or else python3, where it is not given.", valueName: "program"))
  var python: String?

  @Option(help: ArgumentHelp("Instructions in one route; Python does not count them.", valueName: "count"))
  var limitInstructions = Limits().instructions

  @Option(help: ArgumentHelp("Seconds in one route.", valueName: "seconds"))
  var limitSeconds = Double(Limits().milliseconds) / 1000

  @Option(help: ArgumentHelp("MiB that the interpreter holds, or that Python grows by.", valueName: "MiB"))
  var limitMemory = Limits().bytes >> 20

  func validate() throws {
    if request.isEmpty && reply.isEmpty {
      throw ValidationError("give a message: --request FILE or --reply FILE")
    }
    if event != nil && route == nil { throw ValidationError("--event goes with --route") }
    if limitInstructions < 1 { throw ValidationError("--limit-instructions has to be 1 or more") }
    if !(0.001...1e9).contains(limitSeconds) {
      throw ValidationError("--limit-seconds has to be 0.001 or more")
    }
    if !(1...1 << 20).contains(limitMemory) { throw ValidationError("--limit-memory has to be 1 or more") }
  }

  func run() throws {
    switch script.split(separator: ".").last {
    case "lua": try runLua()
    case "py": try runPython()
    default: throw Failure("'\(script)' is no script: their names end in .lua or .py")
    }
  }

  private func runLua() throws {
    if !watch { return try exit(runRequest.perform(in: .lua)) }
    do {
      let run = try ScriptRun(runRequest, host: .lua)
      try run.load()
      try Watch(script).run { isFirst in
        if isFirst || reload(run) { _ = try run.show(format) }
      }
    } catch {
      try exit(Output.report(error))
    }
  }

  /// In the user's interpreter, which takes the place of this process, or runs anew after each change.
  private func runPython() throws {
    let program = try PythonProgram(python)
    let request = PythonRequest.run(runRequest)
    if !watch { try program.replaceProcess(request) }
    try Watch(script).run { isFirst in
      guard case .exited(2) = ProcessEnding(of: try program.start(request)) else { return }
      if isFirst { throw ExitCode(2) }
      Output.error(RunCommand.staysInService)
    }
  }

  private func exit(_ status: Int32) throws { if status != 0 { throw ExitCode(status) } }

  private var runRequest: RunRequest {
    var request = RunRequest(script: script)
    request.steps = self.request.map { .init(.request, file: $0) } + reply.map { .init(.reply, file: $0) }
    request.route = route
    request.event = event
    request.format = format
    request.source = source
    request.received = received
    request.aliases = alias
    request.mocks = mocks
    request.location = location
    request.release = release
    request.descriptors = modules.folders
    request.isCompatible = compat
    request.limits = Limits(
      instructions: limitInstructions, milliseconds: Int(limitSeconds * 1000), bytes: limitMemory << 20)
    return request
  }

  /// - Returns: Whether the script is a new one.
  private func reload(_ run: ScriptRun) -> Bool {
    do {
      try run.load()
      return true
    } catch {
      _ = Output.report(error)
      Output.error(RunCommand.staysInService)
      return false
    }
  }

  private static let staysInService = "The script as it was before stays in service.\n"
}

extension RunRequest.Format: ExpressibleByArgument {}
