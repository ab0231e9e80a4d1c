extension Rule {
  public static let endsServer = Rule(
    name: "ends-server", severity: .error,
    title: "The call ends the server, or the script, instead of the route",
    explanation: """
      A worker of Kamailio that ends takes the whole server with it: the main process sees that a child is gone and \
      shuts down everything. `os.exit()` of Lua does that, for one message, and so do `os._exit()` and `os.abort()` \
      of Python. In a script that is just being loaded they keep the server from starting.

      Lua has no `exit()`, `quit()` or `drop()`. A script that calls one of them stops there with "attempt to call a \
      nil value"; the error is logged, and the message is lost in the middle of its handling.

      What ends the handling of one message is `KSR.x.exit()` or `KSR.x.drop()` in Lua, and `exit()` or `sys.exit()` in \
      Python, which are an exception that Kamailio knows.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          if KSR.maxfwd.process_maxfwd(10) < 0 then
            KSR.sl.sl_send_reply(483, "Too Many Hops")
            os.exit()
          end
          """,
        right: """
          if KSR.maxfwd.process_maxfwd(10) < 0 then
            KSR.sl.sl_send_reply(483, "Too Many Hops")
            KSR.x.exit()
          end
          """),
      Example(
        .python,
        wrong: """
          if KSR.maxfwd.process_maxfwd(10) < 0:
              KSR.sl.sl_send_reply(483, "Too Many Hops")
              os._exit(1)
          """,
        right: """
          if KSR.maxfwd.process_maxfwd(10) < 0:
              KSR.sl.sl_send_reply(483, "Too Many Hops")
              sys.exit()
          """),
    ])
}
