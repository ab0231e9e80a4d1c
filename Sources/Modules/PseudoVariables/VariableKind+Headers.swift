import SIP

extension VariableKind {
  /// Header fields, as they were received.
  static let headerKinds: [(String, VariableKind)] = [
    ("ci", .value { .optional($0.message.callID) }),
    ("cs", .value { .optional($0.message.cseqNumber) }),
    ("csb", .value { .optional($0.message.first(of: .cseq)?.value) }),
    ("ua", .value { .optional($0.message.userAgent) }),
    ("cT", .value { .optional($0.message.contentType) }),
    (
      "cl",
      .value { session in
        guard let header = session.message.first(of: .contentLength) else { return .null }
        return .number(session.message.contentLength ?? 0, printed: header.value)
      }
    ),
    ("ct", .value { .nonempty($0.message.first(of: .contact)?.value) }),
    ("ctu", .value { .optional($0.message.contactAddresses?.first?.uri) }),
    (
      "cts",
      .value { session in
        guard session.message.first(of: .contact) != nil, let contacts = session.message.contacts else {
          return .null
        }
        return .flag(contacts == .star)
      }
    ),
    ("rt", .value { .optional($0.message.addresses(of: .referTo)?.first?.uri) }),
    ("re", .value { .optional($0.message.addresses(of: .remotePartyID)?.first?.uri) }),
    (
      "hdr",
      VariableKind(
        inner: .header, takesIndex: true,
        read: { session, variable in
          let values = try session.headers(of: variable).map(\.body)
          switch try session.resolve(variable.index) {
          case .all: return values.isEmpty ? .null : .text(Bytes(values.joined(separator: [0x2C])))
          case .position(let position): return .optional(values.element(at: position))
          }
        })
    ),
    (
      "hdrc",
      VariableKind(
        inner: .header,
        read: { session, variable in
          // The name for all headers, which the others know, no header has.
          variable.inner.text == [.ascii("*")] ? .number(0) : .number(try session.headers(of: variable).count)
        })
    ),
    (
      "hfl",
      VariableKind(
        inner: .header, takesIndex: true,
        read: { session, variable in
          let index = try session.resolve(variable.index)
          let headers = try session.headers(of: variable)
          guard case .position(let position) = index else {
            return headers.isEmpty ? .null : .text(Bytes(headers.map(\.value).joined(separator: [0x2C])))
          }
          return .optional(try session.items(of: headers).element(at: position))
        })
    ),
    ("hflc", VariableKind(inner: .header, read: { .number(try $0.items(of: try $0.headers(of: $1)).count) })),
    ("expires", .words(["min", "max"]) { $0.message.contactExpires($1) }),
  ]
}

extension Session {
  /// The headers that the name in parentheses means.
  fileprivate func headers(of variable: PseudoVariable) throws -> [HeaderField] {
    var name = variable.inner.text
    if case .variable(let nested) = variable.inner {
      let value = try read(nested)
      name = value.text
      guard !name.isEmpty else { throw VariableError("the name of the header is null or empty") }
    }
    return name == [.ascii("*")] ? message.headers : message.headers(named: name)
  }

  /// What headers whose value is a list say, one by one; of other headers the values.
  fileprivate func items(of headers: [HeaderField]) throws -> [Bytes] {
    guard let kind = headers.first?.kind, Self.listKinds.contains(kind) else { return headers.map(\.value) }
    if kind == .via { return message.vias?.map { message.viaItem($0) } ?? [] }
    if kind == .contact, message.contactAddresses == nil { return [] }
    return headers.flatMap { $0.value.listItems }
  }

  private static let listKinds: Set<HeaderKind> = [
    .via, .route, .recordRoute, .contact, .diversion, .pPreferredIdentity, .pAssertedIdentity,
  ]
}

extension SIPMessage {
  /// A Via with the comma behind it, if there is one, as Kamailio gives it.
  fileprivate func viaItem(_ via: Via) -> Bytes {
    let rest = buffer[via.range.upperBound...].prefix { $0.isOne(of: " \t") }
    let end = rest.endIndex
    guard end < buffer.count, buffer[end] == .ascii(",") else { return Bytes(buffer[via.range]) }
    return Bytes(buffer[via.range.lowerBound...end])
  }

  /// The contacts; nil if there are none, or a star.
  var contactAddresses: [NameAddress]? {
    if case .addresses(let addresses) = contacts, !addresses.isEmpty { addresses } else { nil }
  }

  /// The number in CSeq as it is written.
  fileprivate var cseqNumber: Bytes? { first(of: .cseq).map { Bytes($0.value.prefix { $0.isDigit }) } }

  /// The shortest or longest time for which a contact is to be registered.
  fileprivate func contactExpires(_ which: String) -> PseudoValue {
    let header = first(of: .expires)?.value.decimal
    var times: [Int] = []
    for contact in contactAddresses ?? [] {
      if let text = contact.parameters.value(of: "expires") {
        guard let time = text.decimal else { return .null }
        times.append(time)
      } else if let header {
        times.append(header)
      }
    }
    if times.isEmpty, let header { times = [header] }
    guard let least = times.min(), let most = times.max() else { return .null }
    return .number(which == "min" ? least : most)
  }
}

extension Array {
  /// The element at a position; a negative one counts from the end.
  func element(at position: Int) -> Element? {
    let (index, overflow) = position < 0 ? count.addingReportingOverflow(position) : (position, false)
    return !overflow && indices.contains(index) ? self[index] : nil
  }
}

extension Array where Element == UInt8 {
  /// The parts between commas that are not in quotes or angle brackets.
  fileprivate var listItems: [Bytes] {
    var items: [Bytes] = []
    var item = Bytes()
    var isQuoted = false
    var isEscaped = false
    var isBracketed = false
    for byte in self {
      if byte == .ascii(","), !isQuoted, !isBracketed {
        items.append(Bytes(item.trimmed))
        item = []
        continue
      }
      item.append(byte)
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isEscaped = byte == .ascii("\\")
        if byte == .ascii("\"") { isQuoted = false }
      } else if byte == .ascii("\"") {
        isQuoted = !isBracketed
      } else if byte == .ascii("<") {
        isBracketed = true
      } else if byte == .ascii(">") {
        isBracketed = false
      }
    }
    return items + [Bytes(item.trimmed)]
  }
}
