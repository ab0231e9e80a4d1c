extension Rule {
  public static let luaVersion = Rule(
    name: "lua-version", severity: .error,
    title: "The Lua that runs the script cannot read this",
    explanation: """
      `app_lua` is built with whatever Lua its packager chose: Debian's with 5.1, others with 5.3, 5.4 or \
      LuaJIT. What a newer one has added, an older one takes for a syntax error, and refuses the whole \
      script: the server does not start. `--lua` says which one it will be; without it all of them are let \
      pass.

      An escape such as `\\x41` is worse: Lua 5.1 takes it for the letters `x41` and says nothing.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kemi check --lua 5.1
          local half = total // 2
          """,
        right: """
          local half = math.floor(total / 2)
          """)
    ])
}
