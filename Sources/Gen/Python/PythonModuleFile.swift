import Descriptors

/// The stub of one module.
struct PythonModuleFile {
  let module: Module
  let catalog: Catalog
  let scope: Scope
  /// Names that stand in the file beside those of the module's functions.
  var otherNames: [String] = []

  private var types: PythonTypes { PythonTypes(names: module.functions.map(\.name) + otherNames) }

  var text: String {
    let words = [module.summary, module.details].compactMap(\.self)
    let documentation = words.isEmpty ? "" : PythonDocstring.text(words.joined(separator: "\n\n"), indent: "")
    return "# \(scope.origin(module))\n" + documentation + imports + functions
  }

  /// What the functions need from elsewhere.
  var imports: String {
    let needsOverload = groups.contains { $0.count > 1 }
    let needsDeprecated = groups.joined().contains { Prose.removal($0, of: catalog) != nil }
    return types.imports + (needsOverload ? "from typing import overload as _overload\n" : "")
      + (needsDeprecated ? "from typing_extensions import deprecated as _deprecated\n" : "")
  }

  var functions: String { groups.map { "\n" + function($0) }.joined() }

  /// The functions by name, without older ones that a checker could not tell from newer ones.
  private var groups: [[Function]] {
    module.functionGroups(for: .python).map { group in
      group.enumerated().filter { index, function in
        !group[..<index].contains { $0.signature.parameters == function.signature.parameters }
      }.map(\.element)
    }
  }

  private func function(_ group: [Function]) -> String {
    if PythonNames.keywords.contains(group[0].name) {
      return
        "# '\(group[0].name)' is a reserved word: at run time it is \(PythonNames.path(module, group[0].name)).\n"
    }
    return group.map { definition($0, isOverload: group.count > 1) }.joined(separator: "\n")
  }

  private func definition(_ function: Function, isOverload: Bool) -> String {
    var text = isOverload ? "@_overload\n" : ""
    if let removal = Prose.removal(function, of: catalog) { text += "@_deprecated(\"\(removal)\")\n" }
    var parameters = function.parameters.map {
      "\(PythonNames.identifier($0.name)): \(types.name(of: $0.type))"
    }
    // KSR's functions take no keyword arguments.
    if !parameters.isEmpty { parameters.append("/") }
    if function.variadic { parameters.append("*arguments: \(types.name(of: KemiType.str))") }
    text +=
      "def \(function.name)(\(parameters.joined(separator: ", "))) -> \(types.name(of: function.returns)):\n"
    return text + PythonDocstring.text(documentation(function), indent: "    ")
  }

  private func documentation(_ function: Function) -> String {
    var paragraphs = [function.summary, function.details].compactMap(\.self)
    let parameters = function.parameters.compactMap { parameter in
      parameter.summary.map { "    \(PythonNames.identifier(parameter.name)): \($0)" }
    }
    if !parameters.isEmpty { paragraphs.append("Args:\n" + parameters.joined(separator: "\n")) }
    if let summary = function.returns.summary { paragraphs.append("Returns:\n    \(summary)") }
    if let test = Facts.test(function.returns) { paragraphs.append(test) }
    paragraphs.append(Facts.lines(of: function, in: module, catalog: catalog).joined(separator: "\n"))
    let text = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? module.path(of: function.name) : text
  }
}
