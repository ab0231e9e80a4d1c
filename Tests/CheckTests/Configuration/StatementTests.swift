import Descriptors
import Testing

@testable import KemiCheck

/// What is taken from the statements of a configuration.
@Suite struct StatementTests {
  @Test func modules() throws {
    let read = try ReadConfiguration(
      """
      loadpath "/usr/lib/kamailio/modules/"
      mpath = "/more"
      loadmodule "tm.so"
      loadmodule "sl"
      loadmodule "/opt/modules/rr.so"
      loadmodule("pv.so")
      loadmodule("app_lua.so", "G")
      loadmodule 'maxfwd.so'
      """)
    #expect(read.loaded == ["app_lua", "maxfwd", "pv", "rr", "sl", "tm"])
    #expect(read.configuration.modules.map { read.text(at: $0.place) }.first == "\"tm.so\"")
    #expect(read.messages == [])
    #expect(read.configuration.isComplete)
  }

  @Test func parameters() throws {
    let read = try ReadConfiguration(
      #"""
      modparam("tm|sl", "fr_timer", 5000)
      modparam("htable", "htable", "a=>size=8;" "autoexpire=60")
      modparam("x", "quoted", "a\"b\\c\x41\n")
      modparam("x", "single", 'a\n')
      modparam("x", "negative", -1)
      """#)
    #expect(
      read.parameters == [
        "tm+sl fr_timer = 5000", "htable htable = a=>size=8;autoexpire=60", "x quoted = a\"b\\cA\n",
        "x single = a\\n", "x negative = -1",
      ])
    #expect(read.configuration.parameters.map(\.isText) == [false, true, true, true, false])
    #expect(read.text(at: read.configuration.parameters[1].place) == #""a=>size=8;" "autoexpire=60""#)
    #expect(read.configuration.parameters.allSatisfy { $0.isExact })
  }

  @Test func engineCallbacksAndRoutes() throws {
    let read = try ReadConfiguration(
      """
      cfgengine "lua"
      kemi.request_route_callback = "on_request"
      kemi.reply_route_callback="none"
      async_tkv_evcb = "on_async"
      request_route {
        if ($(hdr(X){s.rm,}) == "}") { route(NAT); }
      }
      route[NAT] { return; }
      event_route[tm:local-request] { }
      failure_route [MANAGE] { }
      """)
    #expect(read.configuration.engine?.value == "lua")
    #expect(
      read.configuration.callbacks(facts: ServerFacts()).map { "\($0.source): \($0.function)" } == [
        "kemi.request_route_callback: on_request", "async_tkv_evcb: on_async",
      ])
    #expect(
      read.configuration.routes.map { "\($0.kind) \($0.name ?? "-")" } == [
        "request_route -", "route NAT", "event_route tm:local-request", "failure_route MANAGE",
      ])
    #expect(read.messages == [])
  }

  @Test func callbacksAndScriptsOfParameters() throws {
    let facts = ServerFacts(parameters: [
      ScriptParameter(module: "htable", name: "event_callback", role: .callback),
      ScriptParameter(module: "rtimer", name: "exec", role: .callback, attribute: "route"),
      ScriptParameter(module: "app_lua", name: "load", role: .script),
      ScriptParameter(module: "dmq", name: "event_callback", role: .callback, releases: Facts.range("6.1-")),
    ])
    let read = try ReadConfiguration(
      """
      modparam("htable", "event_callback", "on_table")
      modparam("rtimer", "timer", "name=t;interval=10")
      modparam("rtimer", "exec", "timer=t; route = on_timer")
      modparam("rtimer", "exec", "timer=t")
      modparam("app_lua", "load", "/etc/kamailio/kamailio.lua")
      modparam("dmq", "event_callback", "on_dmq")
      modparam("htable", "event_callback", "")
      modparam("dialog", "event_callback", "on_dialog")
      """)
    let callbacks = read.configuration.callbacks(facts: facts, release: .number(major: 5, minor: 6))
    #expect(
      callbacks.map { "\($0.source): \($0.function)" } == [
        "event_callback of htable: on_table", "exec of rtimer: on_timer",
      ])
    #expect(read.text(at: callbacks[0].place) == "\"on_table\"")
    #expect(
      read.configuration.callbacks(facts: facts).map(\.function) == ["on_table", "on_timer", "on_dmq"])
    #expect(
      read.configuration.scripts(facts: facts).map { "\($0.module) \($0.parameter.value)" } == [
        "app_lua /etc/kamailio/kamailio.lua"
      ])
  }

  @Test func comments() throws {
    let read = try ReadConfiguration(
      """
      #!KAMAILIO
      # loadmodule "a"
      // loadmodule "b"
      /* loadmodule "c"
         /* nested */ loadmodule "d" */
      loadmodule "e" # "f"
      #loadmodule "g"
      """)
    #expect(read.loaded == ["e"])
    #expect(read.messages == [])
  }

  static let mistakes: [(text: String, message: String)] = [
    ("loadmodule tm.so", ""),
    ("loadmodule 5\n", "kamailio.cfg:1:1 error: 'loadmodule' needs a text in quotes"),
    ("\n loadmodule \"tm.so", "kamailio.cfg:2:13 error: the string is never closed"),
    (
      "x /* /* */",
      "kamailio.cfg:1:3 error: the comment is never closed; comments inside it have to be closed too"
    ),
    ("modparam \"a\"", "kamailio.cfg:1:1 error: 'modparam' needs '(' after it"),
    (
      "modparam(\"a\", \"b\"\nloadmodule \"c\"", "kamailio.cfg:1:1 error: the ')' of 'modparam' is missing"
    ),
    (
      "modparam(\"a\", \"b\")",
      "kamailio.cfg:1:1 error: 'modparam' takes three values: module, name and value"
    ),
  ]

  @Test(arguments: mistakes) func mistakesHaveTheirPlace(_ text: String, _ message: String) throws {
    #expect(try ReadConfiguration(text).messages == (message.isEmpty ? [] : [message]))
  }

  @Test func anEndAnywhereIsNoCrash() {
    let text = Array(
      """
      #!define A "x"
      !!ifdef A
      loadmodule A /* c */ modparam("a|b", "c", 'd' ) $(var(a)) route[x] { "\\x4" "\\17" }
      #!else
      kemi.x = "y"
      #!endif
      #!subst "/a/b/g"
      include_file "z"
      """.utf8)
    for end in text.indices {
      for start in [0, end / 2, end] {
        let file = SourceFile(path: "k.cfg", bytes: Array(text[start..<end]))
        for finding in ConfigurationReader.read(file).findings { #expect(finding.range.end <= end - start) }
      }
    }
  }
}
