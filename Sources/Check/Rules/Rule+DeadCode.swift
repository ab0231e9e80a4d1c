extension Rule {
  public static let deadCode = Rule(
    name: "dead-code", severity: .warning, title: "The code is never run",
    explanation: """
      What stands before it in the same block never goes on: `KSR.x.exit()`, `KSR.x.drop()` or `error()` in Lua, `exit()`, \
      `raise` or `return` in Python, an `if` all of whose branches leave, a function of the script that always \
      does. On a live server that is a reply that is never sent, or accounting that is never written, and nobody \
      notices.

      A `return`, `break` or `pass` behind `exit()` is common style and is not reported, nor is what `do return end` \
      switches off in Lua.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          if KSR.registrar.lookup("location") < 0 then
            KSR.x.exit()
            KSR.sl.sl_send_reply(404, "Not Found")
          end
          """,
        right: """
          if KSR.registrar.lookup("location") < 0 then
            KSR.sl.sl_send_reply(404, "Not Found")
            KSR.x.exit()
          end
          """),
      Example(
        .python,
        wrong: """
          def ksr_route_location():
              if KSR.registrar.lookup("location") < 0:
                  return 1
                  KSR.sl.sl_send_reply(404, "Not Found")
          """,
        right: """
          def ksr_route_location():
              if KSR.registrar.lookup("location") < 0:
                  KSR.sl.sl_send_reply(404, "Not Found")
                  return 1
          """),
    ])
}
