extension Rule {
  public static let constantComparison = Rule(
    name: "constant-comparison", severity: .error,
    title: "A comparison that comes out the same whatever happens",
    explanation: """
      A result is compared with something of another type, to which it is never equal: a number with `true` in Lua, a \
      bool with 1, a number with text, a result that is never null with `nil` or `None`. One of the branches never \
      runs, and no error says so. Asking which of two such values is greater is an error at run time: the script \
      stops, and the message that it was handling is lost.

      Most functions of Kamailio return a number, positive for true and negative for false: compare it with 0. Those \
      that return a bool are conditions themselves.

      In Python `1 == True` holds and `-1 == False` does not: `== False` after a function that has failed is always \
      false, so that the failure goes unseen.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          if KSR.tm.t_relay() == false then
            KSR.sl.sl_reply_error()
          end
          if KSR.is_INVITE() == 1 then
            KSR.info("call\\n")
          end
          """,
        right: """
          if KSR.tm.t_relay() < 0 then
            KSR.sl.sl_reply_error()
          end
          if KSR.is_INVITE() then
            KSR.info("call\\n")
          end
          """),
      Example(
        .python,
        wrong: """
          if KSR.registrar.lookup("location") is True:
              KSR.tm.t_relay()
          """,
        right: """
          if KSR.registrar.lookup("location") > 0:
              KSR.tm.t_relay()
          """),
    ])
}
