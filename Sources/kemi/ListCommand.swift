import ArgumentParser
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

  func run() throws {
    let listing = Listing(catalog: try options.catalog())
    switch format {
    case .table: Output.data(listing.table)
    case .tsv: Output.data(listing.tsv)
    case .json: Output.data(listing.json)
    }
  }
}
