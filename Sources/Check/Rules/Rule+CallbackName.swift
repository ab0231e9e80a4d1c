extension Rule {
  public static let callbackName = Rule(
    name: "callback-name", severity: .error,
    title: "Kamailio has no room for the name of this callback",
    explanation: """
      The names that a script gives to `KSR.tm.t_on_failure` and its like are kept in a table of 256 \
      places, with room for 127 bytes each; `KSR.async` takes names of 62 bytes. What does not fit is \
      dropped: the server logs an error, and the function is never called.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          KSR["async"].task_route("ksr_this_name_says_everything_that_the_function_does_and_why_it_does_it")
          """,
        right: """
          KSR["async"].task_route("ksr_store_call")
          """),
      Example(
        .python,
        wrong: """
          getattr(KSR, "async").task_route("ksr_this_name_says_everything_that_the_function_does_and_why_it_does_it")
          """,
        right: """
          getattr(KSR, "async").task_route("ksr_store_call")
          """),
    ])
}
