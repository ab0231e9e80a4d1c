import Descriptors

/// The marshalling: one path for each signature that occurs.
enum SwiftImplementationFile {
  static func text(_ modules: [Module], scope: Scope) -> String {
    let signatures = Set(
      modules.flatMap(\.functions).filter(\.isSwift).map { SwiftSignature(signature: $0.signature) }
    )
    .sorted { $0.factoryName < $1.factoryName }
    let factories = signatures.map { signature in
      """
        public static func \(signature.factoryName)(
          _ function: @escaping \(signature.functionType)
        ) -> Implementation {
          Implementation(\(signature.tableEntry)) { message, \(signature.argumentsName) in
            \(signature.marshalling)
          }
        }

      """
    }
    return """
      // \(scope.origin)
      import KemiRuntime

      extension Implementation {
      \(factories.joined(separator: "\n"))}

      """
  }
}
