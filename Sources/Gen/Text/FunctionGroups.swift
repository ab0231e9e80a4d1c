import Descriptors

extension Module {
  /// The functions grouped by name, in the order of the descriptor; within a group the newest first.
  func functionGroups(for engine: Engine? = nil) -> [[Function]] {
    var groups: [[Function]] = []
    var indices: [String: Int] = [:]
    for function in functions where engine.map({ function.available(in: $0) }) ?? true {
      if let index = indices[function.name] {
        groups[index].append(function)
      } else {
        indices[function.name] = groups.count
        groups.append([function])
      }
    }
    for index in groups.indices where groups[index].count > 1 {
      groups[index].sort { newness($0) > newness($1) }
    }
    return groups
  }

  private func newness(_ function: Function) -> (Release, Release) {
    (function.releases.last ?? .master, function.releases.first)
  }
}
