import KemiRuntime

/// What is implemented truly. Everything else answers with its default.
func builtinModules(_ session: Session) -> [any SwiftModule] {
  variableModules(session) + routingModules(session)
}
