import Descriptors

/// The annotations of one module.
struct LuaModuleFile {
  let module: Module
  let catalog: Catalog
  let scope: Scope

  var text: String {
    var text = "-- \(scope.origin(module))\n---@meta _\n\n"
    for words in [module.summary, module.details].compactMap(\.self) { text += comment(words) + "---\n" }
    text += "---@class \(module.path)\n"
    text += "\(LuaNames.table(of: module)) = {}\n"
    for group in module.functionGroups(for: .lua) { text += "\n" + function(group) }
    return text
  }

  private func function(_ group: [Function]) -> String {
    let newest = group[0]
    var text = documentation(newest)
    if Prose.removal(newest, of: catalog) != nil { text += "---@deprecated\n" }
    for parameter in newest.parameters {
      let type = LuaTypes.name(of: parameter)
      text += "---@param \(LuaNames.parameter(parameter.name)) \(type)\(note(parameter.summary))\n"
    }
    if newest.variadic { text += "---@param ... string\n" }
    if let type = LuaTypes.name(of: newest.returns) {
      text += "---@return \(type)\(note(newest.returns.summary, mark: "# "))\n"
    }
    for older in group.dropFirst() where older.signature.parameters != newest.signature.parameters {
      text += "---@overload \(LuaTypes.functionType(older)) # \(label(older))\n"
    }
    let names = newest.parameters.map { LuaNames.parameter($0.name) } + (newest.variadic ? ["..."] : [])
    let path = LuaNames.path(module, newest.name)
    let parameters = names.joined(separator: ", ")
    return text
      + (path.contains("[")
        ? "\(path) = function(\(parameters)) end\n" : "function \(path)(\(parameters)) end\n")
  }

  private func documentation(_ function: Function) -> String {
    var paragraphs = [function.summary, function.details, Facts.test(function.returns)].compactMap(\.self)
    let facts = Facts.lines(of: function, in: module, catalog: catalog)
    if !facts.isEmpty { paragraphs.append(facts.joined(separator: "  \n")) }
    return paragraphs.map(comment).joined(separator: "---\n")
  }

  private func label(_ function: Function) -> String {
    function.condition ?? Prose.releases(function.releases) ?? ""
  }

  private func comment(_ text: String) -> String {
    text.lines.map { line in
      // A line that begins with @ would be read as an annotation.
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix("@") ? "--- \\\(line)\n" : "--- \(line)\n"
    }.joined()
  }

  private func note(_ text: String?, mark: String = "") -> String {
    text.map { " \(mark)\($0)" } ?? ""
  }
}
