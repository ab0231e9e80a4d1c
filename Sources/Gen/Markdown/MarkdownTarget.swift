import Descriptors

/// The reference: pages in Markdown, and the settings that mkdocs makes a site of them with.
enum MarkdownTarget {
  static func files(for catalog: Catalog, scope: Scope, guides: [Guide]) -> [PlannedFile] {
    let hasSteps = catalog.releases.count > 1
    // The page of changes takes longest: it comes first, so that no processor waits for it at the end.
    let changes = PlannedFile("pages/changes.md") { ChangesPage.text(catalog, scope: scope) }
    let remarks = guides.reduce(into: [:]) { $0.merge($1.remarks) { $0 + $1 } }
    let modules = catalog.modules.map { module in
      PlannedFile("pages/" + MarkdownLinks.page(of: module)) {
        ModulePage(module: module, catalog: catalog, scope: scope, remarks: remarks).text
      }
    }
    let guided = guides.flatMap(\.pages).map { page in
      PlannedFile("pages/" + page.path) { "<!-- \(Scope.ownOrigin) -->\n" + page.text }
    }
    return (hasSteps ? [changes] : []) + modules + guided + [
      PlannedFile("pages/index.md") { IndexPage.text(catalog, scope: scope, guides: guides) },
      PlannedFile("pages/pseudo-modules.md") { PseudoModulesPage.text(catalog, scope: scope) },
      PlannedFile("pages/native.md") { NativePage.text(catalog, scope: scope) },
      PlannedFile("pages/reference.css") { SiteStyle.text(scope: scope) },
      PlannedFile("mkdocs.yml") {
        SiteSettings.text(catalog, scope: scope, guides: guides, hasChanges: hasSteps)
      },
    ]
  }
}
