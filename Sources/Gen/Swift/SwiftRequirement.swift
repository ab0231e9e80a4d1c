import Descriptors

/// A method of a module's protocol.
struct SwiftRequirement {
  let function: Function
  let name: String
  let labels: [String]

  /// One for each function that the newest release of the catalog has.
  static func all(of module: Module, in catalog: Catalog) -> [SwiftRequirement] {
    var names = Set<String>()
    return module.functionGroups().compactMap { group in
      guard let function = group.first(where: { catalog.isCurrent($0) && $0.isSwift }) else { return nil }
      return SwiftRequirement(
        function: function,
        name: SwiftNames.unique(function.name, among: &names, as: SwiftNames.identifier),
        labels: labels(of: function))
    }
  }

  private static func labels(of function: Function) -> [String] {
    var names = Set<String>()
    return function.parameters.map {
      SwiftNames.unique($0.name, among: &names, as: SwiftNames.label)
    }
  }

  /// The name as a part of another.
  var bareName: String { name.filter { $0 != "`" } }

  private var signature: SwiftSignature { SwiftSignature(signature: function.signature) }

  /// The method with its documentation.
  var declaration: String {
    var text = SwiftComment.lines(function.summary ?? "KEMI's `\(function.name)`.", indent: "  ")
    if let details = function.details { text += "  ///\n" + SwiftComment.lines(details, indent: "  ") }
    let described = zip(labels, function.parameters).filter { $1.summary != nil }
    if !described.isEmpty {
      text += "  ///\n  /// - Parameters:\n"
      for (label, parameter) in described {
        text += SwiftComment.lines("  - \(label.filter { $0 != "`" }): \(parameter.summary!)", indent: "  ")
      }
    }
    if let summary = function.returns.summary {
      text += (described.isEmpty ? "  ///\n" : "") + SwiftComment.lines("- Returns: \(summary)", indent: "  ")
    }
    let parameters = zip(labels, function.parameters).map {
      ", \($0): \(SwiftSignature.parameterType($1.type))"
    }
    let result = function.returns.type == .str ? ", into result: inout TextBuffer" : ""
    let arrow = signature.returnType == "Void" ? "" : " -> \(signature.returnType)"
    return text + "  func \(name)(_: any Message\(parameters.joined())\(result)) throws\(arrow)\n"
  }

  /// The element of `implementations`.
  var binding: String {
    let result = function.returns.type == .str ? ["into"] : []
    let compound = "\(name)(_:\((labels + result).map { "\($0):" }.joined()))"
    return "\"\(function.name)\": .\(signature.factoryName)(\(compound))"
  }
}
