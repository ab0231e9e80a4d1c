extension Rule {
  public static let unknownCallback = Rule(
    name: "unknown-callback", severity: .error,
    title: "A function that the script names for later is not in it",
    explanation: """
      `KSR.tm.t_on_failure("name")` and its like take the name of a function, which the server looks up \
      when the time has come. If it finds none, it does nothing, in most cases without a word in the log: \
      calls are not sent to the second gateway, replies pass without the fixes that NAT needs.

      The server finds global functions of Lua, methods of the object that `mod_init()` returns \
      (`app_python3`), or functions of the file (`app_python3s`). An empty name is right: it takes back \
      what was set. In a script that is part of another one, or that loads others which are not there, a \
      name is reported only where it is a slip of the name of a function that is there.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_request_route()
            KSR.tm.t_on_failure("ksr_failure_mange")
            KSR.tm.t_relay()
          end

          function ksr_failure_manage()
            KSR.info("trying the next gateway\\n")
          end
          """,
        right: """
          function ksr_request_route()
            KSR.tm.t_on_failure("ksr_failure_manage")
            KSR.tm.t_relay()
          end

          function ksr_failure_manage()
            KSR.info("trying the next gateway\\n")
          end
          """),
      Example(
        .python,
        wrong: """
          class Kamailio:
              def child_init(self, rank):
                  return 0

              def ksr_request_route(self, msg):
                  KSR.tm.t_on_failure("ksr_failure_mange")
                  KSR.tm.t_relay()

              def ksr_failure_manage(self, msg):
                  KSR.info("trying the next gateway\\n")

          def mod_init():
              return Kamailio()
          """,
        right: """
          class Kamailio:
              def child_init(self, rank):
                  return 0

              def ksr_request_route(self, msg):
                  KSR.tm.t_on_failure("ksr_failure_manage")
                  KSR.tm.t_relay()

              def ksr_failure_manage(self, msg):
                  KSR.info("trying the next gateway\\n")

          def mod_init():
              return Kamailio()
          """),
    ])
}
