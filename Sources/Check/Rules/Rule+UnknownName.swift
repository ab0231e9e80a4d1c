extension Rule {
  public static let unknownName = Rule(
    name: "unknown-name", severity: .error,
    title: "KSR has no module or function of this name",
    explanation: """
      The name is in no release that `kemi` knows. In Lua the script stops there with "attempt to call a nil value", \
      in Python with an `AttributeError`: the message that was being handled is lost, and the same happens to every \
      one that comes this way. Nothing is said when the script is loaded.

      A name that the script tests before it calls it, as in `if KSR.tm.t_new then`, is not reported. For functions of \
      your own modules give their descriptors with `--descriptors`.
      """,
    examples: [
      Example(.lua, wrong: "KSR.tm.t_rely()", right: "KSR.tm.t_relay()"),
      Example(
        .python, wrong: "KSR.sl.sl_send_repply(404, \"Not found\")",
        right: "KSR.sl.sl_send_reply(404, \"Not found\")"),
    ])
}
