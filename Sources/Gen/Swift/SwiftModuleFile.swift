import Descriptors

/// The file of one module: its table, and the protocol that a Swift implementation of it conforms to.
struct SwiftModuleFile {
  let module: Module
  let catalog: Catalog
  let scope: Scope

  var text: String {
    let requirements = SwiftRequirement.all(of: module, in: catalog)
    return "// \(scope.origin(module))\nimport KemiRuntime\n\n" + table + "\n"
      + (requirements.isEmpty ? "" : protocolText(requirements))
  }

  private var table: String {
    let name = SwiftNames.identifier(module.name)
    var text = "extension ExportTable {\n  /// `\(module.path(of: "*"))`\n"
    text += "  public static let \(name) = ExportTable(\n    \"\(module.tableName)\",\n    [\n"
    for function in module.functions where function.isSwift {
      let signature = SwiftSignature(signature: function.signature)
      text += "      Export(\"\(function.name)\", \(signature.tableEntry), \"\(function.releases)\"),\n"
    }
    return text + "    ])\n}\n"
  }

  private func protocolText(_ requirements: [SwiftRequirement]) -> String {
    let type = Names.upperCamelCase(module.name) + "Module"
    var text = SwiftComment.lines(module.summary ?? "The functions of `\(module.path(of: "*"))`.", indent: "")
    text += "public protocol \(type) {\n"
    text += requirements.map(\.declaration).joined(separator: "\n")
    text += "}\n\nextension \(type) {\n"
    text += "  /// The implementations of the functions by their KEMI names.\n"
    text += "  public var implementations: [(name: StaticString, implementation: Implementation)] {\n    [\n"
    for requirement in requirements { text += "      \(requirement.binding),\n" }
    return text + "    ]\n  }\n}\n"
  }
}
