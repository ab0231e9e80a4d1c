import Descriptors

/// Takes the names of parameters from the C function, in a form that every KEMI language accepts.
enum ParameterNames {
  /// One name for each type of the signature.
  static func names(for row: TableRow, in functions: FunctionIndex) -> [String] {
    let count = row.signature.parameters.count
    let definitions = functions.definitions(of: row.implementation, from: row.source)
    let best = definitions.compactMap(\.scriptParameters).first { $0.count >= count }
    var used = Set<String>()
    return (0..<count).map { index in
      let name = best.map { cleaned($0[index].name) } ?? ""
      let base = isIdentifier(name) ? name : "p\(index + 1)"
      var unique = base
      var number = 2
      while !used.insert(unique).inserted {
        unique = "\(base)\(number)"
        number += 1
      }
      return unique
    }
  }

  private static func cleaned(_ name: String) -> String {
    String(name.drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed())
  }
}
