import Descriptors
import JSON
import KemiModules
import KemiRuntime
import SIP

/// What happens to a script, and what it should do; the parts that need to know the functions are still JSON.
struct Scenario {
  /// A message that arrives.
  struct Step {
    let message: SIPMessage
    /// The route to run in place of the usual ones.
    let route: String?
  }

  /// A part of a file that is read when the functions are known.
  struct Part {
    let document: JSONDocument
    let place: JSONPlace
  }

  /// The path of the script.
  var script: String
  var steps: [Step] = []
  var environment = Environment()
  /// Lookups go here; a table's contacts expire relative to the time of the run.
  var location: Part?
  var release: Release?
  /// Calls that do not fit are treated as Kamailio treats them.
  var isCompatible = false
  /// Those of the folder first.
  var mocks: [Part] = []
  /// Initial values, by hash table, then by key.
  var hashTables: [(name: String, items: [(key: String, value: Value)])] = []
  /// Initial values by the names of pseudo-variables.
  var variables: [(name: String, value: Value)] = []
  var expectation: Part?
}
