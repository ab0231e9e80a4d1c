import Greeter
import KemiModules
import KemiRuntime
import SIP
import Testing

/// The module as a script reaches it: through the proxy, on a message.
@Suite struct GreeterTests {
  private let session = Session()
  private let proxy: Proxy

  init() throws {
    var parameters = GreeterParameters()
    parameters.blocked = "+1900,+44 909"
    proxy = session.makeProxy(tables: [.greeter], modules: [try Greeter(parameters)])
  }

  @Test(arguments: [("+49 (30) 12-34", "+49301234"), ("030/1234", "0301234")])
  func dialsWhatAPersonWrites(_ number: String, _ expected: String) throws {
    #expect(try proxy.call("KSR.greeter.dialled", [.str(number)]) == .str(expected))
  }

  @Test(arguments: [("+1 900 555", 1), ("+44909", 1), ("+4490", -1), ("1900", -1)])
  func knowsBlockedNumbers(_ number: String, _ expected: Int32) throws {
    #expect(try proxy.call("KSR.greeter.is_blocked", [.str(number)]) == .int(expected))
  }

  @Test(arguments: [("+1900555", true), ("+493012", false), ("alice", false)])
  func readsTheCallerFromTheMessage(_ user: String, _ expected: Bool) throws {
    let message = """
      OPTIONS sip:bob@example.com SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
      From: <sip:\(user)@example.com>;tag=1
      To: <sip:bob@example.com>
      Call-ID: 1@192.0.2.1
      CSeq: 1 OPTIONS
      Content-Length: 0


      """
    session.begin(request: try SIPMessage(parsing: Bytes(message)))
    #expect(try proxy.call("KSR.greeter.is_caller_blocked", []) == .bool(expected))
  }

  @Test(arguments: ["", "+", "bob", "1+2"])
  func saysWhatIsNoNumber(_ text: String) {
    #expect(throws: (any Error).self) { try proxy.call("KSR.greeter.is_blocked", [.str(text)]) }
  }

  @Test func aParameterThatIsNoNumberKeepsTheServerFromStarting() {
    var parameters = GreeterParameters()
    parameters.blocked = "+1900,all"
    #expect(throws: (any Error).self) { try Greeter(parameters) }
  }
}
