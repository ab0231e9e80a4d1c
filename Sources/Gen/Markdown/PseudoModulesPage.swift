import Descriptors

/// What stands under `KSR` without a module to load.
enum PseudoModulesPage {
  static func text(_ catalog: Catalog, scope: Scope) -> String {
    var text = """
      <!-- \(scope.origin) -->
      # Pseudo-modules

      These names of `KSR` need no `loadmodule`: they are part of the server, or of the interpreter that runs the script.

      """
    for module in catalog.modules where module.loads == nil {
      text +=
        "\n## \(module.name == Module.coreName ? "The core: KSR.*" : "KSR.\(module.name)") { #\(module.name) }\n\n"
      text +=
        [module.summary, module.details].compactMap { $0.map(Markdown.prose) }.joined(separator: " ") + "\n\n"
      let names = module.functionGroups().map { MarkdownLinks.function($0[0].name, in: module) }
      text += names.joined(separator: ", ") + "\n"
    }
    return text
  }
}
