extension Rule {
  public static let pvSyntax = Rule(
    name: "pv-syntax", severity: .error,
    title: "A pseudo-variable is malformed",
    explanation: """
      The server reads the name of a pseudo-variable when the call is made, not when the script is loaded. If it cannot, it logs \
      an error; `KSR.pv.get` returns null, `KSR.pv.sets` changes nothing, and of a text with variables nothing is \
      written at all. The functions of `KSR.pv` take one variable with nothing around it; a transformation or an index \
      needs parentheses around all of it, as in `$(ru{uri.user})`.
      """,
    examples: [
      Example(
        .lua, wrong: #"local user = KSR.pv.get("$ru{uri.user}")"#,
        right: #"local user = KSR.pv.get("$(ru{uri.user})")"#),
      Example(
        .python, wrong: #"value = KSR.pv.get("var(x)")"#,
        right: #"value = KSR.pv.get("$var(x)")"#),
    ])
}
