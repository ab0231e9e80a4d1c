/// An expectation that was not met.
public struct Difference: Sendable, Equatable {
  /// The key under `expect`.
  public let aspect: String
  /// For a person: a sentence, or a unified diff whose lines begin with `-` (expected), `+` (happened) or a space.
  public let lines: [String]

  public init(aspect: String, lines: [String]) {
    self.aspect = aspect
    self.lines = lines
  }
}

extension Difference {
  /// Holds lists against each other in which everything has to be paired.
  static func between<Expected, Actual>(
    _ aspect: String, _ expected: [Expected]?, _ actual: [Actual], fits: (Expected, Actual) -> Bool,
    show: (Expected) -> String, showActual: (Actual) -> String
  ) -> Difference? {
    guard let expected else { return nil }
    if expected.count == actual.count, zip(expected, actual).allSatisfy(fits) { return nil }
    let lines = Alignment.of(expected, actual, fits: fits).map { line in
      switch line {
      case .both(_, let actual): "  " + showActual(actual)
      case .missing(let expected): "- " + show(expected)
      case .extra(let actual): "+ " + showActual(actual)
      }
    }
    return Difference(aspect: aspect, lines: Difference.shortened(lines))
  }

  /// Holds a list against another that may have more between.
  ///
  /// - Parameter isRelated: Whether something that was not expected helps to explain what is missing.
  static func within<Expected, Actual>(
    _ aspect: String, _ expected: [Expected]?, _ actual: [Actual], fits: (Expected, Actual) -> Bool,
    show: (Expected) -> String, showActual: (Actual) -> String,
    isRelated: (Actual, [Expected]) -> Bool = { _, _ in true }
  ) -> Difference? {
    guard let expected else { return nil }
    var rest = actual[...]
    let isThere = expected.allSatisfy { expected in
      guard let index = rest.firstIndex(where: { fits(expected, $0) }) else { return false }
      rest = rest[(index + 1)...]
      return true
    }
    if isThere { return nil }
    let alignment = Alignment.of(expected, actual, fits: fits)
    let missing = alignment.compactMap { line in
      if case .missing(let expected) = line { expected } else { nil }
    }
    let lines = alignment.map { line in
      switch line {
      case .both(_, let actual): "  " + showActual(actual)
      case .missing(let expected): "- " + show(expected)
      case .extra(let actual): (isRelated(actual, missing) ? "+ " : "  ") + showActual(actual)
      }
    }
    return Difference(aspect: aspect, lines: Difference.shortened(lines))
  }

  /// As many lines as a person reads; of unchanged ones, those next to a change.
  private static func shortened(_ lines: [String]) -> [String] {
    let context = 3
    let limit = 60
    var isShown = lines.map { _ in false }
    for (index, line) in lines.enumerated() where !line.hasPrefix(" ") {
      for near in max(0, index - context)...min(lines.count - 1, index + context) { isShown[near] = true }
    }
    var short: [String] = []
    for (index, line) in lines.enumerated() {
      if isShown[index] {
        short.append(line)
      } else if index == 0 || isShown[index - 1] {
        short.append("  …")
      }
    }
    return short.count <= limit ? short : short.prefix(limit) + ["  … \(short.count - limit) more lines"]
  }
}
