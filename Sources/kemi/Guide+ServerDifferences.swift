import KemiGen
import KemiModules

extension Guide {
  /// What the proxy answers otherwise than a server.
  static let serverDifferences = Guide(
    title: "The proxy and a server",
    pages: [Page(path: differencesPage, title: "Where they differ", text: text)],
    remarks: ServerDifference.all.reduce(into: [:]) { remarks, difference in
      for function in difference.functions { remarks[function, default: []].append(remark(difference)) }
    })

  private static let differencesPage = "server/index.md"

  private static func remark(_ difference: ServerDifference) -> String {
    "**[Here the proxy and a server differ](../\(differencesPage)).** \(difference.what): \(difference.reason)"
  }

  private static let text = """
    # Where the proxy and a server differ

    `kemi run` and `kemi test` run scripts on a proxy, which implements functions and pseudo-variables of Kamailio anew. Its tests make
    the same calls on the same SIP messages there and on a Kamailio 5.6.3, and compare the results. What is not the same is
    listed here, with the reason.

    ## Where 5.6.3 is older

    The proxy does what later releases do.

    \(table(ServerDifference.newer))
    ## Where there is no server

    \(table(ServerDifference.inherent))
    ## Where the server's answer is of no use to a test

    \(table(ServerDifference.mistakes))
    """

  private static func table(_ differences: [ServerDifference]) -> String {
    "| What | Why |\n|---|---|\n" + differences.map { "| \(cell($0.what)) | \(cell($0.reason)) |\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
