import Files
import KemiGen

extension ModulePackage {
  /// Writes what scripts need to know of the module: stubs in `lua` and `python`, and its page of reference.
  public func writeReference(to output: String) throws {
    let own = catalog.limited(toModules: [name])
    let stubs = try Generator(targets: [.lua, .python], folder: output).changes(
      for: own, scope: Scope(release: nil))
    let page = OutputFile(path: "\(name).md", text: ModuleReference(module, catalog: own).text)
    try stubs.commit(to: output)
    try FileChanges(bringing: output, to: [page]).commit(to: output)
  }
}
