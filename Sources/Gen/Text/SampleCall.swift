import Descriptors

/// A call as it would stand in a script, with the test that its result needs.
struct SampleCall {
  let module: Module
  let function: Function

  /// The languages that have the function, with the line in each.
  var lines: [(language: String, code: String)] {
    let all: [(Engine, String, String)] = [
      (.lua, "Lua", lua), (.python, "Python", python), (.jsdt, "JavaScript", javaScript),
    ]
    return all.filter { function.available(in: $0.0) }.map { ($0.1, $0.2) }
  }

  private var lua: String {
    let call = "\(LuaNames.path(module, function.name))(\(arguments(truth: "true")))"
    return switch function.returns.effectiveKind {
    case .status: "if \(call) > 0 then … end"
    case .flag: "if \(call) then … end"
    case .value: "local value = \(call)" + (isNullable ? "; if value ~= nil then … end" : "")
    case nil: function.returns.type == .none ? call : "local result = \(call)"
    }
  }

  private var python: String {
    let call = "\(PythonNames.path(module, function.name))(\(arguments(truth: "True")))"
    return switch function.returns.effectiveKind {
    case .status: "if \(call) > 0: …"
    case .flag: "if \(call): …"
    case .value: isNullable ? "if (value := \(call)) is not None: …" : "value = \(call)"
    case nil: function.returns.type == .none ? call : "result = \(call)"
    }
  }

  private var javaScript: String {
    let call = "\(module.path(of: function.name))(\(arguments(truth: "true")))"
    return switch function.returns.effectiveKind {
    case .status: "if (\(call) > 0) { … }"
    case .flag: "if (\(call)) { … }"
    case .value: "var value = \(call);" + (isNullable ? " if (value !== null) { … }" : "")
    case nil: function.returns.type == .none ? "\(call);" : "var result = \(call);"
    }
  }

  private var isNullable: Bool { function.returns.type == .xval && function.returns.nullable != false }

  /// - Parameter truth: How the language writes a true value.
  private func arguments(truth: String) -> String {
    let samples = function.parameters.map { $0.type == .bool ? truth : SampleCall.sample($0) }
    return (samples + (function.variadic ? ["\"…\""] : [])).joined(separator: ", ")
  }

  private static func sample(_ parameter: Parameter) -> String {
    switch parameter.type {
    case .int, .long:
      switch parameter.role {
      case .code: "404"
      case .port: "5060"
      case .flag: "5"
      case .flags: "0"
      default: "1"
      }
    default: "\"\(text(for: parameter))\""
    }
  }

  private static func text(for parameter: Parameter) -> String {
    switch parameter.role {
    case .callback: "ksr_function"
    case .pv: "$var(x)"
    case .pvformat: "$fU at $si"
    case .uri: "sip:alice@example.com"
    case .header: "X-Header"
    case .headerline: "X-Header: value\\r\\n"
    case .method: "INVITE"
    case .code: "404"
    case .reason: "Not Found"
    case .mimetype: "text/plain"
    case .regex: "^sip:"
    case .address: "203.0.113.5"
    case .host: "example.com"
    case .socket: "udp:203.0.113.5:5060"
    case .port: "5060"
    case .file: "/etc/kamailio/\(parameter.name)"
    case .route: "ROUTE"
    case .flags, .flag, .table, .body, nil: parameter.name
    }
  }
}
