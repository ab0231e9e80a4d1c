extension Rule {
  public static let unusedSuppression = Rule(
    name: "unused-suppression", severity: .warning,
    title: "A comment that silences findings silences none",
    explanation: """
      `kemi: disable=RULE` in a comment silences a rule. One that silences nothing was written for code that is not \
      there any more, or names a rule that does not exist: it hides the next mistake that somebody makes in that \
      place, or it does not hide what it was meant to.

      A comment speaks to `kemi` in one of these ways:

      - behind code, `kemi: disable=RULE` silences findings that begin in that line;
      - in a line of its own, `kemi: disable-next-line=RULE` silences those of the next line;
      - in a line of its own, `kemi: disable=RULE` silences those from there to `kemi: enable=RULE`, or to the end \
      of the file.

      Several rules are separated by commas; without `=RULE` all of them are meant. What follows ` -- ` is a remark.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          KSR.info("ready\\n") -- kemi: disable=unknown-functoin
          """,
        right: """
          KSR.mymodule.ready() -- kemi: disable=unknown-module -- our own module
          """),
      Example(
        .python,
        wrong: """
          KSR.info("ready\\n")  # kemi: disable=unknown-functoin
          """,
        right: """
          KSR.mymodule.ready()  # kemi: disable=unknown-module -- our own module
          """),
    ])
}
