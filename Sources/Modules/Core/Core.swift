import KemiRuntime
import KemiTables
import SIP

/// The functions of `KSR` itself, but for those that need a running server: `route`, `get_debug`.
struct Core: SwiftModule {
  let session: Session

  var name: String { "" }

  var implementations: [String: Implementation] {
    [methodTests, transportTests, localTests, flags, destinations, logging, connections]
      .reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
  }
}
