import Descriptors

/// Which type a number in an export table stands for. `src/core/kemi.h` of 5.2 and of 5.7 have the numbers.
struct TypeNumbers {
  fileprivate let types: [Int: KemiType]

  private static let before57 = TypeNumbers(types: [
    0: .none, 1: .int, 2: .str, 4: .bool, 8: .xval, 16: .null, 32: .dict, 64: .array,
  ])
  private static let from57 = TypeNumbers(types: [
    0: .none, 1: .int, 2: .str, 4: .bool, 8: .long, 16: .xval, 32: .null, 64: .dict, 128: .array,
  ])

  /// The numbers of a server, by a function that returns an xval in all releases that have one.
  static func of(_ tables: ExportedTables) -> TypeNumbers {
    let probe = tables.rows.first { $0.file == nil && $0.module == "pv" && $0.function == "get" }
    return probe?.returns == 16 ? from57 : before57
  }

  /// - Returns: nil where a number is none that is known, or no type for its place.
  func signature(of row: ExportedTables.Row) -> Signature? {
    // Interpreters read the parameters up to the first NONE.
    let parameters = row.parameters.prefix { $0 != 0 }.map { types[$0] }
    let known = parameters.compactMap(\.self)
    guard let returns = types[row.returns], known.count == parameters.count,
      known.allSatisfy(KemiType.parameterTypes.contains)
    else { return nil }
    return Signature(returns: returns, parameters: known)
  }
}
