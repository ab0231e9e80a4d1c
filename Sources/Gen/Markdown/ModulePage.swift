import Descriptors

/// The page of one module.
struct ModulePage {
  let module: Module
  let catalog: Catalog
  let scope: Scope
  /// As `Guide` has them.
  var remarks: [String: [String]] = [:]

  var text: String {
    let groups = module.functionGroups()
    var text = "<!-- \(scope.origin(module)) -->\n# \(title)\n\n"
    for words in [module.summary, module.details].compactMap(\.self) {
      text += Markdown.prose(words) + "\n\n"
    }
    if let file = module.loads {
      text += "To use it, load the module in `kamailio.cfg`: `loadmodule \"\(file).so\"`\n\n"
    } else {
      text += "There is nothing to load: it is part of the server.\n\n"
    }
    text += parameters
    text += "| Function | Returns | What it does |\n|---|---|---|\n"
    for group in groups { text += row(group[0]) }
    for group in groups { text += "\n" + section(group) }
    return text
  }

  /// What `modparam` sets, where the descriptor says it.
  private var parameters: String {
    if module.parameters.isEmpty { return "" }
    var text = "| Module parameter | Default | What it is |\n|---|---|---|\n"
    for parameter in module.parameters {
      let initial =
        switch parameter.initial {
        case .int(let number): "\(number)"
        case .str(let value): "\"\(value)\""
        }
      text += "| \(Markdown.code(parameter.name)), \(parameter.type.rawValue) | \(Markdown.code(initial)) | "
      text += "\(parameter.summary.map(Markdown.cell) ?? "") |\n"
    }
    return text + "\n"
  }

  private var title: String {
    module.name == Module.coreName ? "Core functions: KSR.*" : module.path
  }

  private func row(_ function: Function) -> String {
    let names = function.parameters.map(\.name) + (function.variadic ? ["..."] : [])
    let call = "\(function.name)(\(names.joined(separator: ", ")))"
    var summary = function.summary.map(Markdown.cell) ?? ""
    if let removal = Prose.removal(function, of: catalog) { summary = "*\(removal)* " + summary }
    return
      "| [\(Markdown.code(call))](#\(MarkdownLinks.anchor(function.name))) | \(returned(function.returns)) | \(summary) |\n"
  }

  private func returned(_ returns: Returns) -> String {
    if returns.type == .none { return "nothing" }
    return [returns.type.rawValue, returns.effectiveKind?.rawValue].compactMap(\.self).joined(separator: ", ")
  }

  private func section(_ group: [Function]) -> String {
    var text =
      "## \(module.path(of: group[0].name).escapedUnderscores) { #\(MarkdownLinks.anchor(group[0].name)) }\n"
    for function in group {
      text +=
        "\n"
        + FunctionText(function: function, module: module, catalog: catalog, isOneOfSeveral: group.count > 1)
        .text
    }
    for remark in remarks["\(module.name).\(group[0].name)"] ?? [] { text += "\n\(remark)\n" }
    return text
  }
}

extension String {
  fileprivate var escapedUnderscores: String {
    split(separator: "_", omittingEmptySubsequences: false).joined(separator: "\\_")
  }
}
