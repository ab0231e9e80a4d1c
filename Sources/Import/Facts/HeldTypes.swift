import Descriptors

/// Finds what an `xval` can hold, by the type codes that the C code mentions on its way.
struct HeldTypes {
  let graph: CallGraph

  /// How many functions are looked through.
  private static let depthLimit = 4

  /// The types; empty where the code shows none, or builds a value of several levels.
  func types(of row: TableRow) -> [KemiType] {
    guard row.signature.returns == .xval else { return [] }
    var words = Set<String>()
    collect(row.implementation, from: row.source, depth: HeldTypes.depthLimit, into: &words)
    var types = Set(KemiType.heldTypes.filter { words.contains("SR_KEMIP_" + $0.rawValue.uppercased()) })
    if words.contains("SR_KEMI_XVAL_NULL_PRINT") || words.contains("SR_KEMI_XVAL_NULL_EMPTY") {
      types.insert(.str)
    }
    if types.contains(.dict) || types.contains(.array) || types == [.int, .str] { return [] }
    return KemiType.heldTypes.filter(types.contains)
  }

  private func collect(_ name: String, from source: CSource, depth: Int, into words: inout Set<String>) {
    if depth == 0 { return }
    for function in graph.functions.definitions(of: name, from: source) {
      let body = function.source
      for token in body.tokens(in: function.body) where token.kind == .identifier {
        let word = body.text(token.range)
        if word.hasPrefix("SR_KEMI") { words.insert(word) }
      }
    }
    for callee in graph.callees(of: name, from: source) {
      collect(callee, from: source, depth: depth - 1, into: &words)
    }
  }
}
