import Descriptors

/// Finds parameters whose text is the name of a callback, a pseudo-variable or a format, by what the
/// C code hands them to.
struct Roles {
  let graph: CallGraph

  /// The functions of Kamailio's core that give a text its meaning, with the argument that is the text.
  private static let core: [String: (argument: Int, role: Role)] = [
    "sr_kemi_route": (3, .callback),
    "sr_kemi_ctx_route": (4, .callback),
    "sr_kemi_cbname_lookup_add": (0, .callback),
    "sr_kemi_cbname_lookup_name": (0, .callback),
    "route_lookup": (1, .route),
    "route_get": (1, .route),
    "pv_cache_get": (0, .pv),
    "pv_parse_spec": (0, .pv),
    "pv_parse_spec2": (0, .pv),
    "pv_parse_format": (0, .pvformat),
    "pv_eval_str": (2, .pvformat),
  ]

  /// How many functions a text is followed through.
  private static let depthLimit = 4

  /// The role of each parameter of a table row's function, nil where the code shows none.
  func roles(of row: TableRow) -> [Role?] {
    guard
      let function = graph.functions.definitions(of: row.implementation, from: row.source).first,
      let parameters = function.scriptParameters
    else { return [] }
    return parameters.map { parameter in
      parameter.type == .str
        ? role(of: parameter.name, in: row.implementation, source: row.source, depth: Roles.depthLimit) : nil
    }
  }

  private func role(of parameter: String, in function: String, source: CSource, depth: Int) -> Role? {
    if depth == 0 { return nil }
    let calls = graph.calls(of: function, from: source)
    for call in calls {
      for (index, argument) in call.arguments.enumerated() where Roles.isWhole(argument, parameter) {
        if let known = Roles.core[call.callee] {
          if known.argument != index { continue }
          // Where a function asks which interpreter runs, it looks for a native route only if none does.
          let asks = calls.contains { $0.callee == "sr_kemi_eng_get" }
          return known.role == .route && asks ? .callback : known.role
        }
        let definition = graph.functions.definitions(of: call.callee, from: source).first
        guard let definition, call.callee != function, index < definition.parameters.count,
          let found = role(
            of: definition.parameters[index].name, in: call.callee, source: definition.source,
            depth: depth - 1)
        else { continue }
        return found
      }
    }
    return nil
  }

  /// Whether an argument is the parameter itself: `p`, `&p` or `p->s`.
  private static func isWhole(_ argument: [String], _ parameter: String) -> Bool {
    argument == [parameter] || argument == ["&", parameter]
      || argument == [parameter, "-", ">", "s"]
  }
}
