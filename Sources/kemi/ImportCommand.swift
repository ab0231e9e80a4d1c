import ArgumentParser
import Console
import Descriptors
import Files
import KemiImport

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Update descriptors from a Kamailio source tree.",
    discussion: """
      Facts (names, types, releases, routes, native functions, module files) are brought up to date; \
      summaries and all other words stay as they are.
      """)

  @Option(help: ArgumentHelp("The source tree, 5.0 or later.", valueName: "dir"))
  var source: String

  @Option(help: ArgumentHelp("The release that it is: 5.0 to 6.1, or master.", valueName: "release"))
  var release: String

  @Option(help: ArgumentHelp("The folder of descriptors to update.", valueName: "dir"))
  var descriptors = "descriptors"

  @Flag(help: "Also report what is wrong in the tree's export tables; exit status 1 if anything is.")
  var audit = false

  func run() throws {
    guard let release = Release(release) else {
      throw Failure("'\(release)' is no release; write 5.6 or master")
    }
    let facts = try TreeFacts.read(try SourceTree(path: source))
    let changes = try Importer(folder: descriptors).changes(facts, release: release)
    try changes.commit(to: descriptors)
    Output.error(
      "\(descriptors): \(changes.added.count) files added, \(changes.changed.count) changed\n")
    if audit { try report(facts) }
  }

  private func report(_ facts: TreeFacts) throws {
    let findings = Audit.findings(in: facts)
    for finding in findings { Output.message(finding) }
    let (rows, compared) = Audit.coverage(of: facts)
    Output.error(
      "\(source): \(rows) rows, \(compared) held against their C functions, \(findings.count) findings\n")
    if !findings.isEmpty { throw ExitCode(1) }
  }
}
