extension Rule {
  public static let endlessLoop = Rule(
    name: "endless-loop", severity: .error, title: "Nothing ends the loop",
    explanation: """
      The loop has no condition that could fail, and there is no `break`, `return`, `exit()` or error in it. The \
      worker that comes to it stays there for good, with a processor to itself, and handles no other message; once all \
      workers have come there, the server is dead, though its processes run. A function of `KSR` that fails does not \
      end a loop: it answers with a number.

      A loop with a call in it that may leave, as far as one can see, is not reported.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          while true do
            KSR.dispatcher.ds_next_dst()
          end
          """,
        right: """
          while KSR.dispatcher.ds_next_dst() > 0 do
            KSR.info("next: " .. KSR.pv.gete("$du") .. "\\n")
          end
          """),
      Example(
        .python,
        wrong: """
          while True:
              KSR.dispatcher.ds_next_dst()
          """,
        right: """
          while KSR.dispatcher.ds_next_dst() > 0:
              KSR.info("next: " + KSR.pv.gete("$du") + "\\n")
          """),
    ])
}
