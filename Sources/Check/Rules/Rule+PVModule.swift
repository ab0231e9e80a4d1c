extension Rule {
  public static let pvModule = Rule(
    name: "pv-module", severity: .error,
    title: "The module of a pseudo-variable is not loaded",
    explanation: """
      A pseudo-variable comes with a module. If kamailio.cfg (`--cfg`) does not load it, the server does not know the variable: \
      it logs an error when the call is made, `KSR.pv.get` returns null and `KSR.pv.sets` changes nothing.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kamailio.cfg does not load "htable.so"
          KSR.pv.get("$sht(ban=>ip)")
          """,
        right: """
          -- kamailio.cfg: loadmodule "htable.so"
          KSR.pv.get("$sht(ban=>ip)")
          """),
      Example(
        .python,
        wrong: """
          # kamailio.cfg does not load "htable.so"
          KSR.pv.get("$sht(ban=>ip)")
          """,
        right: """
          # kamailio.cfg: loadmodule "htable.so"
          KSR.pv.get("$sht(ban=>ip)")
          """),
    ])
}
