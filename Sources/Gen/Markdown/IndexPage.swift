import Descriptors

/// The first page: how to read the reference, and all modules.
enum IndexPage {
  static func text(_ catalog: Catalog, scope: Scope, guides: [Guide]) -> String {
    let names = catalog.modules.reduce(0) { $0 + Set($1.functions.map(\.name)).count }
    var text = """
      <!-- \(scope.origin) -->
      # KEMI functions of Kamailio

      KEMI lets the routing of [Kamailio](https://www.kamailio.org) be written in Lua, Python, JavaScript, Ruby or Squirrel.
      A script calls `KSR.function()` for what the core offers and `KSR.module.function()` for the rest.
      This reference has \(names) functions of \(catalog.modules.count) modules, \(span(catalog)).

      ## Reading a page

      - A function has a fixed list of parameters. Types are KEMI's: `int` (32 bits), `long`, `bool`, `str` (text) and `xval` (a text, a number or nothing, as the case is).
      - **Status**: most functions return an `int` that is positive for true and negative for false. Compare it with 0: in Lua, 0 and negative numbers are true in a condition, in Python and JavaScript negative ones are.
      - **Value**: a text or number to use. Where it can be null (`nil` in Lua, `None` in Python, `null` in JavaScript), test for that first.
      - **Flag**: a truth value, to be used in a condition as it is.
      - **Routes** are those that the native function may be called from. KEMI does not enforce them; a call from elsewhere can fail or do nothing.
      - **Without a server** stands at functions that `kemi run` and `kemi test` do truly. The others answer there that all went well (1, true, empty text, null), unless a mock answers.
      - `KSR.async` is a reserved word in Python: write `getattr(KSR, "async")`.

      See also [the pseudo-modules](pseudo-modules.md)\(catalog.releases.count > 1 ? ", [what changed between releases](changes.md)" : "") and [the KEMI functions for a native one](native.md).\(more(guides))

      ## Modules

      | Module | Functions | Module file | What it is for |
      |---|---|---|---|

      """
    for module in catalog.modules {
      let count = Set(module.functions.map(\.name)).count
      text +=
        "| [`\(module.name)`](\(MarkdownLinks.page(of: module))) | \(count) | \(module.loads.map { "`\($0)`" } ?? "none: part of the server") | \(Markdown.cell(module.summary ?? "")) |\n"
    }
    return text
  }

  private static func more(_ guides: [Guide]) -> String {
    guides.compactMap { guide in
      guide.pages.first.map { "\n\n\(guide.title): [\($0.title)](\($0.path))." }
    }.joined()
  }

  private static func span(_ catalog: Catalog) -> String {
    guard let first = catalog.releases.first?.release, let last = catalog.releases.last?.release else {
      return ""
    }
    return first == last ? "as release \(first) has them" : "from release \(first) to \(last)"
  }
}
