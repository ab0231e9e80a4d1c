public import KemiRuntime

/// What is implemented truly, by path as in `KSR.tm.t_relay`.
public func implementedFunctions() -> [String: Signature] {
  var found: [String: Signature] = [:]
  for module in builtinModules(Session()) {
    let prefix = module.name.isEmpty ? "KSR." : "KSR.\(module.name)."
    for (name, implementation) in module.implementations { found[prefix + name] = implementation.signature }
  }
  return found
}
