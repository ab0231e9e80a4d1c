import ArgumentParser
import Console
import Descriptors
import Files
import Glibc
import JSON
import KemiCheck

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scripts before they reach a server.",
    discussion: """
      Folders are searched for .lua and .py; what is hidden, node_modules and virtual environments of Python are \
      passed over. Settings come from the nearest kemi.json, in the folder of a script or above it; options win \
      over it. In a script, a comment silences findings: 'kemi: disable=RULE' behind code for its line, \
      'kemi: disable-next-line=RULE', or 'kemi: disable=RULE' in a line of its own up to 'kemi: enable=RULE'.

      Exit status: 0 no findings, or no errors and no more warnings than --max-warnings; 1 findings (with --diff: \
      something to fix); 2 a path or an option is wrong (everything else is still checked).
      """)

  @Argument(
    help: ArgumentHelp(
      "Scripts, folders with scripts below them, or - for standard input.", valueName: "path"))
  var paths: [String] = ["."]

  @OptionGroup var options: CheckOptions

  @Option(help: "text, json, sarif or github.")
  var format = CheckOutput.Format.text

  @Option(
    help: ArgumentHelp("The file to write findings to, in place of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("So many warnings are let pass, if there is no error.", valueName: "count"))
  var maxWarnings = 0

  @Flag(help: "Fix what can be fixed with certainty, and report the rest.")
  var fix = false

  @Flag(help: "Show what --fix would change, and nothing else, and write nothing.")
  var diff = false

  @Flag(help: "List the rules.")
  var listRules = false

  @Option(help: ArgumentHelp("Show what a rule is about.", valueName: "rule"))
  var explain: String?

  func validate() throws {
    if maxWarnings < 0 { throw ValidationError("--max-warnings has to be 0 or more") }
    if fix, diff { throw ValidationError("--diff shows what --fix would write; give one of them") }
    if diff, format != .text { throw ValidationError("--diff has a format of its own; leave out --format") }
    if fix, paths.contains("-") {
      throw ValidationError("standard input cannot be fixed in place; --diff shows what to change")
    }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read once") }
    if output?.isEmpty ?? false { throw ValidationError("--output needs the name of a file") }
  }

  func run() throws {
    if listRules { return Output.data(CheckCommand.list) }
    if let explain { return Output.data(try CheckCommand.rule(explain).page) }
    let report = try report()
    for failure in report.failures { Output.problem("\(failure.path): \(failure.reason)") }
    let output = CheckOutput(format: diff ? .difference : .findings(format), file: output)
    try output.write(report)
    Output.error(report.summary(after: fixing) + "\n")
    let status = diff ? report.exitStatusOfDifferences : report.exitStatus(maxWarnings: maxWarnings)
    if status != 0 { throw ExitCode(status) }
  }

  private var fixing: CheckRun.Fixing { fix ? .write : diff ? .difference : .none }

  private func report() throws -> CheckReport {
    let catalog = try CatalogReader(folders: options.modules.folders).onDemand()
    let releases = catalog.releases.map(\.release)
    let over = try options.overrides(releases: releases)
    let lookup = try SettingsLookup(SettingsReader(releases: releases), file: options.config)
    var finder = ScriptFinder(language: options.language, settings: lookup)
    let found = try finder.find(paths)
    let progress = Progress(total: found.files.count, of: "scripts")
    var report = CheckReport(failures: found.failures)
    var done = 0
    for (settings, files) in CheckCommand.groups(found.files.map { ($0.file, over($0.settings)) }) {
      let described =
        settings.descriptors == options.modules.folders
        ? catalog : try CatalogReader(folders: settings.descriptors).onDemand()
      let run = CheckRun(
        checker: try ScriptCheckers.checker(for: settings, catalog: described), levels: settings.rules,
        fixing: fixing)
      let part = run.report(on: files) { progress.show(done + $0) }
      done += files.count
      report.add(part)
    }
    progress.clear()
    return report
  }

  /// Files with the same settings, in the order of the first of each.
  private static func groups(
    _ files: [(ScriptFile, CheckSettings)]
  ) -> [(settings: CheckSettings, files: [ScriptFile])] {
    var groups: [(settings: CheckSettings, files: [ScriptFile])] = []
    var indexes: [CheckSettings: Int] = [:]
    for (file, settings) in files {
      if let index = indexes[settings] {
        groups[index].files.append(file)
      } else {
        indexes[settings] = groups.count
        groups.append((settings, [file]))
      }
    }
    return groups
  }
}

extension CheckCommand {
  private static var list: String {
    let width = RuleBook.rules.map(\.name.count).max() ?? 0
    return RuleBook.rules.map { rule in
      let space = String(repeating: " ", count: width - rule.name.count)
      return "\(rule.name)\(space)  \(rule.severity == .error ? "error  " : "warning")  \(rule.title)\n"
    }.joined()
  }

  static func rule(_ name: String) throws -> Rule {
    if let rule = RuleBook.rule(named: name) { return rule }
    throw Failure("no rule '\(name)'\(didYouMean(name, among: RuleBook.rules.map(\.name)))")
  }
}
