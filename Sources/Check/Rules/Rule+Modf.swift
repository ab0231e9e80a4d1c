extension Rule {
  public static let modf = Rule(
    name: "modf", severity: .warning,
    title: "KSR.x.modf where it is not needed, or cannot work",
    explanation: """
      `KSR.x.modf` calls a function of kamailio.cfg by its name. It prepares the parameters anew at every call, which is slow \
      and, for functions that keep what they prepare, takes memory at every message until the process has none left. Where \
      KEMI has a function that does the same, call that.

      It takes texts alone, as kamailio.cfg does: a number has crashed servers, and raises an error in Python. Of the native \
      function's parameters Lua passes six at most, Python two.
      """,
    examples: [
      Example(
        .lua, wrong: #"KSR.x.modf("sl_send_reply", "404", "Not found")"#,
        right: #"KSR.sl.sl_send_reply(404, "Not found")"#),
      Example(
        .python, wrong: #"KSR.x.modf("t_relay")"#,
        right: "KSR.tm.t_relay()"),
    ])
}
