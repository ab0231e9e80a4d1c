import Descriptors

/// What one release has that the one before had not, and the other way round.
struct ReleaseStep {
  struct Change {
    let name: String
    let before: [Function]
    let after: [Function]
  }

  let module: Module
  var added: [String] = []
  var removed: [String] = []
  var changed: [Change] = []

  /// - Parameter groups: The module's functions by name.
  init(_ module: Module, groups: [[Function]], from old: Release, to new: Release) {
    self.module = module
    for group in groups {
      // Hardly any function changes in a step: a name with one entry is told by its range alone.
      if group.count == 1, group[0].releases.contains(old) == group[0].releases.contains(new) { continue }
      let before = group.filter { $0.releases.contains(old) }
      let after = group.filter { $0.releases.contains(new) }
      let name = group[0].name
      switch (before.isEmpty, after.isEmpty) {
      case (true, false): added.append(name)
      case (false, true): removed.append(name)
      case (false, false) where Set(before.map(\.signature)) != Set(after.map(\.signature)):
        changed.append(Change(name: name, before: before, after: after))
      default: break
      }
    }
  }
}
