extension Rule {
  public static let cfg = Rule(
    name: "cfg", severity: .error,
    title: "kamailio.cfg cannot be understood",
    explanation: """
      The configuration given with `--cfg` is read for the modules that it loads and the functions that it \
      names. What is reported here keeps the server from starting, or keeps `kemi` from following it: a \
      file that is included and is not there, a `modparam` without an end, an `#!endif` too few. As long as \
      a part is missing, modules that the script uses are not held against those that are loaded.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          # kamailio.cfg
          #!ifdef WITH_NAT
          loadmodule "nathelper.so"
          loadmodule "app_lua.so"
          """,
        right: """
          # kamailio.cfg
          #!ifdef WITH_NAT
          loadmodule "nathelper.so"
          #!endif
          loadmodule "app_lua.so"
          """)
    ])
}
