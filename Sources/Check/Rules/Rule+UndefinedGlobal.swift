extension Rule {
  public static let undefinedGlobal = Rule(
    name: "undefined-global", severity: .error,
    title: "A script uses a name that nothing defines",
    explanation: """
      A name that is misspelt, or whose definition went, is found out when the line runs, which may be weeks \
      after the server has started. Lua takes it for a global that is `nil`: to call it, to join it to a \
      text, to calculate with it or to read a field of it raises an error. Python raises a `NameError`. \
      Either ends the route there, and the message is neither answered nor forwarded.

      A local variable of Lua is there from its line on, and within its block alone: a function above a \
      `local function` does not see it.

      Scripts that load what one cannot see, or define names that are made up while they run, are left alone, \
      as are names that a script tests before it uses them.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          function ksr_request_route()
            local carrier = "sip:192.0.2.1"
            KSR.hdr.append("Gateway: " .. carier .. "\\r\\n")
          end
          """,
        right: """
          function ksr_request_route()
            local carrier = "sip:192.0.2.1"
            KSR.hdr.append("Gateway: " .. carrier .. "\\r\\n")
          end
          """),
      Example(
        .python,
        wrong: """
          def ksr_request_route():
              carrier = "sip:192.0.2.1"
              KSR.hdr.append("Gateway: " + carier + "\\r\\n")
          """,
        right: """
          def ksr_request_route():
              carrier = "sip:192.0.2.1"
              KSR.hdr.append("Gateway: " + carrier + "\\r\\n")
          """),
    ])
}
