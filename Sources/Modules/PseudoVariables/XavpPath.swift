import SIP

/// What stands in the parentheses of `$xavp(name[index]=>field[index])`.
struct XavpPath {
  struct Step {
    let name: Bytes
    let index: VariableIndex
    var hasIndex: Bool { if case .none = index { false } else { true } }
  }

  let root: Step
  let field: Step?

  init(parsing text: Bytes, depth: Int) throws {
    var rest = text[...]
    root = try Self.takeStep(&rest, depth)
    guard rest.first == .ascii("=") else {
      field = nil
      return
    }
    guard rest.dropFirst().first == .ascii(">") else { throw VariableError("a field follows =>") }
    rest = rest.dropFirst(2)
    field = try Self.takeStep(&rest, depth)
  }

  private static func takeStep(_ rest: inout ArraySlice<UInt8>, _ depth: Int) throws -> Step {
    rest = rest.drop(while: \.isWhitespace)
    let name = Bytes(rest.prefix { $0 != .ascii("=") && $0 != .ascii("[") && !$0.isWhitespace })
    guard !name.isEmpty else { throw VariableError("the name of an XAVP is missing") }
    rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
    guard rest.first == .ascii("[") else { return Step(name: name, index: .none) }
    rest = rest.dropFirst()
    var open = 0
    for position in rest.indices {
      if rest[position] == .ascii("[") { open += 1 }
      guard rest[position] == .ascii("]") else { continue }
      if open == 0 {
        let index = try VariableParser.parseIndex(Bytes(rest[..<position]), depth: depth)
        rest = rest[(position + 1)...]
        return Step(name: name, index: index)
      }
      open -= 1
    }
    throw VariableError("'[' is not closed")
  }
}

extension VariableKind {
  /// `$xavp(…)` and `$xavi(…)`
  static func xavp(_ flavour: XavpFlavour) -> VariableKind {
    VariableKind(
      inner: .xavp,
      read: { session, variable in
        guard case .xavp(let path) = variable.inner else { return .null }
        let roots = session.variables.attributes[flavour]
        let index = try session.resolve(path.root.index).fromStart(roots, path.root.name, flavour)
        guard let position = roots.position(of: path.root.name, at: index, flavour) else { return .null }
        guard let field = path.field else { return roots[position].content.value }
        guard let fields = roots[position].fields else { return .null }
        let list = fields.isEmpty ? roots : fields
        let fieldIndex = try session.resolve(field.index)
        let fieldPosition = fieldIndex.fromStart(list, field.name, flavour)
        guard let found = list.position(of: field.name, at: fieldPosition, flavour) else { return .null }
        guard fieldIndex == .all else { return list[found].content.value }
        let values = list.positions(of: field.name, flavour).map { list[$0].content.value.text }
        return .text(Bytes(values.joined(separator: Bytes(", "))))
      },
      write: { session, variable, value in
        guard case .xavp(let path) = variable.inner else { return }
        var roots = session.variables.attributes[flavour]
        if value == .null {
          try session.remove(path, from: &roots, flavour)
        } else {
          try session.set(path, of: &roots, to: Xavp.Content(value), flavour)
        }
        session.variables.attributes[flavour] = roots
      })
  }

  /// `$xavu(…)`, which knows no index.
  static let xavu = VariableKind(
    inner: .xavp,
    read: { session, variable in
      guard case .xavp(let path) = variable.inner else { return .null }
      let roots = session.variables.attributes[.xavu]
      guard let field = path.field else { return roots.first(path.root.name, .xavu)?.content.value ?? .null }
      return roots.field(field.name, of: path.root.name, .xavu)?.content.value ?? .null
    },
    write: { session, variable, value in
      guard case .xavp(let path) = variable.inner else { return }
      let attributes = session.variables.attributes
      let root = path.root.name
      switch (path.field, value) {
      case (nil, .null): attributes[.xavu].remove(root, at: 0, .xavu)
      case (nil, _): attributes[.xavu].set(root, Xavp.Content(value), .xavu)
      case (let field?, .null): attributes[.xavu].removeField(field.name, of: root, .xavu)
      case (let field?, _): attributes[.xavu].setField(field.name, of: root, Xavp.Content(value), .xavu)
      }
    })
}

extension ResolvedIndex {
  /// The index counted from the newest element of a name; that of all is 0.
  fileprivate func fromStart(_ list: [Xavp], _ name: Bytes, _ flavour: XavpFlavour, last: Int = -1) -> Int {
    guard case .position(let position) = self else { return 0 }
    // Where Kamailio assigns, it counts from behind the last element, so that -1 finds none.
    return position >= 0 ? position : list.positions(of: name, flavour).count &+ position &+ last &+ 1
  }
}

extension [Xavp] {
  /// Removes the newest field of a name from the newest element of another.
  mutating func removeField(_ field: Bytes, of name: Bytes, _ flavour: XavpFlavour) {
    guard let position = position(of: name, flavour), var fields = self[position].fields else { return }
    fields.remove(field, at: 0, flavour)
    self[position].content = .list(fields)
  }
}

extension Session {
  fileprivate func remove(_ path: XavpPath, from roots: inout [Xavp], _ flavour: XavpFlavour) throws {
    let root = path.root.name
    let index = try resolve(path.root.index)
    guard let field = path.field else {
      if index == .all {
        roots.removeAll(root, flavour)
      } else {
        roots.remove(root, at: index.fromStart(roots, root, flavour, last: 0), flavour)
      }
      return
    }
    let fieldIndex = try resolve(field.index)
    let positions = roots.positions(of: root, flavour)
    let wanted = index == .all ? nil : index.fromStart(roots, root, flavour, last: 0)
    for (number, position) in positions.enumerated() where wanted == nil || wanted == number {
      guard var fields = roots[position].fields else { continue }
      if fieldIndex == .all {
        fields.removeAll(field.name, flavour)
      } else {
        fields.remove(field.name, at: fieldIndex.fromStart(fields, field.name, flavour, last: 0), flavour)
      }
      roots[position].content = .list(fields)
    }
  }

  fileprivate func set(
    _ path: XavpPath, of roots: inout [Xavp], to content: Xavp.Content, _ flavour: XavpFlavour
  ) throws {
    let root = path.root.name
    guard path.root.hasIndex else {
      roots.add(root, path.field.map { .list([Xavp($0.name, content)]) } ?? content)
      return
    }
    let index = try resolve(path.root.index)
    if index == .all {
      if path.field == nil { throw VariableError("one XAVP can be assigned, not all of them") }
      return
    }
    let position = roots.position(of: root, at: index.fromStart(roots, root, flavour, last: 0), flavour)
    guard let field = path.field else {
      guard let position else { throw VariableError("there is no XAVP at that index") }
      roots[position] = Xavp(root, content)
      return
    }
    guard let position else { return }
    guard var fields = roots[position].fields else { throw VariableError("the XAVP is not a list of fields") }
    if field.hasIndex {
      let fieldIndex = try resolve(field.index)
      guard fieldIndex != .all else { return }
      let number = fieldIndex.fromStart(fields, field.name, flavour, last: 0)
      guard let found = fields.position(of: field.name, at: number, flavour) else { return }
      fields[found] = Xavp(field.name, content)
    } else {
      fields.add(field.name, content)
    }
    roots[position].content = .list(fields)
  }
}
