extension Rule {
  public static let route = Rule(
    name: "route", severity: .warning,
    title: "A function is called in a kind of route that it is not made for",
    explanation: """
      Some functions work in some kinds of routes alone: `KSR.tm.t_relay()` forwards a request and has none \
      in a reply route. In kamailio.cfg the server refuses to start with such a call. In a script nobody \
      looks: the function fails, or it works on what is not there, at the first message that comes this \
      way. Most functions that kamailio.cfg has in some routes alone do work elsewhere when a script calls \
      them; those are not reported.

      It is reported where every way that leads to the call, from the functions that the server calls, is \
      of the wrong kind.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_reply_route()
            KSR.tm.t_relay()
          end
          """,
        right: """
          function ksr_request_route()
            KSR.tm.t_relay()
          end
          """),
      Example(
        .python,
        wrong: """
          def ksr_reply_route():
              KSR.tm.t_relay()
          """,
        right: """
          def ksr_request_route():
              KSR.tm.t_relay()
          """),
    ])
}
