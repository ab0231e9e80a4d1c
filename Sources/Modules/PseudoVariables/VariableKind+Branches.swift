import SIP

extension VariableKind {
  /// The destination set.
  static let branchKinds: [(String, VariableKind)] = [
    (
      "br",
      .value(
        { $0.message.isRequest ? .optional($0.message.branches.first?.uri) : .null },
        set: { session, value in
          guard case .text(let uri, _) = value, !uri.isEmpty else {
            throw VariableError("a branch has to be a URI")
          }
          guard session.message.branches.count < Session.maximumBranches else {
            throw VariableError("there are \(Session.maximumBranches) branches already")
          }
          session.message.branches.append(Branch(uri: uri, forcedSocket: session.message.forcedSocket))
        })
    ),
    (
      "bR",
      .value { session in
        guard session.message.isRequest, !session.message.branches.isEmpty else { return .null }
        let branches = session.message.branches.map { branch in
          branch.q.map { [.ascii("<")] + branch.uri + Bytes(">;q=\(qValue($0))") } ?? branch.uri
        }
        return .text(Bytes(branches.joined(separator: Bytes(", "))))
      }
    ),
    (
      "ds",
      .value { session in
        let message = session.message
        var contacts: [(uri: Bytes, q: Int?)] = message.branches.map { ($0.uri, $0.q) }
        if message.isRequestURIChanged { contacts.insert((message.requestURI, message.q), at: 0) }
        guard !contacts.isEmpty else { return .null }
        let texts = contacts.map { contact in
          [.ascii("<")] + contact.uri + [.ascii(">")] + (contact.q.map { Bytes(";q=\(qValue($0))") } ?? [])
        }
        return .text(Bytes("Contact: ") + Bytes(texts.joined(separator: Bytes(", "))))
      }
    ),
    (
      "branch",
      VariableKind(
        inner: .word(branchWords), takesIndex: true,
        read: { session, variable in
          let word = variable.inner.text.text
          if word == "count", !session.message.branches.isEmpty {
            return .number(session.message.branches.count)
          }
          guard case .position(let position) = try session.resolve(variable.index) else { return .null }
          guard let branch = session.message.branches.element(at: position) else { return .null }
          return value(word, of: branch)
        },
        write: { session, variable, value in
          guard case .position(var position) = try session.resolve(variable.index) else {
            throw VariableError("one branch can be changed, not all of them")
          }
          if position < 0 { position &+= session.message.branches.count }
          guard session.message.branches.indices.contains(position) else {
            throw VariableError("there is no such branch")
          }
          let word = variable.inner.text.text
          if word == "uri", value.text.isEmpty {
            session.message.branches.remove(at: position)
          } else {
            try set(word, of: &session.message.branches[position], to: value)
          }
        })
    ),
    (
      "sbranch",
      VariableKind(
        inner: .word(branchWords),
        read: { session, variable in
          let branch = session.variables.staticBranch
          return branch.uri.isEmpty ? .null : value(variable.inner.text.text, of: branch)
        },
        write: { session, variable, value in
          let word = variable.inner.text.text
          if word == "uri", value.text.isEmpty {
            session.variables.staticBranch = Branch(uri: [])
          } else {
            try set(word, of: &session.variables.staticBranch, to: value)
          }
        })
    ),
  ]

  private static let branchWords = [
    "uri", "dst_uri", "path", "q", "Q", "send_socket", "count", "flags", "ruid", "location_ua", "otcpid",
    "instance",
  ]

  private static func value(_ word: String, of branch: Branch) -> PseudoValue {
    switch word {
    case "uri": .text(branch.uri)
    case "dst_uri": .nonempty(branch.destinationURI)
    case "path": .nonempty(branch.path)
    case "q", "Q": branch.q.map { .number($0) } ?? .null
    case "send_socket": .optional(branch.forcedSocket)
    case "flags": .number(Int(branch.flags))
    case "otcpid": .number(0)
    default: .null
    }
  }

  private static func set(_ word: String, of branch: inout Branch, to value: PseudoValue) throws {
    switch (word, value) {
    case ("q", .text), ("Q", .text), ("flags", .text): throw VariableError("\(word) has to be a number")
    case ("uri", .number), ("dst_uri", .number), ("path", .number), ("send_socket", .number):
      throw VariableError("\(word) has to be text")
    case ("uri", _): branch.uri = value.text
    case ("dst_uri", _): branch.destinationURI = value.text.isEmpty ? nil : value.text
    case ("path", _): branch.path = value.text.isEmpty ? nil : value.text
    case ("send_socket", _): branch.forcedSocket = socket(value.text)
    case ("q", _), ("Q", _): branch.q = value.number
    case ("flags", _): branch.flags = UInt32(truncatingIfNeeded: value.number ?? 0)
    default: break
    }
  }

  /// A q value as a decimal fraction: `0.5`.
  static func qValue(_ thousandths: Int) -> String {
    guard thousandths < 1000 else { return "1" }
    guard thousandths > 0 else { return "0" }
    var digits = String(thousandths + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "0." + digits
  }
}

extension Session {
  /// As many branches as Kamailio adds to one message (`max_branches`), without the first.
  static let maximumBranches = 12
}
