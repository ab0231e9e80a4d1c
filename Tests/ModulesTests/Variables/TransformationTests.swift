import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct TransformationTests {
  private func transformed(_ text: String, _ transformations: String) throws -> Value {
    let run = try Run()
    try run.set("$var(x)", text)
    return try run.get("$(var(x)\(transformations))")
  }

  @Test(
    arguments: [
      ("hello", "{s.len}", .int(5)), ("", "{s.len}", .int(0)), ("42", "{s.int}", .int(42)),
      ("-7", "{s.int}", .int(-7)),
      ("4x", "{s.int}", .null), ("Ab1-é", "{s.tolower}", .str("ab1-é")), ("Ab1", "{s.toupper}", .str("AB1")),
      ("Ab1", "{S.toupper}", .null), ("Ab1", "{s.TOUPPER}", .str("AB1")),
      ("040/12-3", "{s.numeric}", .str("040123")), (" a b\t\r\n", "{s.rmws}", .str("ab")),
      (" a ", "{s.trim}", .str("a")), (" a ", "{s.ltrim}", .str("a ")), (" a ", "{s.rtrim}", .str(" a")),
      ("a\r\n \t b", "{s.rmhdws}", .str("a b")), ("a\r\n \t b", "{s.rmhlws}", .str("ab")),
      ("\"a\"", "{s.unquote}", .str("a")), ("'a\"", "{s.unquote}", .str("'a\"")),
      ("[a]", "{s.unbracket}", .str("a")),
      ("<a]", "{s.unbracket}", .str("<a]")), ("abcdef", "{s.substr,1,2}", .str("bc")),
      ("abcdef", "{s.substr,2,0}", .str("cdef")), ("abcdef", "{s.substr,-3,2}", .str("de")),
      ("abcdef", "{s.substr,-3,0}", .str("def")), ("abcdef", "{s.substr,-2,5}", .str("ef")),
      ("abcdef", "{s.substr,4,9}", .str("ef")), ("abcdef", "{s.substr,6,1}", .null),
      ("abcdef", "{s.substr,-7,1}", .null),
      ("a,b,c", "{s.select,0,,}", .str("a")), ("a,b,c", "{s.select,1,,}", .str("b")),
      ("a,b,c", "{s.select,-1,,}", .str("c")), ("a,b,c", "{s.select,3,,}", .str("")),
      ("a,b,c", "{s.select,-4,,}", .str("")), ("a\nb", "{s.select,1,\\n}", .str("b")),
      ("abc", "{s.select,0,:}", .str("abc")),
      ("a b", "{s.selectsw,1}", .str("b")), ("abc", "{s.strip,1}", .str("bc")),
      ("abc", "{s.strip,5}", .str("")),
      ("abc", "{s.strip,-1}", .str("abc")), ("abc", "{s.striptail,2}", .str("a")),
      ("abcd", "{s.stripto,c}", .str("cd")),
      ("abcd", "{s.stripto,x}", .str("")), ("abc", "{s.prefixes}", .str("a,ab,abc")),
      ("abc", "{s.prefixes,2}", .str("a,ab")), ("abc", "{s.prefixes.quoted,2}", .str("'a','ab'")),
      ("banana", "{s.replace,an,o}", .str("booa")), ("abab", "{s.replace,b,}", .str("aa")),
      ("abab", "{s.rm,b}", .str("aa")),
      ("a\tb", "{s.rm,\\t}", .str("ab")), ("a,b,c", "{s.count,,}", .int(2)),
      ("a:b:c", "{s.before,:}", .str("a")),
      ("a:b:c", "{s.after,:}", .str("b:c")), ("a:b:c", "{s.rbefore,:}", .str("a:b")),
      ("a:b:c", "{s.rafter,:}", .str("c")),
      ("abc", "{s.before,:}", .str("abc")), ("abc", "{s.after,:}", .str("")),
      ("abc", "{s.charat,1}", .str("b")),
      ("abc", "{s.charat,3}", .str("")), ("abc", "{s.byteat,1}", .int(98)),
      ("0", "{s.ftime,%Y}", .str("1970")),
      // RFC 4648, 10; RFC 1321, A.5; the check value of CRC-32.
      ("foobar", "{s.encode.base64}", .str("Zm9vYmFy")), ("fooba", "{s.encode.base64}", .str("Zm9vYmE=")),
      ("foob", "{s.encode.base64t}", .str("Zm9vYg")), ("Zm9vYg==", "{s.decode.base64}", .str("foob")),
      ("Zm9vYg", "{s.decode.base64}", .null), ("Zm9vYg", "{s.decode.base64t}", .str("foob")),
      ("??>", "{s.encode.base64url}", .str("Pz8-")), ("Az", "{s.encode.hexa}", .str("417a")),
      ("417A", "{s.decode.hexa}", .str("Az")), ("4g", "{s.decode.hexa}", .null),
      ("", "{s.md5}", .str("d41d8cd98f00b204e9800998ecf8427e")),
      ("message digest", "{s.md5}", .str("f96b697d7cb7938d525a2f31aaf161d0")),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890", "{s.md5}",
        .str("57edf4a22be3c955ac49da2e2107b67a")
      ),
      ("123456789", "{s.crc32}", .int(Int32(bitPattern: 0xCBF4_3926))),
      ("it's", "{s.escape.common}", .str("it\\'s")), ("it\\'s", "{s.unescape.common}", .str("it's")),
      ("a\r\n", "{s.escape.crlf}", .str("a\\r\\n")), ("a\\r\\n", "{s.unescape.crlf}", .str("a\r\n")),
      ("a b@c", "{s.escape.user}", .str("a%20b%40c")), ("a%20b", "{s.unescape.user}", .str("a b")),
      ("a%2", "{s.unescape.user}", .null), ("a;b=c", "{s.escape.param}", .str("a%3bb%3dc")),
      ("a\"b", "{s.escape.csv}", .str("\"a\"\"b\"")), ("a b/", "{s.urlencode.param}", .str("a%20b%2f")),
      ("a+b%2F", "{s.urldecode.param}", .str("a b/")),
    ] as [(String, String, Value)])
  func strings(_ text: String, _ transformation: String, _ expected: Value) throws {
    #expect(try transformed(text, transformation) == expected)
  }

  @Test(
    arguments: [
      ("{uri.user}", .str("bob")), ("{uri.host}", .str("example.com")), ("{uri.domain}", .str("example.com")),
      ("{uri.passwd}", .str("secret")), ("{uri.port}", .int(5080)),
      ("{uri.params}", .str("transport=tcp;x=1")),
      ("{uri.param,x}", .str("1")), ("{uri.param,X}", .str("1")), ("{uri.param,y}", .str("")),
      ("{uri.headers}", .str("Subject=hi")), ("{uri.transport}", .str("tcp")), ("{uri.maddr}", .str("")),
      ("{uri.scheme}", .str("sip")), ("{uri.saor}", .str("sip:bob@example.com")),
      ("{uri.suri}", .str("sip:bob@example.com:5080;transport=tcp")),
      ("{uri.duri}", .str("sip:example.com:5080;transport=tcp")),
      ("{uri.tosocket}", .str("tcp:example.com:5080")),
      ("{uri.rmparam,x}", .str("sip:bob:secret@example.com:5080;transport=tcp?Subject=hi")),
      ("{uri.user}{s.toupper}", .str("BOB")), ("{uri.user} {s.len}", .int(3)),
    ] as [(String, Value)])
  func uris(_ transformation: String, _ expected: Value) throws {
    #expect(try Run().get("$(ru\(transformation))") == expected)
  }

  @Test(
    arguments: [
      ("a=1;b=2;c", "{param.value,b}", .str("2")), ("a=1;b=2;c", "{param.value,c}", .str("")),
      ("a=1;b=2;c", "{param.value,d}", .str("")), ("a=1;b=2;c", "{param.in,c}", .int(1)),
      ("a=1;b=2;c", "{param.in,d}", .int(0)), ("a=1;b=2;c", "{param.valueat,0}", .str("1")),
      ("a=1;b=2;c", "{param.valueat,-2}", .str("2")), ("a=1;b=2;c", "{param.name,-1}", .str("c")),
      ("a=1;b=2;c", "{param.name,3}", .str("")), ("a=1;b=2;c", "{param.count}", .int(3)),
      ("a=1,b=2", "{param.value,b,,}", .null), ("a=1&b=2", "{param.value,b,&}", .str("2")),
      ("a=1&b=2", "{param.count,&}", .int(2)), ("a=\"x;y\";b=2;", "{param.value,a}", .str("x;y")),
      ("=1", "{param.count}", .int(1)), ("two words", "{param.count}", .null),
      ("a ; b = c", "{param.count}", .int(2)),
      ("a=1, <sip:b@c>;x=2", "{param.count}", .int(1)), ("a=;b", "{param.count}", .null),
      ("a;;", "{param.count}", .null),
      ("a='x y' z", "{param.count}", .null),
      ("\"A <x\" <sip:a@b>;tag=1", "{nameaddr.uri}", .str("sip:a@b")),
      ("\"A <x\" <sip:a@b>;tag=1", "{nameaddr.name}", .str("\"A <x\" ")),
      ("Alice <sip:a@b>;tag=1", "{nameaddr.len}", .int(15)), ("sip:a@b", "{nameaddr.uri}", .str("sip:a@b")),
      ("Alice <sip:a@b>;tag=1;x=2", "{tobody.uri}", .str("sip:a@b")),
      ("Alice <sip:a@b>;tag=1", "{tobody.tag}", .str("1")),
      ("Alice <sip:a@b>;tag=1", "{tobody.display}", .str("Alice")),
      ("Alice <sip:a@b>;tag=1", "{tobody.user}", .str("a")),
      ("Alice <sip:a@b>;tag=1", "{tobody.host}", .str("b")),
      ("A <sip:a@b>;tag=1;x=2", "{tobody.params}", .str("tag=1;x=2")),
      ("v=0\r\ns=-\r\nm=audio", "{line.at,1}", .str("s=-")),
      ("v=0\r\ns=-\r\nm=audio", "{line.at,-1}", .str("m=audio")),
      ("v=0\r\ns=-\r\nm=audio", "{line.at,3}", .str("")),
      ("v=0\r\ns=-\r\nm=audio", "{line.sw,s=}", .str("s=-")),
      ("v=0\r\ns=-\r\nm=audio", "{line.count}", .str("3")), ("v=0\n", "{line.count}", .str("1")),
      ("a\"\n", "{val.json}", .str("a\\\"\\n")), ("a\"", "{val.jsonqe}", .str("\"a\\\"\"")),
      ("a", "{val.jsonqe}", .str("a")),
      ("sip:a@b", "{re.subst,/^sip:(.*)@(.*)$/\\2-\\1-\\0/}", .str("b-a-sip:a@b")),
      ("banana", "{re.subst,/A/o/ig}", .str("bonono")), ("banana", "{re.subst,/a/$rU/}", .str("bbobnana")),
      ("banana", "{re.subst,/x/y/}", .str("banana")), ("aaa", "{re.subst,/a{2}/b/}", .str("ba")),
      ("abc", "{re.subst,/x*/-/g}", .null), ("abc", "{re.subst,/(/-/}", .null),
      ("abc", "{re.subst,abc}", .null),
    ] as [(String, String, Value)])
  func parametersAddressesAndLines(_ text: String, _ transformation: String, _ expected: Value) throws {
    #expect(try transformed(text, transformation) == expected)
  }

  @Test func ofNull() throws {
    let run = try Run()
    #expect(try run.get("$(avp(none){s.len})") == .null)
    #expect(try run.get("$(avp(none){val.n0})") == .int(0))
    #expect(try run.get("$(avp(none){val.ne})") == .str(""))
    #expect(run.expand("[$(avp(none){s.len})][$avp(none)]") == "[][<null>]")
  }

  @Test func notImplemented() throws {
    let run = try Run()
    #expect(try run.get("$(rU{s.sha256})") == .null)
    #expect(run.notes.first?.contains("not implemented") == true)
  }

  @Test func parametersThatAreVariables() throws {
    let run = try Run()
    try run.set("$var(n)", 2)
    try run.set("$var(p)", "x")
    #expect(try run.get("$(rU{s.strip,$var(n)})") == .str("b"))
    #expect(try run.get("$(ru{uri.param,$var(p)})") == .str("1"))
    #expect(try run.get("$(rU{s.substr,$var(p),1})") == .null)
    #expect(try run.get("$(rU{s.strip,$(var(n){s.int})})") == .str("b"))
  }
}
