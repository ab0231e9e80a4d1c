extension Rule {
  public static let nullArgument = Rule(
    name: "null-argument", severity: .error,
    title: "nil or None where text is wanted",
    explanation: """
      Lua's `nil` arrives as a text without memory behind it, a null pointer, which many functions do not expect: some log an \
      error, some take it for an empty text, and some crash the process. With Python's `None` the function does nothing, the \
      server logs an error and the call returns `False`.

      To clear a variable there is `KSR.pv.unset`.
      """,
    examples: [
      Example(
        .lua, wrong: #"KSR.pv.sets("$avp(reason)", nil)"#,
        right: #"KSR.pv.unset("$avp(reason)")"#),
      Example(
        .python, wrong: #"KSR.pv.sets("$avp(reason)", None)"#,
        right: #"KSR.pv.unset("$avp(reason)")"#),
    ])
}
