extension Rule {
  public static let noResult = Rule(
    name: "no-result", severity: .error,
    title: "The result of a function that returns nothing is used",
    explanation: """
      The function is declared to return nothing. What a script gets all the same depends on the release, on the \
      interpreter and on the number of parameters: nothing, false, or a number that the C code has left behind by \
      chance. A condition on it does one thing on one server and another on the next.

      `return KSR.info("done\\n")` is not reported: it is a short way to write a call and a return.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          if KSR.set_drop() then
            KSR.info("dropped\\n")
          end
          """,
        right: """
          KSR.set_drop()
          KSR.info("dropped\\n")
          """),
      Example(
        .python,
        wrong: """
          ok = KSR.info("call\\n")
          if ok:
              KSR.tm.t_relay()
          """,
        right: """
          KSR.info("call\\n")
          KSR.tm.t_relay()
          """),
    ])
}
