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
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, junit }
  enum CoverageFormat: String, CaseIterable, ExpressibleByArgument { case text, lcov }

  @Argument(help: ArgumentHelp("Scenarios, and folders with scenarios below them.", valueName: "path"))
  var paths: [String] = ["."]

  @Option(help: "text, json or junit.")
  var format = Format.text

  @Option(help: ArgumentHelp("Only scenarios with this text in their names.", valueName: "text"))
  var filter: String?

  @Option(
    help: ArgumentHelp("The script to run, in place of those that the scenarios name.", valueName: "file"))
  var script: String?

  @Option(help: ArgumentHelp("How many scenarios run at a time.", valueName: "count"))
  var jobs: Int?

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
    if coverageOutput != nil, !coverage { throw ValidationError("--coverage-output goes with --coverage") }
  }

  func run() throws {
    let files = try ScenarioFiles.find(paths, filter: filter)
    let suite = ScenarioSuite(
      options: ScenarioOptions(script: script, findsCoverage: coverage, updates: update), jobs: jobs ?? .max,
      lua: .lua, python: .inProcesses(of: python))
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

  private func write(_ coverage: CoverageReport) throws {
    let text = coverageFormat == .text ? coverage.text : coverage.lcov
    guard let coverageOutput else {
      Output.data(text)
      return
    }
    try ScenarioUpdate.write(Array(text.utf8), to: coverageOutput)
  }
}

extension SuiteReport.Style {
  fileprivate var code: String {
    switch self {
    case .good: "32"
    case .bad: Style.red
    case .faint: Style.faint
    case .strong: Style.bold
    }
  }
}
