import Descriptors

/// Something that is generated from the catalog, in a folder of its own.
public enum Target: String, CaseIterable, Sendable {
  case swift, lua, python, docs

  /// The folder in which generated files that are not needed any more are looked for. Beside the pages
  /// of the reference mkdocs makes its site, with copies of them.
  var sweptFolder: String { self == .docs ? "docs/pages" : rawValue }

  func files(for catalog: Catalog, scope: Scope, guide: Guide?) -> [PlannedFile] {
    switch self {
    case .swift: SwiftTarget.files(for: catalog, scope: scope)
    case .lua: LuaTarget.files(for: catalog, scope: scope)
    case .python: PythonTarget.files(for: catalog, scope: scope)
    case .docs: MarkdownTarget.files(for: catalog, scope: scope, guide: guide)
    }
  }
}
