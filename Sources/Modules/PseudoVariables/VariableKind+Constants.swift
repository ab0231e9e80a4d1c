import SIP

extension VariableKind {
  /// `$$`
  static let dollar = VariableKind.value { _ in .word("$", number: 0x24) }

  /// What never changes.
  static let constantKinds: [(String, VariableKind)] =
    [
      ("null", .value { _ in .null }),
      ("true", .value { _ in .number(1) }),
      // Functions of the native language alone set it.
      ("rc", .value { _ in .number(0) }),
      ("retcode", .value { _ in .number(0) }),
      ("En", .value { _ in .word("\n") }),
      ("Er", .value { _ in .word("\r") }),
      ("Et", .value { _ in .word("\t") }),
      ("Es", .value { _ in .word(" ") }),
      ("Ec", .value { _ in .word(",") }),
      ("Eq", .value { _ in .word("\"") }),
      ("Ek", .value { _ in .word("'") }),
      ("Ei", .value { _ in .word(":") }),
      ("Ej", .value { _ in .word(";") }),
      ("Eb", .value { _ in .word("\\") }),
      ("Ev", .value { _ in .word("`") }),
      // The colours of xlog: none, as where a log is not a terminal.
      ("C", VariableKind(inner: .text, read: { _, _ in .text([]) })),
      ("_s", VariableKind(inner: .format, read: { .text(try $0.text(of: $1)) })),
      (
        "K",
        .words(constants.map(\.name)) { _, word in
          .number(constants.first { $0.name == word }?.number ?? 0)
        }
      ),
    ] + errorKinds

  private static let errorKinds = ["class", "level", "info", "rcode", "rreason"].map { name in
    ("err.\(name)", VariableKind.value { _ in .null })
  }

  private static let constants: [(name: String, number: Int)] = [
    ("IP4", 2), ("IPv4", 2), ("INET", 2), ("IP6", 10), ("IPv6", 10), ("INET6", 10), ("UDP", 1), ("TCP", 2),
    ("TLS", 3), ("SCTP", 4), ("WS", 5), ("WSS", 6),
  ]
}

extension Session {
  /// The text of the format in a variable's parentheses.
  func text(of variable: PseudoVariable) throws -> Bytes {
    guard case .format(let format) = variable.inner else { return [] }
    return try text(of: format)
  }
}
