extension Rule {
  public static let release = Rule(
    name: "release", severity: .error,
    title: "The targeted release has no such function",
    explanation: """
      KEMI grows with every release: a script that was written on one server may call what another does not \
      have. Nothing is said when it is loaded. When a message comes by, Lua stops with "attempt to call a \
      nil value" and Python with an `AttributeError`, and the message is lost.

      With `--release` every function has to be in that release; without it, functions that the newest one \
      has dropped are reported, as warnings. A name that the script tests before it calls it is not.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kemi check --release 5.6
          KSR.htable.sht_has_name("blocked", "eq", KSR.kx.get_srcip())
          """,
        right: """
          KSR.htable.sht_match_name("blocked", "eq", KSR.kx.get_srcip())
          """),
      Example(
        .python,
        wrong: """
          # kemi check --release 5.2
          if KSR.pvx.var_seti("count", 1) > 0:
              KSR.info("counting\\n")
          """,
        right: """
          KSR.pv.seti("$var(count)", 1)
          """),
    ])
}
