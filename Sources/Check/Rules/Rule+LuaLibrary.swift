extension Rule {
  public static let luaLibrary = Rule(
    name: "lua-library", severity: .error,
    title: "The Lua that runs the script has no such library function",
    explanation: """
      The libraries differ from one Lua to another: `unpack` became `table.unpack` with 5.2, `table.move` \
      and `utf8` came with 5.3, `setfenv` went. The script is loaded, and stops with "attempt to call a nil \
      value" when it gets there. `--lua` says which Lua it will be. A name that the script defines or tests \
      itself is not reported.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kemi check --lua 5.1
          local user, host = table.unpack(parts)
          """,
        right: """
          local user, host = unpack(parts)
          """)
    ])
}
