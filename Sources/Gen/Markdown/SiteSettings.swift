import Descriptors

/// `mkdocs.yml`.
enum SiteSettings {
  static func text(_ catalog: Catalog, scope: Scope, guides: [Guide], hasChanges: Bool) -> String {
    let modules = catalog.modules.map { "      - \"\($0.name)\": \(MarkdownLinks.page(of: $0))\n" }.joined()
    let guided = guides.map { guide in
      "  - \(guide.title):\n"
        + guide.pages.map { "      - \"\($0.title)\": \($0.path)\n" }.joined()
    }.joined()
    return """
      # \(scope.origin)
      site_name: KEMI functions of Kamailio\(scope.release.map { " \($0)" } ?? "")
      docs_dir: pages
      use_directory_urls: false
      theme:
        name: readthedocs
        navigation_depth: 2
        collapse_navigation: true
      extra_css:
        - reference.css
      markdown_extensions:
        - attr_list
        - tables
        - fenced_code
        - toc:
            permalink: true
            toc_depth: 2
      nav:
        - Overview: index.md
        - Pseudo-modules: pseudo-modules.md
      \(hasChanges ? "  - Changes between releases: changes.md\n" : "")\
        - Native functions: native.md
      \(guided)\
        - Modules:

      """ + modules
  }
}
