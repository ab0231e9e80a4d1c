import Descriptors

/// All that the reference says of one function.
struct FunctionText {
  let function: Function
  let module: Module
  let catalog: Catalog
  /// Whether the name has other signatures in other releases or builds.
  let isOneOfSeveral: Bool

  var text: String {
    var blocks: [String] = []
    if isOneOfSeveral,
      let label = function.condition.map({ "With \(Markdown.code($0))" }) ?? Prose.releases(function.releases)
    {
      blocks.append("**\(label):**")
    }
    blocks.append("```c\n\(Prototype.text(function))\n```")
    if let removal = Prose.removal(function, of: catalog) { blocks.append("**\(removal)**") }
    blocks += [function.summary, function.details].compactMap { $0.map(Markdown.prose) }
    if !function.parameters.isEmpty { blocks.append(parameters) }
    blocks.append(returns)
    blocks.append(calls)
    blocks += function.examples.map { Markdown.block($0.code, language: language($0.engine)) }
    blocks.append(facts)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var parameters: String {
    var text = "| Parameter | Type | Meaning |\n|---|---|---|"
    for parameter in function.parameters {
      // A role is all there is to say until somebody has written a summary.
      let meaning = parameter.summary.map(Markdown.cell) ?? parameter.role.map { "*\($0.meaning)*" } ?? ""
      text += "\n| `\(parameter.name)` | `\(parameter.type.rawValue)` | \(meaning) |"
    }
    if function.variadic { text += "\n| `...` | `str` | Any number of further texts. |" }
    return text
  }

  private var returns: String {
    let returns = function.returns
    if returns.type == .none { return "**Returns** nothing." }
    var text = "**Returns** `\(returns.type.rawValue)`"
    text += returns.summary.map { ": \(Markdown.prose($0))" } ?? "."
    switch returns.effectiveKind {
    case .status: text += " Compare it with 0 in a condition."
    case .flag: text += " Use it in a condition as it is."
    case .value where returns.type == .xval && returns.nullable != false:
      text += " Test it for null before use."
    default: break
    }
    return text
  }

  private var calls: String {
    let lines = SampleCall(module: module, function: function).lines
    if lines.isEmpty { return "" }
    return "| In | A call |\n|---|---|\n"
      + lines.map { "| \($0.language) | \(Markdown.code($0.code)) |" }.joined(separator: "\n")
  }

  private var facts: String {
    var facts: [(String, String)] = []
    if let releases = Prose.releases(function.releases) { facts.append(("Releases", releases)) }
    if let condition = function.condition { facts.append(("Only with", Markdown.code(condition))) }
    if !function.engines.isEmpty {
      facts.append(("Interpreters", function.engines.map { "`\($0.rawValue)`" }.joined(separator: ", ")))
    }
    let files = module.files(for: function)
    if !function.loads.isEmpty {
      facts.append(("Module file", files.map { "`\($0)`" }.joined(separator: " or ")))
    }
    if !function.routes.isEmpty {
      facts.append(
        ("Routes", function.routes.map(\.rawValue).joined(separator: ", ").replacing("_", with: "\\_")))
    }
    if !function.cfg.isEmpty { facts.append(("Native function", natives)) }
    if function.isImplemented { facts.append(("Without a server", "`kemi run` does it truly")) }
    return facts.map { "- \($0): \($1)" }.joined(separator: "\n")
  }

  private var natives: String {
    let names = function.cfg.map { "`\($0)`" }.joined(separator: ", ")
    guard let link = Links.native(function, of: catalog) else { return names }
    return "\(names) ([Kamailio's documentation](\(link)))"
  }

  private func language(_ engine: Engine) -> String {
    switch engine {
    case .lua: "lua"
    case .python: "python"
    case .jsdt: "javascript"
    case .ruby: "ruby"
    case .sqlang: "squirrel"
    }
  }
}
