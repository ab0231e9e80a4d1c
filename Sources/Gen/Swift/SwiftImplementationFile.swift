import Descriptors

/// The marshalling: one path for each signature that occurs.
enum SwiftImplementationFile {
  static func text(_ modules: [Module], scope: Scope) -> String {
    let signatures = Set(
      modules.flatMap(\.functions).filter(\.isSwift).map { SwiftSignature(signature: $0.signature) }
    )
    .sorted { $0.caseName < $1.caseName }
    var text = """
      // \(scope.origin)
      import KemiRuntime

      /// A function of a module as Swift implements it, by its signature.
      public enum Implementation {

      """
    for signature in signatures {
      text += "  case \(signature.caseName)(\(signature.functionType))\n"
    }
    text += """

        /// Calls the function with arguments that fit its signature.
        public func call(_ message: any Message, _ arguments: Arguments) throws -> Value {
          switch self {

      """
    for signature in signatures {
      text += "    case .\(signature.caseName)(let function):\n      \(signature.marshalling)\n"
    }
    return text + "    }\n  }\n}\n"
  }
}
