/// Finds the signature that takes the smallest change: another order, then other types, then fewer
/// parameters, then another result.
enum NearestSignature {
  /// - Parameter callable: What there is to choose from, with int or xval as the result.
  static func find(_ signature: Signature, among callable: [Signature]) -> Signature? {
    callable.map { (cost: cost(of: $0, for: signature), signature: $0) }
      .min { ($0.cost, text($0.signature)) < ($1.cost, text($1.signature)) }
      .flatMap { $0.cost < Cost.impossible ? $0.signature : nil }
  }

  private enum Cost {
    static let order = 5
    static let dropped = 100
    /// More than a parameter: fewer texts can be sent in one, but a script needs its result.
    static let result = 150
    static let impossible = 1_000_000
  }

  private static func text(_ signature: Signature) -> String {
    signature.parameters.map(\.rawValue).joined(separator: " ")
  }

  private static func cost(of candidate: Signature, for signature: Signature) -> Int {
    let result = candidate.returns == signature.asCalled.returns ? 0 : Cost.result
    return result + cost(signature.parameters[...], candidate.parameters[...])
  }

  /// The cheapest way from one list to the other.
  private static func cost(_ types: ArraySlice<KemiType>, _ others: ArraySlice<KemiType>) -> Int {
    if types.count < others.count { return Cost.impossible }
    guard let type = types.first, let other = others.first else { return types.count * Cost.dropped }
    if types.count == others.count, types != others, isReordered(types, others) { return Cost.order }
    // A parameter at the end is dropped rather than one before it.
    let dropping = Cost.dropped + 1 + cost(types.dropFirst(), others)
    return min(replacing(type, by: other) + cost(types.dropFirst(), others.dropFirst()), dropping)
  }

  private static func isReordered(_ types: ArraySlice<KemiType>, _ others: ArraySlice<KemiType>) -> Bool {
    types.map(\.rawValue).sorted() == others.map(\.rawValue).sorted()
  }

  /// How much a value loses when it is passed as one of another type.
  private static func replacing(_ type: KemiType, by other: KemiType) -> Int {
    switch (type, other) {
    case _ where type == other: 0
    case (.bool, .int): 10
    // 64 bits do not fit an int; text holds whatever there is.
    case (_, .str): 12
    case (.int, .long): 14
    case (.long, .int), (.bool, .long): 16
    default: 30
    }
  }
}
