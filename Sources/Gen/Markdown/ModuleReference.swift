import Descriptors

/// The page of one module by itself, without the reference around it.
public struct ModuleReference {
  private let page: ModulePage

  public init(_ module: Module, catalog: Catalog) {
    page = ModulePage(module: module, catalog: catalog, scope: Scope(release: nil))
  }

  public var text: String { page.text }
}
