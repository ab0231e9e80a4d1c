import KemiRuntime

/// Modules that test, change and route messages.
func routingModules(_ session: Session) -> [any SwiftModule] {
  [
    Core(session: session), Maxfwd(session: session), Sl(session: session), Tm(session: session),
    Tmx(session: session), Siputils(session: session), Textops(session: session), Textopsx(session: session),
    Rr(session: session),
    Registrar(session: session), Nathelper(session: session), Sanity(session: session),
    Ipops(session: session),
  ]
}
