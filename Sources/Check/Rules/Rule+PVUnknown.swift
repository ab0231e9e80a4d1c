extension Rule {
  public static let pvUnknown = Rule(
    name: "pv-unknown", severity: .error,
    title: "There is no such pseudo-variable",
    explanation: """
      No module of any release that `kemi` knows has a pseudo-variable, or a transformation, of this name. The server finds out \
      when the call is made: it logs an error, `KSR.pv.get` returns null and `KSR.pv.sets` changes nothing.
      """,
    examples: [
      Example(
        .lua, wrong: #"local user = KSR.pv.get("$rUser")"#,
        right: #"local user = KSR.pv.get("$rU")"#),
      Example(
        .python, wrong: #"size = KSR.pv.get("$(ru{s.length})")"#,
        right: #"size = KSR.pv.get("$(ru{s.len})")"#),
    ])
}
