import Foundation
import TestSupport
import Testing

/// The prelude in the versions of Lua that `app_lua` is built with.
@Suite struct LuaPreludeTests {
  /// What a script passes or gets, and how it is written down.
  static let values: [(lua: String, json: String)] = [
    (#""plain""#, #""plain""#),
    ("\"h\\195\\169\"", "\"hé\""),
    (#""\"\\\n\r\t\1\31""#, #""\"\\\n\r\t\u0001\u001f""#),
    (#""a\0b""#, #"{"hex":"610062"}"#),
    // No UTF-8: cut off, a byte alone, too long a form, a surrogate, beyond Unicode.
    (#""\195""#, #"{"hex":"c3"}"#),
    (#""\169 a""#, #"{"hex":"a92061"}"#),
    (#""\192\128""#, #"{"hex":"c080"}"#),
    (#""\237\160\128""#, #"{"hex":"eda080"}"#),
    (#""\244\144\128\128""#, #"{"hex":"f4908080"}"#),
    (#""\240\159\152\128""#, #""😀""#),
    ("-1", "-1"), ("2147483647", "2147483647"), ("4294967296", "4294967296"), ("1.5", "1.5"),
    ("-0.25", "-0.25"),
    ("1/0", "null"), ("0/0", "null"),
    ("true", "true"), ("false", "false"), ("nil", "null"), ("print", "null"),
    ("{}", #"{"value":{}}"#), ("{1, 2, 'x'}", #"[1,2,"x"]"#),
    ("{a = {b = 1}}", #"{"value":{"a":{"value":{"b":1}}}}"#),
    ("{{a = 1}}", #"[{"value":{"a":1}}]"#), ("{1, a = 2}", #"{"value":{"1":1,"a":2}}"#),
  ]

  @Test(arguments: Scene.luas) func values(_ interpreter: String) throws {
    let scene = try Scene()
    let calls = Self.values.map { "result = \($0.lua) KSR.pv.sets(\($0.lua))\n" }.joined()
    _ = try scene.runLua(interpreter, "function ksr_request_route()\n\(calls)end\nserve('ksr_request_route')")
    let lines = scene.lines.dropFirst().dropLast()
    let expected = Self.values.map {
      #"{"event":"call","function":"KSR.pv.sets","arguments":[\#($0.json)],"result":\#($0.json)}"#
    }
    // Tables have no order.
    #expect(lines.map { $0.replacing(#""a":2,"1":1"#, with: #""1":1,"a":2"#) } == expected)
  }

  @Test(arguments: Scene.luas) func aRoute(_ interpreter: String) throws {
    let scene = try Scene()
    _ = try scene.runLua(
      interpreter,
      """
      local pv = KSR.pv
      local sets = KSR.pv.sets
      KSR.info("loaded")
      function helper() sets("a", "b") end
      function branch_route() pv.get("$si") end
      function ksr_request_route() helper() KSR.tm.t_relay() KSR.info(nil, 2, nil) end
      serve("ksr_request_route")
      """)
    #expect(
      scene.lines == [
        #"{"event":"call","function":"KSR.info","arguments":["loaded"],"result":null}"#,
        #"{"event":"begin","route":"ksr_request_route","source":"192.0.2.9:5060","received":"udp:[::1]:5080","#
          + #""message":"INVITE sip:a SIP/2.0\r\n\r\n"}"#,
        #"{"event":"call","function":"KSR.pv.sets","arguments":["a","b"],"result":1}"#,
        #"{"event":"call","function":"KSR.tm.t_relay","arguments":[],"result":1}"#,
        #"{"event":"begin","route":"branch_route","within":"KSR.tm.t_relay"}"#,
        #"{"event":"call","function":"KSR.pv.get","arguments":["$si"],"result":"192.0.2.9"}"#,
        #"{"event":"end","route":"branch_route","ending":"returned"}"#,
        #"{"event":"call","function":"KSR.info","arguments":[null,2,null],"result":null}"#,
        #"{"event":"end","route":"ksr_request_route","ending":"returned"}"#,
      ])
  }

  /// A route's statements, what its server gets to see, and the line by which it ends.
  static let endings: [(body: String, error: String, end: String)] = [
    ("KSR.x.exit()", "~~ksr~exit~~", #""ending":"exit""#),
    ("KSR.x.drop()", "~~ksr~exit~~", #""ending":"drop""#),
    ("helper()", "~~ksr~exit~~", #""ending":"exit""#),
    ("error('no', 0)", "no", #""ending":"failed","error":"no""#),
    ("error({})", "table", #""ending":"failed","error":"table: "#),
    ("pcall(KSR.x.exit)", "nil", #""ending":"returned""#),
    ("pcall(KSR.x.drop) KSR.x.exit()", "~~ksr~exit~~", #""ending":"exit""#),
  ]

  @Test(arguments: Scene.luas) func endings(_ interpreter: String) throws {
    for (body, error, end) in Self.endings {
      let scene = try Scene()
      let outcome = try scene.runLua(
        interpreter,
        """
        function helper() KSR.x.exit() end
        function ksr_request_route() \(body) end
        local reason = serve("ksr_request_route")
        print(type(reason) == "table" and "table" or reason)
        """)
      #expect(outcome.output == error + "\n")
      #expect(scene.lines.last?.contains(end) == true, "\(scene.lines)")
    }
  }

  @Test(arguments: Scene.luas) func leavesTheScriptAsItIs(_ interpreter: String) throws {
    let scene = try Scene()
    let outcome = try scene.runLua(
      interpreter,
      """
      function ksr_request_route(...) print(select("#", ...), select("#", KSR.info("x")), KSR.pv.get("$none"))
        return 1, nil, 3 end
      print(ksr_request_route("a", nil))
      function event_route(name) KSR.info(name) end
      event_route("tm:local-request")
      print(rawget(_G, "undefined"), undefined)
      undefined = 7
      print(undefined)
      """)
    #expect(outcome.output == "2\t0\tnil\n1\tnil\t3\nnil\tnil\n7\n")
    #expect(scene.lines.contains { $0.contains(#""route":"event_route","arguments":["tm:local-request"]"#) })
  }

  @Test(arguments: Scene.luas) func isOff(_ interpreter: String) throws {
    let scene = try Scene()
    let script =
      "function ksr_request_route() KSR.info('x') end serve('ksr_request_route') print(KSR.wrapped)"
    let outcome = try scene.runLua(interpreter, script, environment: ["KEMI_RECORDING": ""])
    #expect(outcome.output == "nil\n")
    #expect(scene.lines.isEmpty)
    let other = scene.folder.path + "/other"
    _ = try scene.runLua(interpreter, script, environment: ["KEMI_RECORDING": other])
    #expect(scene.lines.isEmpty)
    #expect(scene.folder.read("other")?.isEmpty == false)
  }

  /// A script that is loaded anew has its new functions recorded; one that is broken keeps the old ones.
  @Test(arguments: Scene.luas) func reload(_ interpreter: String) throws {
    let scene = try Scene()
    try scene.folder.write(
      "new.lua", "pcall(dofile, '\(scene.folder.path)/record.lua')\nfunction first() KSR.info('new') end")
    try scene.folder.write(
      "broken.lua", "pcall(dofile, '\(scene.folder.path)/record.lua')\nerror('broken')")
    _ = try scene.runLua(
      interpreter,
      """
      function first() KSR.info("old") end
      function second() KSR.info("second") end
      serve("first")
      dofile("new.lua")
      serve("first")
      pcall(dofile, "broken.lua")
      serve("first")
      serve("second")
      """)
    let arguments = scene.lines.compactMap { $0.firstMatch(of: /"arguments":\["(\w+)"/).map { String($0.1) } }
    #expect(arguments == ["old", "new", "new", "second"])
    #expect(scene.outline.count { $0.hasPrefix("begin") } == 4)
  }

  /// The script goes on, and the log has one line.
  @Test(arguments: Scene.luas) func aRecordingThatCannotBeWritten(_ interpreter: String) throws {
    for (path, reason) in [
      ("/dev/full", "No space left on device"), ("/nowhere/r", "/nowhere/r: No such file or directory"),
    ] {
      var scene = try Scene()
      scene.recording = path
      let outcome = try scene.runLua(
        interpreter,
        """
        function ksr_request_route() KSR.info("x") print("ran") end
        serve("ksr_request_route")
        serve("ksr_request_route")
        """)
      #expect(outcome.output == "ran\nerr: kemi: the recording stops here: \(reason)\nran\n")
    }
  }

  @Test(arguments: Scene.luas) func growsToItsLimit(_ interpreter: String) throws {
    var scene = try Scene()
    scene.megabytes = 1
    let outcome = try scene.runLua(
      interpreter,
      """
      function ksr_request_route() KSR.info(string.rep("x", 600000)) end
      for count = 1, 5 do serve("ksr_request_route") end
      """)
    #expect(outcome.output == "err: kemi: the recording stops here: \(scene.recording) has 1 MiB\n")
    #expect(scene.outline.count { $0.hasPrefix("begin") } == 2)
  }

  @Test(arguments: Scene.luas) func redaction(_ interpreter: String) throws {
    var scene = try Scene()
    scene.redacted = ["KSR.auth.*", "KSR.info"]
    _ = try scene.runLua(
      interpreter,
      """
      function ksr_request_route() KSR.auth.check("secret", 1) result = "secret" KSR.auth.check() KSR.info("secret") end
      serve("ksr_request_route")
      """)
    #expect(
      scene.lines.dropFirst().dropLast() == [
        #"{"event":"call","function":"KSR.auth.check","arguments":[{"redacted":true},1],"result":1}"#,
        #"{"event":"call","function":"KSR.auth.check","arguments":[],"result":{"redacted":true}}"#,
        #"{"event":"call","function":"KSR.info","arguments":[{"redacted":true}],"result":null}"#,
      ])
  }

  /// A route with more calls than are kept in memory.
  @Test func aLongRoute() throws {
    let scene = try Scene()
    _ = try scene.runLua(
      "lua5.1",
      """
      function branch_route() for count = 1, 3000 do KSR.info(count) end end
      function ksr_request_route() for count = 1, 3000 do KSR.info(count) end KSR.tm.t_relay() end
      serve("ksr_request_route")
      """)
    #expect(scene.lines.count == 6005)
    #expect(
      Array(scene.outline[3000...3003]) == [
        "call KSR.info", "call KSR.tm.t_relay", "begin branch_route KSR.tm.t_relay", "call KSR.info",
      ])
  }
}
