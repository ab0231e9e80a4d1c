import KemiModules
import KemiRuntime
import Testing

/// What modules have of a message without naming KEMI functions.
@Suite struct MessageCallTests {
  private let session = Session()
  private let proxy: Proxy

  init() { proxy = session.makeProxy() }

  @Test func variablesAreReadAsText() throws {
    #expect(try proxy.pv("$var(there_is_none)") == "0")
    #expect(try proxy.pv("$avp(there_is_none)") == nil)
    try proxy.setPv("$avp(name)", to: "Ärmel \u{1F44B}")
    #expect(try proxy.pv("$avp(name)") == "Ärmel \u{1F44B}")
    try proxy.setPv("$avp(number)", to: .min)
    #expect(try proxy.pv("$avp(number)") == "-2147483648")
  }

  @Test func bytesThatAreNoTextAreReplaced() throws {
    _ = try proxy.call("pv.sets", [.str("$avp(name)"), .str([0x61, 0xFF, 0x62])])
    #expect(try proxy.pv("$avp(name)") == "a\u{FFFD}b")
  }

  @Test func whatCannotBeSetIsAnError() throws {
    let error = #expect(throws: ScriptError.self) { try proxy.setPv("rm", to: "INVITE") }
    #expect(error?.description == "rm cannot be set to 'INVITE'")
  }

  @Test(arguments: LogLevel.allCases)
  func linesGoToTheLog(_ level: LogLevel) throws {
    proxy.isObserving = true
    proxy.log(level, "a line")
    guard case .call(let call)? = proxy.events.first else {
      Issue.record("nothing was called")
      return
    }
    #expect(call.function == "KSR.\(level.rawValue)")
    #expect(call.arguments == [.str("a line\n")])
  }
}
