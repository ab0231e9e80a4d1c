import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct MessageVariableTests {
  @Test(
    arguments: [
      ("$ru", .str("sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi")),
      ("$rU", .str("bob")), ("$rd", .str("example.com")), ("$rp", .str("5080")), ("$rP", .str("tcp")),
      ("$rz", .str("sip")), ("$rUl", .int(3)), ("$(rU{s.len})", .int(3)),
      ("$ou", .str("sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi")),
      ("$rm", .str("INVITE")), ("$rmid", .int(1)), ("$rv", .str("SIP/2.0")), ("$rs", .null),
      ("$rsi", .int(0)),
      ("$rr", .null), ("$rb", .str("v=0\r\ns=-\r\n")), ("$bs", .int(10)), ("$mt", .int(1)),
      ("$mts", .str("rq")),
      ("$fu", .str("sip:alice@atlanta.example;lr")), ("$fU", .str("alice")), ("$fd", .str("atlanta.example")),
      ("$fn", .str("\"Alice A.\"")), ("$ft", .str("a1")), ("$tu", .str("sip:bob@example.com")),
      ("$tn", .null),
      ("$tt", .null), ("$tts", .int(0)), ("$ci", .str("c1@atlanta")), ("$cs", .str("0042")),
      ("$csb", .str("0042 INVITE")), ("$cT", .str("application/sdp")), ("$cl", .int(10)),
      ("$ua", .str("Phone/1.0")),
      ("$ct", .str("\"A\" <sip:alice@192.0.2.1:5062;transport=tcp>;expires=60, <sip:alice@192.0.2.9>")),
      ("$ctu", .str("sip:alice@192.0.2.1:5062;transport=tcp")), ("$cts", .int(0)),
      ("$hdr(X-Item)", .str("one")), ("$hdr(x-item)", .str("one")), ("$(hdr(X-Item)[1])", .str("two")),
      ("$(hdr(X-Item)[-1])", .str("three")), ("$(hdr(X-Item)[3])", .null), ("$(hdr(X-Item)[-4])", .null),
      ("$(hdr(X-Item)[*])", .str("one,two,three")), ("$hdrc(X-Item)", .int(3)), ("$hdr(No)", .null),
      (
        "$hdr(Contact)",
        .str("\"A\" <sip:alice@192.0.2.1:5062;transport=tcp>;expires=60, <sip:alice@192.0.2.9>")
      ),
      ("$(hfl(Contact)[1])", .str("<sip:alice@192.0.2.9>")), ("$hflc(Contact)", .int(2)),
      ("$hflc(Via)", .int(3)),
      ("$(hfl(Via)[-1])", .str("SIP/2.0/UDP 192.0.2.3;branch=z9hG4bK3")), ("$hdrc(Via)", .int(2)),
      ("$expires(min)", .int(60)), ("$expires(max)", .int(300)),
      ("$ai", .str("sip:alice@atlanta.example")), ("$(ai[1])", .str("tel:+1555")), ("$(ai[2])", .null),
      ("$di", .str("sip:carol@example.com")), ("$dir", .str("unconditional")), ("$dip", .null),
      ("$dic", .str("1")),
      ("$aU", .str("alice@atlanta.example")), ("$au", .str("alice")), ("$ad", .str("atlanta.example")),
      ("$ar", .str("atlanta")), ("$aa", .str("MD5")), ("$adn", .str("n1")), ("$adu", .str("sip:x")),
      ("$adc", .str("")), ("$Au", .str("alice@atlanta.example")), ("$AU", .str("alice")),
      ("$via0(host)", .str("192.0.2.1")), ("$via0(port)", .int(5060)), ("$via0(branch)", .str("z9hG4bK1")),
      ("$via1(proto)", .str("TCP")), ("$via1(protoid)", .int(2)), ("$viaZ(params)", .str("branch=z9hG4bK3")),
      ("$viaZ(received)", .null), ("$route_uri", .null), ("$rdir(id)", .int(1)),
      ("$rdir(name)", .str("downstream")),
      ("$fti", .str("a1")), ("$tti", .null), ("$msg(hdrc)", .int(18)), ("$msg(body_len)", .int(10)),
      ("$msg(fline)", .str("INVITE sip:bob:secret@example.com:5080;transport=tcp;x=1?Subject=hi SIP/2.0")),
    ] as [(String, Value)])
  func request(_ variable: String, _ expected: Value) throws {
    #expect(try Run().get(variable) == expected)
  }

  @Test(
    arguments: [
      ("$ru", .null), ("$rU", .null), ("$ou", .null), ("$oU", .null), ("$rm", .str("BYE")),
      ("$rmid", .int(8)),
      ("$rs", .int(486)), ("$rsi", .int(486)), ("$rr", .str("Busy Here")), ("$mt", .int(2)),
      ("$mts", .str("rp")),
      ("$tt", .str("b1")), ("$rb", .str("")), ("$br", .null), ("$ct", .null), ("$cts", .null), ("$cT", .null),
      ("$au", .null), ("$expires(min)", .null), ("$ai", .null),
      ("$nh(u)", .str("sip:198.51.100.7:40000;transport=tcp")), ("$nh(d)", .str("198.51.100.7")),
      ("$nh(p)", .int(40000)), ("$nh(P)", .str("tcp")), ("$nh(U)", .null),
    ] as [(String, Value)])
  func replies(_ variable: String, _ expected: Value) throws {
    #expect(try Run(busyReply).get(variable) == expected)
  }

  /// The defaults of the parts of a URI.
  @Test(
    arguments: [
      ("sip:example.com", "$rU", .null), ("sip:example.com", "$rp", .str("5060")),
      ("sip:example.com", "$rP", .str("UDP")), ("sips:example.com", "$rp", .str("5060")),
      ("sip:example.com;transport=tls", "$rp", .str("5061")), ("tel:+1555", "$rU", .str("+1555")),
      ("tel:+1555", "$rd", .null), ("tel:+1555", "$rz", .str("tel")),
    ] as [(String, String, Value)])
  func partsOfURI(_ uri: String, _ variable: String, _ expected: Value) throws {
    let run = try Run()
    try run.set("$ru", uri)
    #expect(try run.get(variable) == expected)
  }

  /// What stands for a number answers as one where a number is asked for.
  @Test(
    arguments: [("$rm", 1), ("$rp", 5080), ("$rP", 2), ("$proto", 1), ("$cs", 42), ("$rs", 0), ("$ua", 0)]
      as [(String, Int32)])
  func numbers(_ variable: String, _ expected: Int32) throws {
    #expect(try Run()("pv.geti", .str(variable)) == .int(expected))
  }

  @Test(
    arguments: [
      ("$si", .str("192.0.2.1")), ("$sp", .int(5060)), ("$su", .str("sip:192.0.2.1:5060")),
      ("$sut", .str("sip:192.0.2.1:5060;transport=udp")), ("$sas", .str("udp:192.0.2.1:5060")),
      ("$Ri", .str("127.0.0.1")), ("$Rp", .int(5060)), ("$Ru", .str("sip:127.0.0.1:5060")),
      ("$Ras", .str("udp:127.0.0.1:5060")), ("$pr", .str("udp")), ("$proto", .str("udp")), ("$prid", .int(1)),
      ("$af(name)", .str("IPv4")), ("$af(id)", .int(2)), ("$fs", .null), ("$Ts", .int(1_000_000_000)),
      ("$TV(s)", .int(1_000_000_000)), ("$TV(u)", .int(0)), ("$TV(Sn)", .str("1000000000.000000")),
      ("$utime(year)", .int(2001)), ("$utime(mon)", .int(9)), ("$utime(mday)", .int(9)),
      ("$utime(hour)", .int(1)),
      ("$utime(min)", .int(46)), ("$utime(sec)", .int(40)), ("$utime(wday)", .int(1)),
      ("$utime(yday)", .int(252)),
      ("$utimef(%Y-%m-%d)", .str("2001-09-09")), ("$K(TLS)", .int(3)), ("$K(IP6)", .int(10)),
      ("$true", .int(1)),
      ("$null", .null), ("$En", .str("\n")), ("$$", .str("$")), ("$_s($rm to $rU)", .str("INVITE to bob")),
    ] as [(String, Value)])
  func surroundings(_ variable: String, _ expected: Value) throws {
    #expect(try Run().get(variable) == expected)
  }

  @Test func addressesOfVersion6() throws {
    var environment = Environment()
    environment.source = .init(host: "2001:db8::1", port: 5070)
    environment.transport = "wss"
    let run = try Run(environment: environment)
    #expect(try run.get("$si") == .str("2001:db8::1"))
    #expect(try run.get("$siz") == .str("[2001:db8::1]"))
    #expect(try run.get("$su") == .str("sip:[2001:db8::1]:5070;transport=ws"))
    #expect(try run.get("$pr") == .str("wss"))
  }
}
