/// How what was expected and what happened go together, in order.
enum Alignment<Expected, Actual> {
  case both(Expected, Actual)
  case missing(Expected)
  case extra(Actual)

  /// More than this is not aligned but listed, lest a long run take long to explain.
  private static var limit: Int { 4_000_000 }

  /// Pairs as many as possible.
  static func of(
    _ expected: [Expected], _ actual: [Actual], fits: (Expected, Actual) -> Bool
  ) -> [Alignment] {
    guard expected.count &* actual.count <= limit else {
      return expected.map(Alignment.missing) + actual.map(Alignment.extra)
    }
    let width = actual.count + 1
    // lengths[i, j]: how many pairs there are from expected i and actual j on.
    var lengths = [Int32](repeating: 0, count: (expected.count + 1) * width)
    for i in expected.indices.reversed() {
      for j in actual.indices.reversed() {
        lengths[i * width + j] =
          fits(expected[i], actual[j])
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var lines: [Alignment] = []
    var (i, j) = (0, 0)
    while i < expected.count, j < actual.count {
      if fits(expected[i], actual[j]) {
        lines.append(.both(expected[i], actual[j]))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        lines.append(.missing(expected[i]))
        i += 1
      } else {
        lines.append(.extra(actual[j]))
        j += 1
      }
    }
    return lines + expected[i...].map(Alignment.missing) + actual[j...].map(Alignment.extra)
  }
}
