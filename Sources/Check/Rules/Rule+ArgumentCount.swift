extension Rule {
  public static let argumentCount = Rule(
    name: "argument-count", severity: .error,
    title: "A KSR function gets too few or too many arguments",
    explanation: """
      KEMI functions have a fixed number of parameters: what is optional in kamailio.cfg is a function of its own. Given \
      too few, a function does nothing; the server logs an error and the call returns false, which a script that expects \
      a number seldom looks for. What is too many is ignored as a rule: it has no effect, although it looks as if it had. \
      In Lua a function without parameters is not called at all if it is given any, and more than six arguments are refused; \
      Python servers before 5.7 refuse all that are left over.

      In Lua `KSR.tm:t_relay()` passes `KSR.tm` itself as the first argument: the request is not relayed.
      """,
    examples: [
      Example(
        .lua, wrong: "KSR.tm:t_relay()",
        right: "KSR.tm.t_relay()"),
      Example(
        .lua, wrong: "KSR.sl.sl_send_reply(404)",
        right: #"KSR.sl.sl_send_reply(404, "Not found")"#),
      Example(
        .python, wrong: #"KSR.registrar.save("location")"#,
        right: #"KSR.registrar.save("location", 0)"#),
    ])
}
