import ArgumentParser
import Console
import Descriptors
import Files
import KemiImport

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Update descriptors from a Kamailio source tree, or from the Kamailio installed here.",
    discussion: """
      Facts (names, types, releases, routes, native functions, module files) are brought up to date; \
      summaries and all other words stay as they are.

      With --server, kamailio -c loads the modules that are installed and writes down their functions: no \
      server is started, and no port opened. A server shows names, types and module files, and only of \
      what is installed: what it lacks stays in the descriptors, unless it is newer than they are.
      """)

  @Option(help: ArgumentHelp("The source tree, 5.0 or later.", valueName: "dir"))
  var source: String?

  @Flag(help: "Ask the installed Kamailio instead.")
  var server = false

  @Option(
    help: ArgumentHelp(
      "The release that it is: 5.0 to 6.1, or master. A server knows its own.", valueName: "release"))
  var release: String?

  @Option(
    help: ArgumentHelp(
      "The folder of descriptors to update (default: descriptors).",
      discussion: "With --diff, one to add to the built-in catalog.", valueName: "dir"))
  var descriptors: String?

  @Flag(help: "Also report what is wrong in the tree's export tables; exit status 1 if anything is.")
  var audit = false

  @Flag(
    help:
      "Write nothing; list what the server and the catalog do not agree on; exit with 1 if the catalog is wrong."
  )
  var diff = false

  @Option(help: ArgumentHelp("The Kamailio to ask, unless it is the one in the path.", valueName: "program"))
  var kamailio: String?

  @Option(
    help: ArgumentHelp(
      "A folder of its modules, where it does not know itself; may be given more than once.", valueName: "dir"
    ))
  var modules: [String] = []

  func validate() throws {
    guard server == (source == nil) else {
      throw ValidationError("Name a source tree with --source, or the installed Kamailio with --server.")
    }
    if server, audit { throw ValidationError("--audit is about a source tree; --server has none.") }
    if source != nil, release == nil { throw ValidationError("--source needs --release.") }
    if source != nil, diff || kamailio != nil || !modules.isEmpty {
      throw ValidationError("--diff, --kamailio and --modules go with --server.")
    }
  }

  func run() throws {
    let release = try release.map { text in
      guard let release = Release(text) else {
        throw Failure("'\(text)' is no release; write 5.6 or master")
      }
      return release
    }
    if let source, let release { try read(source, release) } else { try ask(release) }
  }

  private var folder: String { descriptors ?? "descriptors" }

  private func read(_ source: String, _ release: Release) throws {
    let facts = try TreeFacts.read(try SourceTree(path: source))
    try commit(try Importer(folder: folder).changes(facts, release: release))
    if audit { try report(facts, of: source) }
  }

  private func commit(_ changes: FileChanges) throws {
    try changes.commit(to: folder)
    Output.error("\(folder): \(changes.added.count) files added, \(changes.changed.count) changed\n")
  }

  private func report(_ facts: TreeFacts, of source: String) throws {
    let findings = Audit.findings(in: facts)
    for finding in findings { Output.message(finding) }
    let (rows, compared) = Audit.coverage(of: facts)
    Output.error(
      "\(source): \(rows) rows, \(compared) held against their C functions, \(findings.count) findings\n")
    if !findings.isEmpty { throw ExitCode(1) }
  }

  private func ask(_ release: Release?) throws {
    let exporter = try ownLibrary(
      "libKemiExporter.so", installedAs: "kamailio/exporter.so", does: "asks Kamailio for its functions")
    let program = try ServerProgram(kamailio ?? "kamailio", exporter: exporter)
    let server = try InstalledServer.read(program, modules: modules.isEmpty ? nil : modules)
    if let release, release != server.release {
      throw Failure(
        "\(program.path) is Kamailio \(server.version), which is --release \(server.release), not \(release)")
    }
    for complaint in server.complaints { Output.warning("\(complaint.path) \(complaint.text)") }
    if diff {
      let catalog = try CatalogReader(folders: descriptors.map { [$0] } ?? []).read()
      let difference = ServerDifference(server, catalog)
      Output.data(difference.text)
      if !difference.isExplained { throw ExitCode(1) }
    } else {
      try commit(try Importer(folder: folder).changes(server))
    }
  }
}
