import Descriptors

/// The file through which Kamailio reaches a module: its table for the server, and a function of C for each row.
struct ServerFile {
  let module: Module
  let catalog: Catalog
  let scope: Scope

  private var type: String { SwiftNames.type(module) }

  var text: String {
    let functions = ServerFunctionText.all(of: module, in: catalog)
    return """
      \(SwiftComment.head(scope.origin(module)))
      import CKamailio
      import KemiBridge
      import KemiRuntime

      /// Kamailio has opened the file of the module: it is handed over, or refused for a reason that the log tells.
      @_cdecl("kemi_module_load")
      public func loadModule() -> CInt {
        Server.load(
          ServerModule(
            "\(module.name)", functions: functions,
            parameters: [\(parameterList)],
            start: {
      \(start)
            }\(hooks)))
      }

      nonisolated(unsafe) private var module: LoadedModule<\(type)>?
      \(parameters)
      private var functions: [ServerFunction] {
        [
      \(functions.map(\.row).joined())  ]
      }

      \(functions.compactMap(\.memory).joined())
      """
  }

  private var named: [(name: String, parameter: ModuleParameter)] { SwiftParameters(module: module).named }

  /// Where the server puts what `modparam` says.
  private func place(_ name: String) -> String { name.filter { $0 != "`" } + "Parameter" }

  private var parameterList: String {
    named.map { "\(place($0)).named(\"\($1.name)\")" }.joined(separator: ", ")
  }

  private var parameters: String {
    named.map { name, parameter in
      let type = parameter.type == .int ? "IntParameter" : "TextParameter"
      return "nonisolated(unsafe) private let \(place(name)) = \(type)(\(parameter.initialText))\n"
    }.joined()
  }

  /// Makes the module of its parameters.
  private var start: String {
    var lines: [String] = []
    if module.parameters.isEmpty {
      lines.append("module = LoadedModule(try Server.mayThrow(\(type)()))")
    } else {
      lines.append("var parameters = \(SwiftParameters(module: module).typeName)()")
      lines += named.map { name, _ in "parameters.\(name) = \(place(name)).value" }
      lines.append("module = LoadedModule(try Server.mayThrow(\(type)(parameters)))")
    }
    return lines.map { "        " + $0 }.joined(separator: "\n")
  }

  private var hooks: String {
    module.hooks.map { hook in
      switch hook {
      case .startProcess:
        ",\n      startProcess: { process in try module?.borrow { try Server.mayThrow($0.startProcess(process)) } }"
      case .stop: ",\n      stop: { module?.borrow { $0.stop() } }"
      }
    }.joined()
  }
}
