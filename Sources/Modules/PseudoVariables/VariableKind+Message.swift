import Glibc
import SIP

extension VariableKind {
  /// The first line, the body and the message as a whole.
  static let messageKinds: [(String, VariableKind)] = [
    ("rm", .value { .optional($0.method).standing(for: $0.methodNumber) }),
    ("rmid", .value { $0.methodNumber.map { .number($0) } ?? .null }),
    ("rv", .value { .text($0.message.version) }),
    ("rs", .value { $0.message.status.map { .number($0) } ?? .null }),
    ("rsi", .value { .number($0.message.status ?? 0) }),
    (
      "rr",
      .value { if case .reply(_, _, let reason) = $0.message.firstLine { .text(reason) } else { .null } }
    ),
    ("rb", .value { .text($0.message.body) }),
    ("bs", .value { .number($0.message.bodyRange.count) }),
    ("mb", .value { .text($0.message.buffer) }),
    ("mbu", .value { .optional(try? $0.message.outgoing()) }),
    ("ml", .value { .number($0.message.buffer.count) }),
    ("mt", .value { .number($0.message.isRequest ? 1 : 2) }),
    ("mts", .value { .word($0.message.isRequest ? "rq" : "rp") }),
    ("mi", .value { .number($0.variables.messageNumber) }),
    ("pp", .value { _ in .number(Int(getpid())) }),
    ("mf", .value({ .number(Int($0.message.flags)) }, set: setMessageFlags)),
    ("mF", .value({ hexadecimal($0.message.flags) }, set: setMessageFlags)),
    ("bf", .value({ .number(Int($0.message.branchFlags)) }, set: setBranchFlags)),
    ("bF", .value({ hexadecimal($0.message.branchFlags) }, set: setBranchFlags)),
    ("sf", .value({ .number(Int($0.processing.scriptFlags)) }, set: setScriptFlags)),
    ("sF", .value({ hexadecimal($0.processing.scriptFlags) }, set: setScriptFlags)),
    ("Mf", flagKind(\.message.flags)),
    ("Bf", flagKind(\.message.branchFlags)),
    ("Sf", flagKind(\.processing.scriptFlags)),
    (
      "msg",
      .words([
        "len", "buf", "body", "hdrs", "hdrc", "fline", "fpart", "lpart", "body_len", "hdrs_len",
      ]) { $0.message.attribute($1) }
    ),
  ]

  private static let setMessageFlags: @Sendable (Session, PseudoValue) throws -> Void = {
    $0.message.flags = try flags($1)
  }

  private static let setBranchFlags: @Sendable (Session, PseudoValue) throws -> Void = {
    $0.message.branchFlags = try flags($1)
  }

  private static let setScriptFlags: @Sendable (Session, PseudoValue) throws -> Void = {
    $0.processing.scriptFlags = try flags($1)
  }

  private static func flags(_ value: PseudoValue) throws -> UInt32 {
    switch value {
    case .null: 0
    case .number(let number, _): UInt32(truncatingIfNeeded: number)
    case .text: throw VariableError("flags have to be a number")
    }
  }

  private static func flagKind(
    _ flags: ReferenceWritableKeyPath<Session, UInt32> & Sendable
  ) -> VariableKind {
    VariableKind(
      inner: .flag,
      read: { session, variable in
        .flag(session[keyPath: flags] & 1 << UInt32(truncatingIfNeeded: variable.inner.number) != 0)
      },
      write: { session, variable, value in
        let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: variable.inner.number)
        switch value {
        case .null: session[keyPath: flags] = 0
        case .number(0, _): session[keyPath: flags] &= ~bit
        case .number: session[keyPath: flags] |= bit
        case .text: throw VariableError("a flag has to be a number")
        }
      })
  }

  private static func hexadecimal(_ flags: UInt32) -> PseudoValue {
    let digits = String(flags, radix: 16)
    return .word(String(repeating: "0", count: 8 - digits.count) + digits, number: Int(flags))
  }
}

extension PseudoValue {
  /// The text, which stands for a number.
  fileprivate func standing(for number: Int?) -> PseudoValue {
    if case .text(let text, _) = self { .text(text, number: number) } else { self }
  }
}

extension Session {
  /// Kamailio's number for the method.
  var methodNumber: Int? {
    guard let method else { return nil }
    let position = Self.methodsByNumber.firstIndex { method.elementsEqual($0.utf8) }
    return 1 << (position ?? Self.methodsByNumber.count)
  }

  /// Each is a bit, from the lowest; the bit behind the last is for other methods.
  private static let methodsByNumber = [
    "INVITE", "CANCEL", "ACK", "BYE", "INFO", "REGISTER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "OPTIONS",
    "PRACK",
    "UPDATE", "REFER", "PUBLISH", "KDMQ", "GET", "POST", "PUT", "DELETE",
  ]
}

extension SIPMessage {
  fileprivate var version: Bytes {
    switch firstLine {
    case .request(_, _, let version), .reply(let version, _, _): version
    }
  }

  /// An attribute of `$msg()`.
  fileprivate func attribute(_ name: String) -> PseudoValue {
    let headers = headersRange
    switch name {
    case "len": return .number(buffer.count)
    case "buf": return .text(buffer)
    case "body": return .text(body)
    case "body_len": return .number(bodyRange.count)
    case "hdrs": return .text(Bytes(buffer[headers].trimmed))
    case "hdrs_len": return .number(buffer[headers].trimmed.count)
    case "hdrc": return .number(self.headers.count)
    case "fline": return .text(Bytes(buffer[..<headers.lowerBound].trimmed))
    case "fpart": return .text(Bytes(buffer[..<headers.upperBound].trimmed))
    default: return .text(Bytes(buffer[headers.lowerBound...]))
    }
  }
}
