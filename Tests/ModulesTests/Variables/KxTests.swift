import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct KxTests {
  @Test(
    arguments: [
      ("get_ruser", .str("bob")), ("get_rhost", .str("example.com")), ("get_fuser", .str("alice")),
      ("get_fhost", .str("atlanta.example")), ("get_tuser", .str("bob")), ("get_thost", .str("example.com")),
      ("get_furi", .str("sip:alice@atlanta.example;lr")), ("get_turi", .str("sip:bob@example.com")),
      ("get_method", .str("INVITE")), ("get_status", .int(-1)), ("gets_status", .null),
      ("get_msgtype", .int(1)),
      ("get_callid", .str("c1@atlanta")), ("get_ua", .str("Phone/1.0")), ("get_body", .str("v=0\r\ns=-\r\n")),
      ("get_bodylen", .int(10)), ("get_cturi", .str("sip:alice@192.0.2.1:5062;transport=tcp")),
      ("get_au", .str("alice")),
      ("get_duri", .null), ("gete_duri", .str("")), ("getw_duri", .str("<null>")),
      ("get_srcip", .str("192.0.2.1")),
      ("get_srcport", .int(5060)), ("get_srcuri", .str("sip:192.0.2.1:5060")),
      ("get_srcaddr_sock", .str("udp:192.0.2.1:5060")),
      ("get_rcvip", .str("127.0.0.1")), ("get_rcvport", .int(5060)),
      ("get_rcvaddr_sock", .str("udp:127.0.0.1:5060")),
      ("get_proto", .str("udp")), ("get_protoid", .int(1)), ("get_conid", .int(-1)), ("get_send_sock", .null),
      ("get_send_sock_port", .int(0)), ("get_timestamp", .int(1_000_000_000)),
      ("get_nhuri", .str("sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi")),
    ] as [(String, Value)])
  func request(_ function: String, _ expected: Value) throws {
    #expect(try Run()("kx.\(function)") == expected)
  }

  @Test(
    arguments: [
      ("get_ruri", .null), ("get_ouri", .null), ("get_ruser", .null), ("gete_ruser", .str("")),
      ("getw_ruser", .str("<null>")),
      ("get_method", .str("BYE")), ("get_status", .int(486)), ("gets_status", .str("486")),
      ("get_msgtype", .int(2)),
      ("get_ua", .null), ("gete_ua", .str("")), ("getw_ua", .str("<null>")), ("get_body", .null),
      ("gete_body", .str("")),
      ("getw_body", .str("<null>")), ("get_bodylen", .int(0)), ("get_cturi", .null),
      ("getw_cturi", .str("<null>")),
      ("get_au", .null), ("gete_au", .str("")), ("get_fuser", .str("alice")),
    ] as [(String, Value)])
  func reply(_ function: String, _ expected: Value) throws {
    #expect(try Run(busyReply)("kx.\(function)") == expected)
  }

  @Test func configuration() throws {
    let run = try Run()
    #expect(try run("kx.ifdef", .str("X")) == .bool(false))
    #expect(try run("kx.ifndef", .str("X")) == .bool(true))
    #expect(try run("kx.get_def", .str("X")) == .str(""))
    #expect(try run("kx.get_defn", .str("X")) == .int(0))
    #expect(try run("kx.get_env", .str("KEMI_NO_SUCH_VARIABLE")) == .str(""))
    #expect(try run("kx.get_envn", .str("")) == .int(0))
    #expect(try run("kx.get_env", .str("PATH")) != .str(""))
  }
}
