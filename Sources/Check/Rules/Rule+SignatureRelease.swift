extension Rule {
  public static let signatureRelease = Rule(
    name: "signature-release", severity: .error,
    title: "The targeted release has this function with other parameters",
    explanation: """
      A few functions changed their parameters from one release to another. The call here is right for \
      another release than the one that is given with `--release`. With too few arguments, or ones of \
      another type, the server logs an error at every call and does nothing; surplus ones are dropped \
      without a word.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kemi check --release 5.6
          KSR.setbiflag(4)
          """,
        right: """
          KSR.setbiflag(4, 0)
          """),
      Example(
        .python,
        wrong: """
          # kemi check --release 5.6
          KSR.setbiflag(4)
          """,
        right: """
          KSR.setbiflag(4, 0)
          """),
    ])
}
