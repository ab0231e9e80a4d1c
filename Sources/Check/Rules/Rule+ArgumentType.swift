extension Rule {
  public static let argumentType = Rule(
    name: "argument-type", severity: .error,
    title: "An argument has a type that the function cannot take",
    explanation: """
      Lua turns what it is given into what the function takes, and says nothing: a text that is no number arrives as 0, \
      and so do `true`, a table or a function; where text is wanted they arrive as an empty one. Numbers in place of text, and \
      texts of digits in place of a number, are fine. A reply is sent with code 0, or a header without its value.

      Python turns nothing into anything: where a number is wanted only an `int` (or `bool`) will do, where text is wanted \
      only a `str`. Given anything else, the function does nothing, the server logs an error and the call returns `False`.
      """,
    examples: [
      Example(
        .lua, wrong: #"KSR.sl.sl_send_reply("busy", "Busy here")"#,
        right: #"KSR.sl.sl_send_reply(486, "Busy here")"#),
      Example(
        .python, wrong: #"KSR.pv.sets("$var(tries)", 3)"#,
        right: #"KSR.pv.seti("$var(tries)", 3)"#),
      Example(
        .python, wrong: #"KSR.sl.sl_send_reply("404", "Not found")"#,
        right: #"KSR.sl.sl_send_reply(404, "Not found")"#),
    ])
}
