extension Rule {
  public static let integerRange = Rule(
    name: "integer-range", severity: .error,
    title: "A number does not fit into 32 bits",
    explanation: """
      A parameter of type `int` has 32 bits with a sign: from -2147483648 to 2147483647. The server keeps the lower 32 bits \
      of anything beyond and says nothing, so that the function works with another number, often a negative one. Python \
      servers before 5.7 refuse the call.

      For large values there is `KSR.pv.setl` (5.7 and later), or a text.
      """,
    examples: [
      Example(
        .lua, wrong: #"KSR.pv.seti("$var(limit)", 5000000000)"#,
        right: #"KSR.pv.setl("$var(limit)", 5000000000)"#),
      Example(
        .python, wrong: #"KSR.pv.seti("$var(limit)", 5000000000)"#,
        right: #"KSR.pv.setl("$var(limit)", 5000000000)"#),
    ])
}
