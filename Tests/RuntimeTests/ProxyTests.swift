import KemiRuntime
import KemiTables
import Testing

/// What a proxy says of the calls that go through it.
@Suite struct ProxyTests {
  private let proxy = Proxy(tables: ExportTable.all, implementations: [])

  @Test func whatNobodyImplementsAnswersThatAllWentWell() throws {
    #expect(try proxy.call("KSR.tm.t_relay", []) == .int(1))
    #expect(try proxy.call("is_INVITE", []) == .bool(true))
    #expect(try proxy.call("pv.get", [.str("$ru")]) == .null)
    #expect(try proxy.call("KSR.info", [.str("text")]) == .none)
  }

  @Test(arguments: [
    ([Value.str("ten")], "argument 1 (initial) has to be an int, not the str \"ten\""),
    ([.null], "argument 1 (initial) has to be an int, not null"),
    (
      [.long(1 << 40)],
      "argument 1 (initial) has to be an int, not the long 1099511627776, which does not fit into 32 bits"
    ),
    ([], "1 argument expected, 0 passed"),
    ([.int(1), .int(2)], "1 argument expected, 2 passed"),
  ])
  func aCallThatDoesNotFitIsNamedWithItsSignature(_ arguments: [Value], _ reason: String) {
    let error = #expect(throws: ScriptError.self) { try proxy.call("maxfwd.process_maxfwd", arguments) }
    #expect(error?.description == "KSR.maxfwd.process_maxfwd(int initial): \(reason)")
  }

  @Test func aFunctionOfOtherReleasesAloneIsNotThere() {
    #expect(throws: ScriptError.self) { try proxy.call("KSR.nowhere.nothing", []) }
    let old = Proxy(tables: ExportTable.all, implementations: []) { $0.releases.hasPrefix("5.1-") }
    #expect(old.function("pv.seti")?.export.signature == Signature(.none, .str, .int))
    #expect(proxy.function("pv.seti")?.export.signature == Signature(.bool, .str, .int))
  }

  @Test func aMisspeltNameIsAnsweredWithTheOneThatWasMeant() {
    #expect(
      proxy.unknown("t_rely", module: "tm") == "KSR.tm has no function 't_rely'; did you mean 't_relay'?")
    #expect(
      proxy.unknown("dispatchr", module: "")
        == "KSR has no module or function 'dispatchr'; did you mean 'dispatcher'?")
    #expect(proxy.unknown("zzzzzz", module: "tm") == "KSR.tm has no function 'zzzzzz'")
  }

  @Test func anObservedCallIsWrittenDownWithItsAnswer() throws {
    proxy.isObserving = true
    _ = try proxy.call("sl.send_reply", [.int(404), .str("Not Found")])
    #expect(
      proxy.events == [
        .call(
          Call(
            function: "KSR.sl.send_reply", arguments: [.int(404), .str("Not Found")], result: .int(1),
            answer: .default))
      ])
  }

  @Test func theTraceOfAnEndlessLoopEnds() throws {
    proxy.isObserving = true
    for _ in 0..<(Proxy.maximumEvents + 10) { _ = try proxy.call("is_INVITE", []) }
    #expect(proxy.events.count == Proxy.maximumEvents + 1)
    guard case .note = proxy.events.last else { return #expect(Bool(false), "it does not say that it ends") }
  }

  @Test func anExitThatIsCaughtIsNoted() {
    proxy.begin(route: "r")
    proxy.leave(.exit)
    proxy.end(route: "r", .returned)
    #expect(
      proxy.events == [
        .routeBegins("r"),
        .note("The script goes on after exit(): it has caught the error that ends a route."),
        .routeEnds("r", .returned),
      ])
  }

  @Test func aDropThatUnwindsTheScriptEndsTheRouteAsADrop() {
    proxy.begin(route: "r")
    proxy.leave(.drop)
    #expect(proxy.end(route: "r", .exit) == .drop)
    #expect(proxy.events == [.routeBegins("r"), .routeEnds("r", .drop)])
  }

  @Test func aRouteThatACallCausesRunsBetweenItsBeginAndItsEnd() {
    var seen: [String] = []
    proxy.run(PendingRoute("branch", begins: { seen.append("begins") }, ends: { seen.append("ends \($0)") }))
    #expect(proxy.beginNextRoute() == "branch")
    proxy.endRoute(.exit)
    #expect(proxy.beginNextRoute() == nil)
    #expect(seen == ["begins", "ends exit"])
  }

  @Test func routesThatCauseEachOtherDoNotNestForEver() {
    var depth = 0
    proxy.run(PendingRoute("r"))
    while proxy.beginNextRoute() != nil {
      depth += 1
      proxy.run(PendingRoute("r"))
    }
    #expect(depth == 16)
  }
}
