import Descriptors

/// What a person writes into `kamailio.cfg` to have a module.
public struct ModuleInstructions {
  private let module: Module
  private let path: String

  /// - Parameter path: Of the module's file.
  public init(_ module: Module, path: String) {
    self.module = module
    self.path = path
  }

  public var text: String {
    "loadmodule \(quoted(path))\n" + module.parameters.map(line).joined()
  }

  private func line(_ parameter: ModuleParameter) -> String {
    let comment = parameter.summary.map { "# \($0)\n" } ?? ""
    return comment + "modparam(\"\(module.name)\", \"\(parameter.name)\", \(value(parameter)))\n"
  }

  /// A text as Kamailio's configuration has it.
  private func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { character in
        switch character {
        case "\"", "\\": "\\\(character)"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\(character)"
        }
      }.joined() + "\""
  }

  private func value(_ parameter: ModuleParameter) -> String {
    switch parameter.initial {
    case .int(let number): "\(number)"
    case .str(let text): quoted(text)
    }
  }
}
