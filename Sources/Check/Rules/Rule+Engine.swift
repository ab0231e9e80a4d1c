extension Rule {
  public static let engine = Rule(
    name: "engine", severity: .error,
    title: "The interpreter of this language has no such function",
    explanation: """
      What stands under `KSR.x` is made by each interpreter for itself, and not all of them have \
      everything. In Python there is no `KSR.x.exit()`: the script stops with an `AttributeError` where it \
      was meant to leave in peace. `exit()` of Python ends the handling of the message, and the server goes \
      on.
      """,
    examples: [
      Example(
        .python,
        wrong: """
          def ksr_request_route(self, msg):
              if KSR.is_OPTIONS():
                  KSR.sl.sl_send_reply(200, "OK")
                  KSR.x.exit()
          """,
        right: """
          def ksr_request_route(self, msg):
              if KSR.is_OPTIONS():
                  KSR.sl.sl_send_reply(200, "OK")
                  exit()
          """)
    ])
}
