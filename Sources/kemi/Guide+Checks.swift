import KemiCheck
import KemiGen

extension Guide {
  /// What `kemi check` looks for: a page that lists the rules, and one for each.
  static let checks = Guide(
    title: "Checks of scripts",
    pages: [Page(path: "checks/index.md", title: "All rules", text: index)]
      + RuleBook.rules.map { Page(path: "checks/\($0.name).md", title: $0.name, text: $0.page) })

  private static var index: String {
    """
    # Checks of scripts

    `kemi check` looks for these in scripts, before a server does. `kemi check --explain RULE` shows the same page in a
    terminal; `rules` in `kemi.json` switches rules off, and [comments in a script](\(Rule.unusedSuppression.name).md) silence them there.

    | Rule | Severity | What is wrong |
    |---|---|---|

    """
      + RuleBook.rules.map { "| [`\($0.name)`](\($0.name).md) | \($0.severity.rawValue) | \($0.title) |\n" }
      .joined()
  }
}
