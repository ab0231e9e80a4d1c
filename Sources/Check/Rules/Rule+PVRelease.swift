extension Rule {
  public static let pvRelease = Rule(
    name: "pv-release", severity: .error,
    title: "The targeted release does not have this pseudo-variable",
    explanation: """
      Other releases have the pseudo-variable, or the transformation, but not the one that the scripts are for (`--release`). \
      There the server logs an error when the call is made, `KSR.pv.get` returns null and `KSR.pv.sets` changes nothing.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kemi check --release 5.3
          KSR.pv.sets("$xavu(caller)", "alice")
          """,
        right: """
          KSR.pv.sets("$avp(caller)", "alice")
          """),
      Example(
        .python,
        wrong: """
          # kemi check --release 5.3
          KSR.pv.sets("$xavu(caller)", "alice")
          """,
        right: """
          KSR.pv.sets("$avp(caller)", "alice")
          """),
    ])
}
