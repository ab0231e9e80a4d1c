import Descriptors
import KemiModules
import KemiRuntime

extension Export {
  /// Which rows a release has; those without an end where none is named.
  static func filter(release: String?) throws -> (Export) -> Bool {
    guard let release else { return { $0.isCurrent } }
    let known = try CatalogReader().read().releases.map(\.release)
    guard let wanted = Release(release), known.contains(wanted) else {
      throw ScriptError(
        "unknown release '\(release)'; known are \(known.map(\.description).joined(separator: ", "))")
    }
    return { ReleaseRange($0.releases)?.contains(wanted) ?? true }
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

extension AddressReader {
  /// `proto:host:port`.
  static func socket(_ text: String) -> (transport: String, address: Environment.Address)? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, transports.contains(parts[0]), let address = address(parts[1]), address.port > 0
    else {
      return nil
    }
    return (parts[0], address)
  }
}
