extension Rule {
  public static let statusCondition = Rule(
    name: "status-condition", severity: .error,
    title: "A number that says true or false is used as a condition",
    explanation: """
      Functions of Kamailio answer with a number: positive for true, negative for false. `kamailio.cfg` reads it that \
      way in an `if`; a script does not. In Lua every number is true in a condition, -1 and 0 too; in Python every \
      number but 0 is. So the branch for success always runs, whatever has happened: a relay that failed gets no \
      error reply, a caller who failed to authenticate is let in, and nothing is logged.

      Compare the number: `> 0` is true, `< 0` is false. Functions that return a bool, such as `KSR.is_INVITE()`, \
      can stand in a condition as they are.

      In Lua any number in a condition is reported, a count too, and so is `KSR.pv.geti("$rs") or 200`, which never \
      comes to the 200. In Python a count that is tested for 0 is not reported.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          if not KSR.tm.t_relay() then
            KSR.sl.sl_reply_error()
          end
          """,
        right: """
          if KSR.tm.t_relay() < 0 then
            KSR.sl.sl_reply_error()
          end
          """),
      Example(
        .python,
        wrong: """
          if KSR.auth_db.auth_check("example.org", "subscriber", 1):
              KSR.info("authenticated\\n")
          """,
        right: """
          if KSR.auth_db.auth_check("example.org", "subscriber", 1) > 0:
              KSR.info("authenticated\\n")
          """),
    ])
}
