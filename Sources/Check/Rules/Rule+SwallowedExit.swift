extension Rule {
  public static let swallowedExit = Rule(
    name: "swallowed-exit", severity: .error,
    title: "The script catches the error with which exit() ends a route",
    explanation: """
      `KSR.x.exit()` and `KSR.x.drop()` of Lua are an error with the text `~~ksr~exit~~`, which Kamailio knows when it \
      comes out of the script. A `pcall` or `xpcall` around them catches it, and the script goes on as if nothing had \
      been: a request that was rejected is relayed after all, or a message gets a second reply. Pass the error on with \
      `error(err, 0)`; without the `0` Lua puts the line before the text, and Kamailio logs an error.

      In Python `exit()` and `sys.exit()` raise `SystemExit`. `except Exception` lets it pass; `except:` and \
      `except BaseException` do not.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          local function checks()
            if KSR.is_ACK() then KSR.x.exit() end
          end

          local ok, err = pcall(checks)
          if not ok then
            KSR.err("checks failed: " .. tostring(err) .. "\\n")
          end
          """,
        right: """
          local function checks()
            if KSR.is_ACK() then KSR.x.exit() end
          end

          local ok, err = pcall(checks)
          if not ok then
            error(err, 0)
          end
          """),
      Example(
        .python,
        wrong: """
          try:
              if KSR.is_ACK():
                  sys.exit()
          except:
              KSR.err("checks failed\\n")
          """,
        right: """
          try:
              if KSR.is_ACK():
                  sys.exit()
          except Exception:
              KSR.err("checks failed\\n")
          """),
    ])
}
