extension Rule {
  public static let callbackParameters = Rule(
    name: "callback-parameters", severity: .error,
    title: "A function that the server calls takes other arguments",
    explanation: """
      `app_python3` passes the message to routes and callbacks, and for events what has happened as well; \
      `app_python3s` passes nothing, or the event alone. Where a function takes another number of \
      arguments, Python raises a `TypeError`: the server logs it, and the function has not run. When it is \
      the request route, no request is answered.
      """,
    examples: [
      Example(
        .python,
        wrong: """
          class Kamailio:
              def child_init(self, rank):
                  return 0

              def ksr_request_route(self):
                  KSR.info("request\\n")

          def mod_init():
              return Kamailio()
          """,
        right: """
          class Kamailio:
              def child_init(self, rank):
                  return 0

              def ksr_request_route(self, msg):
                  KSR.info("request\\n")

          def mod_init():
              return Kamailio()
          """)
    ])
}
