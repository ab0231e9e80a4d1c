import KemiRuntime
import Testing

/// Calls of KSR functions from Lua.
@Suite struct CallTests {
  @Test(arguments: [
    (
      "KSR.maxfwd.process_maxfwd('ten')",
      "(int initial): argument 1 (initial) has to be an int, not the string \"ten\""
    ),
    (
      "KSR.maxfwd.process_maxfwd('10')",
      "(int initial): argument 1 (initial) has to be an int, not the string \"10\""
    ),
    (
      "KSR.maxfwd.process_maxfwd(1.5)",
      "(int initial): argument 1 (initial) has to be an int, not the number 1.5"
    ),
    ("KSR.maxfwd.process_maxfwd(nil)", "(int initial): argument 1 (initial) has to be an int, not nil"),
    ("KSR.maxfwd.process_maxfwd({})", "(int initial): argument 1 (initial) has to be an int, not table"),
    (
      "KSR.maxfwd.process_maxfwd(true)",
      "(int initial): argument 1 (initial) has to be an int, not the boolean true"
    ),
    ("KSR.maxfwd.process_maxfwd()", "(int initial): 1 argument expected, 0 passed"),
    ("KSR.maxfwd.process_maxfwd(1, 2)", "(int initial): 1 argument expected, 2 passed"),
    (
      "KSR.maxfwd.process_maxfwd(1 << 31)",
      "(int initial): argument 1 (initial) has to be an int, not the number 2147483648, which does not fit into 32 bits"
    ),
  ])
  func aBadCallIsAnErrorAtItsLine(_ call: String, _ reason: String) throws {
    let (ending, _) = try Host.run(call)
    #expect(ending.reason == "test.lua:2: KSR.maxfwd.process_maxfwd" + reason)
  }

  @Test func aWholeNumberAndANumberForTextFit() throws {
    let (ending, proxy) = try Host.run("KSR.maxfwd.process_maxfwd(10.0) KSR.registrar.lookup(12)")
    #expect(ending == .returned)
    #expect(proxy.calls.map(\.arguments) == [[.int(10)], [.str("12")]])
  }

  @Test func aNameThatKSRDoesNotHaveIsAnError() throws {
    #expect(
      try Host.run("KSR.tm.t_rely()").ending.reason
        == "test.lua:2: KSR.tm has no function 't_rely'; did you mean 't_relay'?")
    #expect(
      try Host.run("return KSR.nathelpr").ending.reason
        == "test.lua:2: KSR has no module or function 'nathelpr'; did you mean 'nathelper'?")
  }

  @Test(arguments: [
    ("KSR.maxfwd.process_maxfwd()", "invalid number of parameters for: maxfwd.process_maxfwd"),
    ("KSR.sl.send_reply(404)", "not enough parameters for: sl.send_reply"),
    ("KSR.sl.send_reply(1, 2, 3, 4, 5, 6, 7)", "too many parameters for: sl.send_reply"),
  ])
  func compatiblyABadCallIsLoggedAndFalse(_ call: String, _ reason: String) throws {
    let host = try Host(
      "result = nil function route() result = \(call) end function check() assert(result == false) end",
      treatment: .compatibleWithLua)
    var lines: [String] = []
    host.proxy.log = { lines.append($0) }
    #expect(host.script.run("route", event: nil) == .returned)
    #expect(host.script.run("check", event: nil) == .returned)
    #expect(lines == ["ERROR: app_lua: sr_kemi_lua_exec_func_ex(): \(reason)"])
  }

  @Test func compatiblyValuesAreConvertedAndSurplusIgnored() throws {
    let (ending, proxy) = try Host.run(
      """
      KSR.maxfwd.process_maxfwd("word")
      KSR.maxfwd.process_maxfwd("12")
      KSR.maxfwd.process_maxfwd(1 << 32 | 7)
      KSR.registrar.lookup(nil)
      KSR.registrar.lookup("a", "b")
      assert(KSR.no_such_name == nil)
      """, treatment: .compatibleWithLua)
    #expect(ending == .returned)
    #expect(
      proxy.calls.map(\.arguments) == [[.int(0)], [.int(12)], [.int(7)], [.str([])], [.str("a")]])
  }

  @Test func aCallSaysWhereItStands() throws {
    let (_, proxy) = try Host.run("local function inner()\n  KSR.is_INVITE()\nend\ninner()\nKSR.is_INVITE()")
    #expect(proxy.calls.map(\.position.line) == [3, 6])
    #expect(proxy.calls.map(\.position.source) == ["test.lua", "test.lua"])
    let depths = proxy.calls.map(\.position.depth)
    #expect(depths.count == 2 && depths[0] == depths[1] + 1)
  }

  @Test func bytesThatAreNoTextArriveAsTheyAre() throws {
    let (_, proxy) = try Host.run("KSR.registrar.lookup('a\\0\\xFF')")
    #expect(proxy.calls.first?.arguments == [.str([0x61, 0x00, 0xFF])])
  }
}

extension Proxy {
  var calls: [Call] { events.compactMap { if case .call(let call) = $0 { call } else { nil } } }

  var notes: [String] { events.compactMap { if case .note(let note) = $0 { note } else { nil } } }
}
