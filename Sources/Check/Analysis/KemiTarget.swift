import Descriptors

/// What the functions that a call may be of have in common, found out once a name.
final class KemiTarget: Sendable {
  /// Of the release that scripts are for; of all without one.
  let entries: [KemiIndex.Entry]
  /// Those of them that the newest release has, if it has any.
  let current: [KemiIndex.Entry]
  /// The one that messages name.
  let newest: KemiIndex.Entry
  /// How many parameters there can be.
  let counts: Set<Int>
  /// Of the parameters that all of them have.
  let types: [Set<KemiType>]
  /// Where all of them agree.
  let roles: [Role?]

  /// - Returns: nil where no such function is known.
  init?(_ entries: [KemiIndex.Entry], isCurrent: (Function) -> Bool) {
    guard let newest = entries.newest else { return nil }
    self.entries = entries
    let current = entries.filter { isCurrent($0.function) }
    self.current = current.isEmpty ? entries : current
    self.newest = newest
    counts = Set(entries.map(\.function.parameters.count))
    let shared = 0..<(counts.min() ?? 0)
    types = shared.map { position in Set(entries.map { $0.function.parameters[position].type }) }
    roles = shared.map { position in
      let roles = Set(entries.map { $0.function.parameters[position].role })
      return roles.count == 1 ? newest.function.parameters[position].role : nil
    }
  }

  var prototype: String { newest.prototype }
}
