import ArgumentParser
import Console
import Descriptors
import Files
import Glibc
import JSON
import Scenarios

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run scenarios: what a script does with SIP messages, held against what it should do.",
    discussion: """
      A scenario is a file *.scenario.json; a scenarios.json beside it holds defaults for its folder. \
      Exit status: 0 all as expected, 1 something else happened, 2 a scenario or a file of it is broken \
      (the others still run).

      With --replay, the one path is a script, and it is held against what it has done on a server: every \
      recorded call with its arguments, in order, and how each route ended. It gets the recorded answers; with \
      --answers proxy those of kemi itself, whose results are compared too.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, junit }
  enum CoverageFormat: String, CaseIterable, ExpressibleByArgument { case text, lcov }

  @Argument(
    help: ArgumentHelp(
      "Scenarios, and folders with scenarios below them; with --replay a script.", valueName: "path"))
  var paths: [String] = ["."]

  @Option(
    help: ArgumentHelp(
      "A recording of a server (kemi record) to hold the script against; may be given more than once.",
      valueName: "file"))
  var replay: [String] = []

  @Option(help: ArgumentHelp("recording or proxy: who answers with --replay; recording without it."))
  var answers: ReplayRequest.Answers?

  @Option(
    help: ArgumentHelp(
      "The functions of one release alone, such as 5.6, with --replay.", valueName: "release"))
  var release: String?

  @Option(help: "text, json or junit.")
  var format = Format.text

  @Option(help: ArgumentHelp("Only scenarios, or routes, with this text in their names.", valueName: "text"))
  var filter: String?

  @Option(
    help: ArgumentHelp("The script to run, in place of those that the scenarios name.", valueName: "file"))
  var script: String?

  @Option(help: ArgumentHelp("How many scenarios run at a time.", valueName: "count"))
  var jobs: Int?

  @OptionGroup var modules: ModuleOptions

  @Option(
    help: ArgumentHelp(
      "The interpreter for .py; KEMI_PYTHON, or else python3, where it is not given.", valueName: "program"))
  var python: String?

  @Flag(help: "Put what happened in place of what was expected, and change nothing else in the files.")
  var update = false

  @Flag(help: "Show the trace of every scenario.")
  var trace = false

  @Flag(help: "Show how long each scenario took.")
  var verbose = false

  @Flag(help: "Show which lines of the scripts no scenario has reached.")
  var coverage = false

  @Option(help: "text, or lcov for a tracefile; either goes to standard output after the results.")
  var coverageFormat = CoverageFormat.text

  @Option(help: ArgumentHelp("The file to write the coverage to.", valueName: "file"))
  var coverageOutput: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs has to be 1 or more") }
    if replay.isEmpty {
      if answers != nil || release != nil {
        throw ValidationError("--answers and --release go with --replay")
      }
    } else {
      if paths.count != 1 || (script == nil) == (paths == ["."]) {
        throw ValidationError("--replay goes with one script: kemi test --replay FILE SCRIPT")
      }
      if update || coverage || jobs != nil {
        throw ValidationError("--update, --coverage and --jobs are for scenarios, not for --replay")
      }
    }
    if coverageOutput != nil, !coverage { throw ValidationError("--coverage-output goes with --coverage") }
  }

  func run() throws {
    if !replay.isEmpty { return try runReplay() }
    let files = try ScenarioFiles.find(paths, filter: filter)
    var options = ScenarioOptions(script: script, findsCoverage: coverage, updates: update)
    try options.addModules(describedIn: modules.folders)
    let suite = ScenarioSuite(
      options: options, jobs: jobs ?? .max, lua: .lua, python: .inProcesses(of: python))
    let progress = Progress(total: files.count, of: "scenarios")
    let results = suite.run(files, progress: progress.show)
    progress.clear()
    let style = Style(STDOUT_FILENO)
    let report = SuiteReport(results, isVerbose: verbose, showsTraces: trace) { style.apply($0.code, $1) }
    for problem in report.problems { Output.message(problem) }
    switch format {
    case .text: Output.data(report.text)
    case .json: Output.data(report.json)
    case .junit: Output.data(report.junit)
    }
    if coverage { try write(CoverageReport(results)) }
    if update {
      let updated = try ScenarioUpdate(results).commit()
      Output.error("\(updated) of \(results.count) scenarios updated\n")
      if report.exitStatus < 2 { return }
    }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }

  private func runReplay() throws {
    let script = script ?? paths[0]
    var request = ReplayRequest(script: script, recordings: replay)
    request.answers = answers ?? .recording
    request.filter = filter
    request.release = release
    request.descriptors = modules.folders
    request.format = ReplayRequest.Format(rawValue: format.rawValue) ?? .text
    request.showsTraces = trace
    request.isVerbose = verbose
    switch script.split(separator: ".").last {
    case "lua":
      let status = request.perform(in: .lua)
      if status != 0 { throw ExitCode(status) }
    case "py": try PythonProgram(python).replaceProcess(.replay(request))
    default: throw Failure("'\(script)' is no script: their names end in .lua or .py")
    }
  }

  private func write(_ coverage: CoverageReport) throws {
    let text = coverageFormat == .text ? coverage.text : coverage.lcov
    guard let coverageOutput else {
      Output.data(text)
      return
    }
    try ScenarioUpdate.write(Array(text.utf8), to: coverageOutput)
  }
}

extension ReplayRequest.Answers: ExpressibleByArgument {}
