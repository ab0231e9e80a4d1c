extension Rule {
  public static let blockingCall = Rule(
    name: "blocking-call", severity: .warning,
    title: "The call makes a worker wait while it handles a message",
    explanation: """
      A worker handles one message at a time, and a server has a handful of them for each socket. One that sleeps, \
      waits for a program or for another server, or reads standard input, handles nothing meanwhile. With as many such \
      calls at once as there are workers, the server answers nobody: messages wait in the queue of the socket, come \
      again because nobody has answered them, and are dropped at last.

      Let `KSR.async.route()` go on with the message after some seconds, give long work to the processes of the module \
      `async` with `KSR.async.task_route()`, and ask web servers with `KSR.http_async_client.query()`. In Python \
      the module is `getattr(KSR, "async")`. What runs when the server starts may wait: the script itself, \
      `mod_init()` and `child_init()` are not reported. Neither are functions that the script gives to threads.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_request_route()
            os.execute("sleep 2")
            KSR.tm.t_relay()
          end
          """,
        right: """
          function ksr_request_route()
            KSR.async.route("ksr_later", 2)
          end

          function ksr_later()
            KSR.tm.t_relay()
          end
          """),
      Example(
        .python,
        wrong: """
          def ksr_request_route(self, msg):
              time.sleep(2)
              KSR.tm.t_relay()
          """,
        right: """
          def ksr_request_route(self, msg):
              getattr(KSR, "async").route("ksr_later", 2)

          def ksr_later(self, msg):
              KSR.tm.t_relay()
          """),
    ])
}
