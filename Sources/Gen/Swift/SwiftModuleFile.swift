import Descriptors

/// The file of one module: its table, and the protocol that a Swift implementation of it conforms to.
struct SwiftModuleFile {
  let module: Module
  let catalog: Catalog
  let scope: Scope

  var text: String {
    let requirements = SwiftRequirement.all(of: module, in: catalog)
    return SwiftComment.head(scope.origin(module)) + "\nimport KemiRuntime\n\n" + table + "\n"
      + (requirements.isEmpty ? "" : protocolText(requirements))
  }

  private var table: String {
    let name = SwiftNames.identifier(module.name)
    var text = "extension ExportTable {\n  /// `\(module.path(of: "*"))`\n"
    text += "  public static let \(name) = ExportTable(\n    \"\(module.tableName)\",\n    [\n"
    for function in module.functions where function.isSwift {
      let signature = SwiftSignature(signature: function.signature)
      let parameters = function.parameters.map(\.name).joined(separator: ",")
      text += "      Export(\n        \"\(function.name)\", \(signature.tableEntry), \"\(function.releases)\""
      if !parameters.isEmpty { text += ", parameters: \"\(parameters)\"" }
      if !function.cfg.isEmpty { text += ", natives: \"\(function.cfg.joined(separator: ","))\"" }
      text += "),\n"
    }
    return text + "    ])\n}\n"
  }

  private func protocolText(_ requirements: [SwiftRequirement]) -> String {
    let type = SwiftNames.type(module) + "Module"
    let own = SwiftParameters(module: module)
    var text = SwiftComment.lines(module.summary ?? "The functions of `\(module.path(of: "*"))`.", indent: "")
    text += "public protocol \(type): SwiftModule {\n"
    text += (own.requirements + requirements.map(\.declaration)).joined(separator: "\n")
    text += "}\n\nextension \(type) {\n"
    text += "  public var name: String { \"\(module.tableName)\" }\n\n"
    text += "  public var implementations: [String: Implementation] {\n    [\n"
    for requirement in requirements { text += "      \(requirement.binding),\n" }
    return text + "    ]\n  }\n}\n" + own.declaration
  }
}
