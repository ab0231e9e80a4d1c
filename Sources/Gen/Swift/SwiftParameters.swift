import Descriptors

/// The parameters for `modparam`, as the module gets them.
struct SwiftParameters {
  let module: Module

  /// The name of the struct: `GreeterParameters`.
  var typeName: String { SwiftNames.type(module) + "Parameters" }

  /// The parameters by their names in Swift.
  var named: [(name: String, parameter: ModuleParameter)] {
    var names = Set<String>()
    return module.parameters.map {
      (SwiftNames.unique($0.name, among: &names, as: SwiftNames.identifier), $0)
    }
  }

  /// The struct, or nothing where there are no parameters.
  var declaration: String {
    if module.parameters.isEmpty { return "" }
    var text = "\n/// What `modparam(\"\(module.name)\", …)` has set.\n"
    text += "public struct \(typeName): Sendable {\n"
    for (name, parameter) in named {
      if let summary = parameter.summary { text += SwiftComment.lines(summary, indent: "  ") }
      text +=
        "  public var \(name): \(parameter.swiftType) = \(parameter.initialText)\n"
    }
    return text + "\n  public init() {}\n}\n"
  }

  /// What the module's protocol asks for besides the functions.
  var requirements: [String] {
    var requirements: [String] = []
    if !module.parameters.isEmpty {
      requirements.append(
        """
          /// Makes the module of what the configuration says, once, before the server forks.
          ///
          /// - Throws: What keeps the server from starting; its description goes to the log.
          init(_ parameters: \(typeName)) throws

        """)
    }
    return requirements + module.hooks.map(\.requirement)
  }
}

extension Hook {
  fileprivate var requirement: String {
    switch self {
    case .startProcess:
      """
        /// Called in each process of the server when it begins.
        ///
        /// - Throws: What keeps the server from starting; its description goes to the log.
        func startProcess(_ process: ServerProcess) throws

      """
    case .stop:
      """
        /// Called when the server ends, in its main process.
        func stop()

      """
    }
  }
}

extension ModuleParameter {
  var swiftType: String { type == .int ? "Int32" : "String" }

  /// The default as Swift writes it.
  var initialText: String {
    switch initial {
    case .int(let number): "\(number)"
    case .str(let text): SwiftNames.literal(text)
    }
  }
}
