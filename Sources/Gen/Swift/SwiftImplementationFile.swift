import Descriptors

/// The marshalling: one path for each signature that occurs.
enum SwiftImplementationFile {
  static func text(_ modules: [Module], scope: Scope) -> String {
    let signatures = Set(
      modules.flatMap(\.functions).filter(\.isSwift).map { SwiftSignature(signature: $0.signature) }
    )
    .sorted { $0.factoryName < $1.factoryName }
    let holders = signatures.map { signature in
      "private struct \(signature.holderName) { let call: \(signature.functionType) }"
    }
    let factories = signatures.map { signature in
      """
        public static func \(signature.factoryName)(
          _ function: @escaping \(signature.functionType)
        ) -> Implementation {
          Implementation(\(signature.tableEntry), \(signature.holderName)(call: function)) { entry, arguments in
            entry.\(signature.crossing) { (function: \(signature.holderName), message, \(signature.argumentsName)) in
              \(signature.marshalling)
            }
          }
        }

      """
    }
    return """
      \(SwiftComment.head(scope.origin))
      import KemiRuntime

      extension Implementation {
      \(factories.joined(separator: "\n"))}

      // A struct around each function keeps its type: a generic place for it would put a detour into every call.
      \(holders.joined(separator: "\n"))

      """
  }
}
