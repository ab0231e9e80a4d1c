import Descriptors

@testable import KemiCheck

/// Facts of our own making, and what the reader says of texts.
enum Facts {
  static func range(_ text: String) -> ReleaseRange { ReleaseRange(text) ?? .all }

  static let some = ServerFacts(
    variables: [
      PseudoVariable(name: "rc"),
      PseudoVariable(name: "?"),
      PseudoVariable(name: "ru", loads: "pv", isWritable: true),
      PseudoVariable(name: "rU", loads: "pv", isWritable: true),
      PseudoVariable(name: "ci", loads: "pv"),
      PseudoVariable(name: "err.class", loads: "pv"),
      PseudoVariable(name: "avp", loads: "pv", isWritable: true, takesName: true, takesIndex: true),
      PseudoVariable(name: "hdr", loads: "pv", takesName: true, takesIndex: true),
      PseudoVariable(name: "var", loads: "pv", isWritable: true, takesName: true),
      PseudoVariable(name: "sht", loads: "htable", isWritable: true, takesName: true),
      PseudoVariable(name: "dbr", loads: "sqlops", takesName: true, takesIndex: true),
      PseudoVariable(name: "tls_peer", loads: "tls"),
      PseudoVariable(name: "tls_peer", loads: "tls_wolfssl"),
      PseudoVariable(name: "hfl", loads: "pv", takesName: true, takesIndex: true, releases: range("5.5-")),
      PseudoVariable(name: "gone", loads: "old", releases: range("5.0-5.3")),
      PseudoVariable(name: "turn", loads: "pv", releases: range("5.0-5.3")),
      PseudoVariable(name: "turn", loads: "pv", isWritable: true, releases: range("5.4-")),
    ],
    transformations: [
      Transformation(category: "s", name: "len", loads: "pv"),
      Transformation(category: "s", name: "select", loads: "pv"),
      Transformation(category: "s", name: "rmws", loads: "pv", releases: range("5.4-")),
      Transformation(category: "uri", name: "user", loads: "pv"),
      Transformation(category: "json", loads: "json", releases: range("5.2-")),
    ])

  /// `start-end rule: text` for each problem.
  static func problems(
    _ text: String, _ kind: PseudoVariableText = .variable, isWritten: Bool = false, release: String? = nil,
    loaded: Set<String>? = nil
  ) -> [String] {
    PseudoVariableReader(facts: some, release: release.flatMap { Release($0) }, loaded: loaded)
      .problems(in: Array(text.utf8), as: kind, isWritten: isWritten)
      .map { "\($0.range.start)-\($0.range.end) \($0.rule.rawValue): \($0.text)" }
  }
}
