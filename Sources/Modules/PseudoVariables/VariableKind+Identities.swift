import SIP

extension VariableKind {
  /// P-Asserted-Identity, P-Preferred-Identity and Diversion.
  static let identityKinds: [(String, VariableKind)] = [
    ("ai", identity(.pAssertedIdentity) { .text($0.uri) }),
    ("pu", identity(.pPreferredIdentity) { .text($0.uri) }),
    ("pU", identity(.pPreferredIdentity) { .part(.user, of: $0) }),
    ("pd", identity(.pPreferredIdentity) { .part(.host, of: $0) }),
    ("pn", identity(.pPreferredIdentity) { .nonempty($0.displayName) }),
    ("di", diversion { .text($0.uri) }),
    ("dir", diversion { .optional($0.parameters.value(of: "reason")) }),
    ("dip", diversion { .optional($0.parameters.value(of: "privacy")) }),
    ("dic", diversion { .optional($0.parameters.value(of: "counter")) }),
  ]

  private static func identity(
    _ header: HeaderKind, _ read: @escaping @Sendable (NameAddress) -> PseudoValue
  ) -> VariableKind {
    VariableKind(
      takesIndex: true,
      read: { session, variable in
        guard let addresses = session.message.addresses(of: header), let first = addresses.first else {
          return .null
        }
        guard case .position(let position) = try session.resolve(variable.index) else {
          throw VariableError("$\(variable.name) gives one identity, not all of them")
        }
        guard position > 0 else { return read(first) }
        return addresses.element(at: position).map(read) ?? .null
      })
  }

  private static func diversion(_ read: @escaping @Sendable (NameAddress) -> PseudoValue) -> VariableKind {
    .value { $0.message.addresses(of: .diversion)?.first.map(read) ?? .null }
  }
}
