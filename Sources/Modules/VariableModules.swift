import KemiRuntime

/// Modules that read and write variables, headers and tables.
func variableModules(_ session: Session) -> [any SwiftModule] {
  [
    Pv(session: session), Pvx(session: session), Hdr(session: session), Kx(session: session),
    Htable(session: session),
  ]
}
