import ArgumentParser
import Console
import Descriptors

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the functions of the catalog.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, tsv, json }

  @OptionGroup var options: CatalogOptions

  @Option(
    help: ArgumentHelp(
      "table, tsv or json.",
      discussion: """
        A tsv row is module, function, return type, parameter types: a row of Kamailio's export \
        tables. KSR.x, which interpreters supply without a table, has rows in the other formats alone.
        """))
  var format = Format.table

  @Flag(
    help: "Only the functions that kemi run and kemi test do truly; all others answer with a default there.")
  var implemented = false

  func run() throws {
    let catalog = try options.catalog()
    let listing = Listing(
      catalog: implemented ? catalog.markingImplemented().limitedToImplemented() : catalog)
    switch format {
    case .table: Output.data(listing.table)
    case .tsv: Output.data(listing.tsv)
    case .json: Output.data(listing.json)
    }
  }
}
