extension Rule {
  public static let cfgCallback = Rule(
    name: "cfg-callback", severity: .error,
    title: "kamailio.cfg names a function that the script does not have",
    explanation: """
      Parameters such as `event_callback` of `htable` or `dispatcher`, and the settings `kemi.…_callback`, \
      name functions of the script. Where there is none of the name, the server starts, and the events are \
      lost: no gateway is reported as gone, no timer runs. It is reported in kamailio.cfg, and only when \
      the script is the one that kamailio.cfg loads.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          # kamailio.cfg
          modparam("htable", "event_callback", "ksr_htable_evnt")

          -- the script
          function ksr_htable_event(name)
            KSR.info("event " .. name .. "\\n")
          end
          """,
        right: """
          # kamailio.cfg
          modparam("htable", "event_callback", "ksr_htable_event")

          -- the script
          function ksr_htable_event(name)
            KSR.info("event " .. name .. "\\n")
          end
          """),
      Example(
        .python,
        wrong: """
          # kamailio.cfg
          modparam("htable", "event_callback", "ksr_htable_evnt")

          # the script
          def ksr_htable_event(name):
              KSR.info("event " + name + "\\n")
          """,
        right: """
          # kamailio.cfg
          modparam("htable", "event_callback", "ksr_htable_event")

          # the script
          def ksr_htable_event(name):
              KSR.info("event " + name + "\\n")
          """),
    ])
}
