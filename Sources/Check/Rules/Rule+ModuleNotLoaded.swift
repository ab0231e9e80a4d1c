extension Rule {
  public static let moduleNotLoaded = Rule(
    name: "module-not-loaded", severity: .error,
    title: "The script uses a module that kamailio.cfg does not load",
    explanation: """
      `KSR.nathelper` is there when `nathelper.so` is loaded, and not otherwise. The server starts all the \
      same; the first message that comes to this place ends in "attempt to index a nil value" (Lua) or in \
      an `AttributeError` (Python).

      The name after `KSR.` is not always that of the module to load: `KSR.pvx` comes with `pv.so`, \
      `KSR.kx` with `kemix.so`. Modules behind a condition that is known not to hold count as not loaded. A \
      script that asks, as in `if KSR.nathelper then`, is not reported. Each module is reported once, at \
      its first use.
      """,
    examples: [
      Example(
        .lua,
        wrong: """
          -- kamailio.cfg loads tm, sl and app_lua
          function ksr_request_route()
            KSR.nathelper.fix_nated_register()
          end
          """,
        right: """
          -- kamailio.cfg loads tm, sl, nathelper and app_lua
          function ksr_request_route()
            KSR.nathelper.fix_nated_register()
          end
          """),
      Example(
        .python,
        wrong: """
          # kamailio.cfg loads tm, sl and app_python3s
          def ksr_request_route():
              KSR.nathelper.fix_nated_register()
          """,
        right: """
          # kamailio.cfg loads tm, sl, nathelper and app_python3s
          def ksr_request_route():
              KSR.nathelper.fix_nated_register()
          """),
    ])
}
