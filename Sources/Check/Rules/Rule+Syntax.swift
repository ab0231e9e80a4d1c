extension Rule {
  public static let syntax = Rule(
    name: "syntax", severity: .error, title: "The script cannot be parsed",
    explanation: """
      The interpreter refuses such a script as a whole. A server that is started with it does not come up; one that \
      is told to reload it logs an error and goes on with the old one until it is started again. Nothing else is \
      checked in a script that cannot be parsed.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_request_route()
            if KSR.is_INVITE() then
              KSR.info("call\\n")
          end
          """,
        right: """
          function ksr_request_route()
            if KSR.is_INVITE() then
              KSR.info("call\\n")
            end
          end
          """),
      Example(
        .python,
        wrong: """
          def ksr_request_route(self, msg)
              KSR.info("request\\n")
          """,
        right: """
          def ksr_request_route(self, msg):
              KSR.info("request\\n")
          """),
    ])
}
