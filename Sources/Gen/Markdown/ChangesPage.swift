import Descriptors

/// What was added, removed and changed, for each step from a release to the next.
enum ChangesPage {
  static func text(_ catalog: Catalog, scope: Scope) -> String {
    let releases = catalog.releases.map(\.release)
    let modules = catalog.modules.map { ($0, $0.functionGroups()) }
    var text = """
      <!-- \(scope.origin) -->
      # What changed between releases

      Newest first. The releases that were compared: \(catalog.releases.map { "\($0.release) (\($0.version))" }.joined(separator: ", ")).

      """
    for (old, new) in zip(releases, releases.dropFirst()).reversed() {
      text += step(modules, from: old, to: new)
    }
    return text
  }

  private static func step(
    _ modules: [(Module, [[Function]])], from old: Release, to new: Release
  ) -> String {
    let steps = modules.map { ReleaseStep($0, groups: $1, from: old, to: new) }
    var text = "\n## From \(old) to \(new) { #\(new) }\n"
    text += section("Changed", of: steps, names: \.changed) { change, module in
      let link = MarkdownLinks.function(change.name, in: module)
      return "\(link): \(prototypes(change.before, module)) became \(prototypes(change.after, module))"
    }
    text += section("Removed", of: steps, names: \.removed) { MarkdownLinks.function($0, in: $1) }
    text += section("Added", of: steps, names: \.added) { MarkdownLinks.function($0, in: $1) }
    if steps.allSatisfy({ $0.added.isEmpty && $0.removed.isEmpty && $0.changed.isEmpty }) {
      text += "\nNothing.\n"
    }
    return text
  }

  private static func section<Item>(
    _ title: String, of steps: [ReleaseStep], names: (ReleaseStep) -> [Item],
    shown: (Item, Module) -> String
  ) -> String {
    let count = steps.reduce(0) { $0 + names($1).count }
    if count == 0 { return "" }
    var text = "\n**\(title)** (\(count)):\n\n"
    for step in steps where !names(step).isEmpty {
      let items = names(step).map { shown($0, step.module) }.joined(separator: ", ")
      text += "- [\(step.module.name)](\(MarkdownLinks.page(of: step.module))): \(items)\n"
    }
    return text
  }

  private static func prototypes(_ functions: [Function], _ module: Module) -> String {
    functions.map { "`\(Prototype.text($0))`" }.joined(separator: " or ")
  }
}
