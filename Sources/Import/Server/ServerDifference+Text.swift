import Descriptors

extension ServerDifference {
  /// The difference for a person, to the last function.
  public var text: String {
    let known = catalogVersion.map { ", as of \($0)" } ?? ", which it does not know"
    var text = """
      server: \(server.banner); functions: \(server.functionCount), in sub-modules: \(server.moduleCount); \
      modules loaded: \(server.loadedCount) of \(server.installed.count)
      catalog: release \(server.release)\(known); functions: \(catalogCount)

      """
    text += section("In the server, not in the catalog", added.count)
    for entry in added {
      text += "  \(shown(entry.module, entry.name, entry.signature))  [in \(place(entry.files))]\n"
    }
    text += section("In both, but not the same", changed.count)
    for change in changed { text += "  \(shown(change))\n" }
    text += section("In the catalog, not in the server", missing.count)
    text += groups(of: missing) { "\n  \(words($0.reason))" }
    if !supplied.isEmpty {
      text += section("Supplied by the interpreters, which no table shows", supplied.count)
      text += supplied.map { "    \(shown($0))\n" }.joined()
    }
    return text
  }

  private func section(_ title: String, _ count: Int) -> String { "\n\(title): \(count)\n" }

  private func groups(of functions: [Missing], by title: (Missing) -> String) -> String {
    Dictionary(grouping: functions, by: title).sorted { $0.key < $1.key }.map { title, group in
      "\(title): \(group.count)\n" + group.map { "    \(shown($0))\n" }.joined()
    }.joined()
  }

  private func words(_ reason: Reason) -> String {
    switch reason {
    case .notInstalled(let files): "\(place(files)) is not installed"
    case .notLoaded(let file, let reason): "\(file).so could not be loaded: \(reason)"
    case .interpreter(let file): "in a table of \(file).so itself, which registers it nowhere"
    case .olderServer(let version): "not yet in \(server.version); the catalog has \(version)"
    case .newerServer(let version):
      "not any more in \(server.version)" + (version.isEmpty ? "" : "; the catalog has \(version)")
    case .condition(let condition): "only in a build with: \(condition)"
    case .unknown: "unexplained: the module is loaded, and has no such function"
    }
  }

  private func shown(_ missing: Missing) -> String {
    shown(missing.module, missing.function.name, missing.function.signature)
  }

  private func shown(_ change: Changed) -> String {
    let (entry, function) = (change.entry, change.function)
    let name = shown(entry.module, entry.name, entry.signature)
    if entry.signature != function.signature {
      return "\(name)  [the catalog has \(types(function.signature))]"
    }
    let files = change.module.files(for: function)
    return "\(name)  [in \(place(entry.files)); the catalog has \(place(files))]"
  }

  private func place(_ files: [String]) -> String {
    files.isEmpty ? "the server itself" : files.map { $0 + ".so" }.joined(separator: " or ")
  }

  private func shown(_ module: String, _ function: String, _ signature: Signature) -> String {
    Module(name: module).path(of: function) + types(signature)
  }

  private func types(_ signature: Signature) -> String {
    "(\(signature.parameters.map(\.rawValue).joined(separator: ", "))) -> \(signature.returns.rawValue)"
  }
}
