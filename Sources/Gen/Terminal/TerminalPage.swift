import Descriptors
import JSON

/// The reference of one function, for a terminal.
public struct TerminalPage {
  private let module: Module
  private let functions: [Function]
  private let catalog: Catalog
  private let width: Int
  /// Makes a heading stand out, where the terminal can.
  private let emphasize: (String) -> String

  /// - Parameters:
  ///   - name: A function as scripts write it, with or without `KSR.` in front.
  ///   - width: The terminal's width in columns.
  /// - Returns: nil where the catalog has no such function.
  public init?(of name: String, in catalog: Catalog, width: Int, emphasize: @escaping (String) -> String) {
    let parts = name.split(separator: ".").map(String.init)
    let words = parts.first == "KSR" ? parts.dropFirst() : parts[...]
    guard (1...2).contains(words.count), let function = words.last,
      let module = catalog.module(words.count == 1 ? Module.coreName : words.first!),
      let group = module.functionGroups().first(where: { $0[0].name == function })
    else { return nil }
    self.module = module
    self.functions = group
    self.catalog = catalog
    self.width = max(40, min(width, 100))
    self.emphasize = emphasize
  }

  public var text: String { functions.map(page).joined(separator: "\n") }

  private func page(_ function: Function) -> String {
    var text = emphasize(module.path(of: function.name)) + "\n"
    text += "  \(Prototype.text(function))\n"
    for words in [function.summary, function.details].compactMap(\.self) {
      text += "\n" + wrapped(words, indent: 2)
    }
    if !function.parameters.isEmpty { text += "\n" + emphasize("Parameters") + "\n" }
    for parameter in function.parameters {
      text += "  \(parameter.name) (\(parameter.type.rawValue))\n"
      if let words = parameter.summary ?? parameter.role?.meaning { text += wrapped(words, indent: 6) }
    }
    text += "\n" + emphasize("Returns") + "\n" + wrapped(returned(function.returns), indent: 2)
    let calls = SampleCall(module: module, function: function).lines
    if !calls.isEmpty {
      text += "\n" + emphasize("Calls") + "\n"
      for (language, code) in calls {
        text += "  \(language)\(String(repeating: " ", count: 12 - language.count))\(code)\n"
      }
    }
    let facts = Facts.lines(of: function, in: module, catalog: catalog) + [Facts.run(function)]
    if !facts.isEmpty { text += "\n" + emphasize("Facts") + "\n" + facts.map { "  \($0)\n" }.joined() }
    return text
  }

  private func returned(_ returns: Returns) -> String {
    if returns.type == .none { return "Nothing." }
    return [returns.type.rawValue + ":", returns.summary, Facts.test(returns)].compactMap(\.self)
      .joined(separator: " ")
  }

  private func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var result = ""
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = margin
      for word in paragraph.split(separator: " ") {
        if line.count > indent, line.count + 1 + word.count > width {
          result += line + "\n"
          line = margin
        }
        line += (line.count > indent ? " " : "") + word
      }
      result += (line.count > indent ? line : "") + "\n"
    }
    return result
  }
}

extension Catalog {
  /// The path under `KSR` that was most likely meant by `name`.
  public func functionNear(_ name: String) -> String? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    for module in modules where module.functions.contains(where: { $0.name == last }) {
      return module.path(of: last)
    }
    let all = modules.flatMap { module in module.functions.map { module.path(of: $0.name) } }
    return nearest(to: name.hasPrefix("KSR") ? name : "KSR." + name, among: all)
  }
}
