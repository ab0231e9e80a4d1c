public import CProxy

extension Proxy {
  /// The script reads a name that KSR, or one of its modules, does not have.
  public func readUnknown(_ name: String, module: String) -> ksr_result {
    treatment == .strict ? results.write(failure: unknown(name, module: module)) : results.write(.null)
  }

  /// Says that there is no such name, and which one may have been meant.
  public func unknown(_ name: String, module: String) -> String {
    let known =
      module.isEmpty
      ? modules.flatMap { $0.name.isEmpty ? $0.functions.map(\.name) : [$0.name] }
      : modules.first { $0.name == module }?.functions.map(\.name) ?? []
    let place = module.isEmpty ? "KSR" : "KSR.\(module)"
    let what = module.isEmpty ? "module or function" : "function"
    let guess = name.closest(among: known).map { "; did you mean '\($0)'?" } ?? ""
    return "\(place) has no \(what) '\(name)'\(guess)"
  }
}

extension String {
  /// The most similar name, if it is similar at all: with one letter in three changed at most.
  fileprivate func closest(among names: [String]) -> String? {
    let letters = Array(utf8.prefix(100))
    let limit = max(1, letters.count / 3)
    let near = names.lazy.filter { abs($0.utf8.count - letters.count) <= limit }
      .map { (name: $0, distance: letters.distance(to: Array($0.utf8))) }
    return near.min { $0.distance < $1.distance }.flatMap { $0.distance <= limit ? $0.name : nil }
  }
}

extension [UInt8] {
  /// How many letters have to be changed, added or removed.
  fileprivate func distance(to other: [UInt8]) -> Int {
    var row = [Int](0...other.count)
    for (index, letter) in enumerated() {
      var diagonal = index
      row[0] = index + 1
      for (position, otherLetter) in other.enumerated() {
        let changed = diagonal + (letter == otherLetter ? 0 : 1)
        diagonal = row[position + 1]
        row[position + 1] = Swift.min(changed, row[position] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
