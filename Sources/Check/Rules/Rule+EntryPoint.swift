extension Rule {
  public static let entryPoint = Rule(
    name: "entry-point", severity: .error,
    title: "A function that the server needs is missing or misspelt",
    explanation: """
      The server calls `ksr_request_route` for every request, `ksr_reply_route` for every reply and \
      `ksr_onsend_route` before it sends, or what the `kemi.…_callback` settings of kamailio.cfg say. \
      Without the first, it logs an error for every request and answers none; a misspelt reply route is \
      passed over without a word.

      `app_python3` wants more before it starts: a function `mod_init()` that returns an object, which has \
      a method `child_init(self, rank)` that returns a number, and the routes as methods.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_request_rout()
            KSR.sl.sl_send_reply(200, "OK")
          end
          """,
        right: """
          function ksr_request_route()
            KSR.sl.sl_send_reply(200, "OK")
          end
          """),
      Example(
        .python,
        wrong: """
          class Kamailio:
              def ksr_request_route(self, msg):
                  KSR.sl.sl_send_reply(200, "OK")

          def mod_init():
              Kamailio()
          """,
        right: """
          class Kamailio:
              def child_init(self, rank):
                  return 0

              def ksr_request_route(self, msg):
                  KSR.sl.sl_send_reply(200, "OK")

          def mod_init():
              return Kamailio()
          """),
    ])
}
