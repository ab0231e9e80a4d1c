import SIP

extension VariableKind {
  /// What scripts keep.
  static let storeKinds: [(String, VariableKind)] =
    named(["var", "vz"], store(\.script))
    + [
      ("vn", store(\.nullable, initial: .null, unset: .null)),
      // Kamailio makes a shared variable that is unset an empty text.
      ("shv", store(\.shared, unset: .text([]))),
      (
        "shvinc",
        VariableKind(
          inner: .text, read: { session, variable in session.variables.incrementShared(variable.inner.text) })
      ),
      ("avp", avp),
      ("xavp", xavp(.xavp)),
      ("xavi", xavp(.xavi)),
      ("xavu", xavu),
      ("cnt", VariableKind(inner: .variable, read: { try $0.count(of: $1) })),
      (
        "sht",
        cell(
          { $0.cellValue($1, $2) },
          set: { session, table, key, value in
            if value == .null {
              session.tables.remove(table, key)
            } else {
              session.setCell(table, key, value)
            }
          })
      ),
      (
        "shtex",
        cell(
          { .number($0.secondsLeft($1, $2)) },
          set: { session, table, key, value in
            var seconds = 0
            if case .number(let number, _) = value { seconds = number }
            session.expireCell(table, key, in: seconds)
          })
      ),
      ("shtinc", cell({ $0.addToCell($1, $2, 1).map { .number($0) } ?? .null })),
      ("shtdec", cell({ $0.addToCell($1, $2, -1).map { .number($0) } ?? .null })),
      ("shtcn", cell({ .number($0.countCells($1, matching: $2, byValue: false)) })),
      ("shtcv", cell({ .number($0.countCells($1, matching: $2, byValue: true)) })),
      (
        "shtitkey",
        VariableKind(
          inner: .text, read: { .optional($0.tables.iterators[$1.inner.text]?.current) })
      ),
      (
        "shtitval",
        VariableKind(
          inner: .text,
          read: { session, variable in
            guard let iterator = session.tables.iterators[variable.inner.text], let key = iterator.current
            else {
              return .null
            }
            return session.tables.cell(iterator.table, key, at: session.environment.time())?.value ?? .null
          })
      ),
    ]

  private static func store(
    _ values: ReferenceWritableKeyPath<Variables, [Bytes: PseudoValue]> & Sendable,
    initial: PseudoValue = .number(0), unset: PseudoValue = .number(0)
  ) -> VariableKind {
    VariableKind(
      inner: .text,
      read: { session, variable in session.variables[keyPath: values][variable.inner.text] ?? initial },
      write: { session, variable, value in
        session.variables[keyPath: values][variable.inner.text] = value == .null ? unset : value
      })
  }

  private static func cell(
    _ read: @escaping @Sendable (Session, _ table: Bytes, _ key: Bytes) -> PseudoValue,
    set: (@Sendable (Session, _ table: Bytes, _ key: Bytes, PseudoValue) -> Void)? = nil
  ) -> VariableKind {
    var kind = VariableKind(
      inner: .cell,
      read: { session, variable in
        guard case .cell(let table, let key) = variable.inner else { return .null }
        return read(session, table, try session.text(of: key))
      })
    if let set {
      kind.write = { session, variable, value in
        guard case .cell(let table, let key) = variable.inner else { return }
        set(session, table, try session.text(of: key), value)
      }
    }
    return kind
  }
}

extension Variables {
  /// Adds 1 to a shared variable that is a number; gives 0 if it is text.
  func incrementShared(_ name: Bytes) -> PseudoValue {
    guard case .number(let number, _) = shared[name] ?? .number(0) else { return .number(0) }
    shared[name] = .number(number &+ 1)
    return .number(number &+ 1)
  }
}

extension Session {
  /// `$cnt($avp(x))`, `$cnt($xavp(x[*]=>y))`
  fileprivate func count(of variable: PseudoVariable) throws -> PseudoValue {
    guard case .variable(let counted) = variable.inner else { return .null }
    if counted.name == "avp" {
      return .number(variables.attributes.avpValues(try avpName(of: counted)).count)
    }
    guard counted.name == "xavp", case .xavp(let path) = counted.inner else {
      throw VariableError("$cnt counts what an $avp or an $xavp holds")
    }
    let roots = try count(path.root, in: variables.attributes[.xavp])
    guard let field = path.field else { return .number(roots.count) }
    return .number(try roots.compactMap(\.fields).reduce(0) { try $0 + count(field, in: $1).count })
  }

  /// The elements that a step of a path means; without an index all of its name.
  private func count(_ step: XavpPath.Step, in list: [Xavp]) throws -> [Xavp] {
    let elements = list.positions(of: step.name, .xavp).map { list[$0] }
    guard step.hasIndex, case .position(let position) = try resolve(step.index) else { return elements }
    return elements.element(at: position).map { [$0] } ?? []
  }
}
