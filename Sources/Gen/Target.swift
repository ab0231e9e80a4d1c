import Descriptors

/// Something that is generated from the catalog, in a folder of its own.
public enum Target: String, CaseIterable, Sendable {
  case swift, lua, python, docs
  /// For a module that is written in Swift, and built: what Kamailio loads it by.
  case kamailio

  /// What is made of any catalog; `kamailio` needs the module's code beside it.
  public static let standard = allCases.filter { $0 != .kamailio }

  /// The folder in which generated files that are not needed any more are looked for. Beside the pages
  /// of the reference mkdocs makes its site, with copies of them.
  var sweptFolder: String { self == .docs ? "docs/pages" : rawValue }

  func files(for catalog: Catalog, scope: Scope, guides: [Guide]) -> [PlannedFile] {
    switch self {
    case .swift: SwiftTarget.files(for: catalog, scope: scope)
    case .lua: LuaTarget.files(for: catalog, scope: scope)
    case .python: PythonTarget.files(for: catalog, scope: scope)
    case .kamailio: KamailioTarget.files(for: catalog, scope: scope)
    case .docs: MarkdownTarget.files(for: catalog, scope: scope, guides: guides)
    }
  }
}
