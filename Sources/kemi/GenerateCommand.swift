import ArgumentParser
import Console
import Descriptors
import Files
import KemiGen

extension Target: ExpressibleByArgument {}

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write export tables, editor support and the reference.",
    discussion: """
      Only files that differ are written, generated files that are not needed any more are removed, \
      and a failure or an interruption leaves everything as it was. What --release and --module leave \
      out is not needed: give such an output a folder of its own.
      """)

  @OptionGroup var options: CatalogOptions

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp(
      "What to write, all but kamailio by default; may be given more than once. kamailio is for modules in Swift, which kemi build builds.",
      valueName: "target"))
  var targets: [Target] = []

  @Option(help: ArgumentHelp("The folder to write to, a folder a target in it.", valueName: "dir"))
  var output = "generated"

  @Flag(help: "Write nothing; list what would change, and exit with 1 if anything would.")
  var check = false

  @Flag(help: "Say nothing where all went well.")
  var quiet = false

  func run() throws {
    let targets = Target.allCases.filter {
      self.targets.isEmpty ? Target.standard.contains($0) : self.targets.contains($0)
    }
    if targets.contains(.kamailio), options.modules.count != 1 {
      throw Failure(
        "--target kamailio makes what Kamailio loads one module in Swift by: name that module with --module")
    }
    if output.isEmpty { throw Failure("--output needs the name of a folder") }
    let generator = Generator(
      targets: targets, folder: output, guides: [.checks, .swiftModules, .serverDifferences])
    let catalog = try options.catalog().markingImplemented()
    if targets.contains(.kamailio) { try options.refuseUncallable(in: catalog) }
    let scope = Scope(release: options.release.map { _ in catalog.newest })
    let changes = try generator.changes(for: catalog, scope: scope)
    if check {
      for file in changes.added { Output.data("missing: \(output)/\(file.path)\n") }
      for file in changes.changed { Output.data("stale: \(output)/\(file.path)\n") }
      for path in changes.removed { Output.data("obsolete: \(output)/\(path)\n") }
      if !changes.isEmpty { throw ExitCode(1) }
      return
    }
    try changes.commit(to: output)
    if quiet { return }
    Output.error(
      "\(output): \(changes.added.count) files added, \(changes.changed.count) changed, \(changes.removed.count) removed\n"
    )
  }
}
