import ArgumentParser
import Console
import Descriptors
import Glibc
import KemiGen

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the reference of one function.")

  @OptionGroup var options: CatalogOptions

  @Argument(help: "The function as a script writes it: KSR.tm.t_relay, or tm.t_relay.")
  var function: String

  func run() throws {
    let catalog = try options.catalog().markingImplemented()
    let style = Style(STDOUT_FILENO)
    if let page = page(in: catalog, style: style) {
      Output.data(page.text)
    } else if let release = options.release, page(in: try options.wholeCatalog(), style: style) != nil {
      throw Failure("'\(function)' is not in release \(release); without --release it is shown for all")
    } else {
      let near = catalog.functionNear(function).map { "; did you mean \($0)?" } ?? ""
      throw Failure("no function '\(function)'\(near)")
    }
  }

  private func page(in catalog: Catalog, style: Style) -> TerminalPage? {
    TerminalPage(of: function, in: catalog, width: Terminal.width) { style.apply(Style.bold, $0) }
  }
}
