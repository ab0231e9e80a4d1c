extension Rule {
  public static let pvReadOnly = Rule(
    name: "pv-read-only", severity: .error,
    title: "A pseudo-variable that cannot be assigned to",
    explanation: """
      The server ignores an assignment to a variable that can only be read, and the functions of `KSR.pv` return true all the \
      same: the script goes on as if the value were there. Functions that put their result into such a variable fail, or drop it. \
      Keep values of your own in `$var(name)`, `$avp(name)` or `$xavp(name)`.
      """,
    examples: [
      Example(
        .lua, wrong: #"KSR.pv.sets("$si", "192.0.2.1")"#,
        right: #"KSR.pv.sets("$var(source)", "192.0.2.1")"#),
      Example(
        .python, wrong: #"KSR.pv.sets("$ci", "fixed")"#,
        right: #"KSR.pv.sets("$var(callid)", "fixed")"#),
    ])
}
