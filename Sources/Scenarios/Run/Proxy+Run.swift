import Descriptors
import KemiRuntime

extension Export {
  /// Which rows a release has; those without an end where none is named.
  static func filter(release: String?) throws -> (Export) -> Bool {
    guard let release else { return filter(nil) }
    let known = try CatalogReader().read().releases.map(\.release)
    guard let wanted = Release(release), known.contains(wanted) else {
      throw ScriptError(
        "unknown release '\(release)'; known are \(known.map(\.description).joined(separator: ", "))")
    }
    return filter(wanted)
  }

  static func filter(_ release: Release?) -> (Export) -> Bool {
    guard let release else { return { $0.isCurrent } }
    return { ReleaseRange($0.releases)?.contains(release) ?? true }
  }
}

extension Proxy {
  /// Shows what Kamailio logs about a call that does not fit where the call stands in the trace.
  func logIntoTrace() {
    log = { [unowned self] line in
      record(
        .effect(Effect("log", [DictionaryItem("level", .str("err")), DictionaryItem("text", .str(line))])))
    }
  }
}
