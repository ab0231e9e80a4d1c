import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("KSR.textops and KSR.textopsx")
struct TextopsTests {
  @Test(
    arguments: [
      ("cmp_str", "a", "a", 1), ("cmp_str", "b", "a", -1), ("cmp_str", "a", "b", -2),
      ("cmp_str", "a", "A", -1),
      ("cmp_istr", "a", "A", 1), ("cmp_str", "ab", "a", -1), ("starts_with", "abc", "ab", 1),
      ("starts_with", "abc", "", 1), ("starts_with", "a", "ab", -1), ("starts_with", "abc", "b", -2),
      ("ends_with", "abc", "bc", 1), ("ends_with", "abc", "bd", -2), ("str_find", "hello", "l", 3),
      ("str_find", "hello", "L", -1), ("str_ifind", "hello", "L", 3), ("str_find", "hello", "", 6),
      ("str_any_in", "hello", "xyzo", 1), ("str_any_in", "hello", "", -1), ("str_all_in", "hello", "ole", 1),
      ("str_all_in", "hello", "olx", -1), ("str_all_in", "", "o", -1), ("search_str", "text", "", 2),
      ("search_str", "", "x", -2), ("search_str", "TEXT", "^t.x", 1), ("search_str", "text", "(", -2),
    ] as [(String, String, String, Int32)])
  func texts(_ function: String, _ first: String, _ second: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("textops.\(function)", .str(first), .str(second)) == expected)
  }

  @Test(
    arguments: [
      ("in_list", "b", "a, b ,c", ",", 1), ("in_list", "d", "a,b", ",", -1), ("in_list", "", "a,b", ",", -1),
      ("in_list", "b", "a,b", "", -1), ("in_list_prefix", "+491234", "+1,+49", ",", 1),
      ("in_list_prefix", "+331234", "+1,,+49", ",", -1),
    ] as [(String, String, String, String, Int32)])
  func lists(_ function: String, _ subject: String, _ list: String, _ separator: String, _ expected: Int32)
    throws
  {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.\(function)", .str(subject), .str(list), .str(separator)) == expected)
  }

  @Test(
    arguments: [
      ("is_present_hf", "subject", 1), ("is_present_hf", "s", 1), ("is_present_hf", "X-Other", -1),
      ("is_present_hf", "", -1), ("is_present_hf_re", "^x-", 1), ("is_present_hf_re", "^lunch", -1),
      ("is_present_hf_re", "", 1), ("search", "^subject: LUNCH.$", 1), ("search", "Subject.*X-Note", -1),
      ("search", "^INVITE ", 1), ("search_body", "^a=sendrecv", 1), ("search_body", "Subject", -1),
      ("search_body", "", 1), ("search", "[", -1),
    ] as [(String, String, Int32)])
  func tests(_ function: String, _ text: String, _ expected: Int32) throws {
    #expect(try Bench(Sample.invite).int("textops.\(function)", .str(text)) == expected)
  }

  @Test(arguments: [("f", -1), ("l", 1), ("a", 1), ("", 1)] as [(String, Int32)])
  func searchInHeaders(_ which: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.search_hf", .str("x-note"), .str("second"), .str(which)) == expected)
  }

  /// Removed: how many X-Note headers are left.
  @Test func removingHeaders() throws {
    let cases: [(String, [Value], Int32, Int)] = [
      ("remove_hf", [.str("X-Note")], 1, 0), ("remove_hf", [.str("X-Other")], 1, 2),
      ("remove_hf", [.str("")], -1, 2),
      ("remove_hf_re", [.str("^x-")], 1, 0), ("remove_hf_re", [.str("^y-")], -1, 2),
      ("remove_hf_exp", [.str("^x-"), .str("note")], -1, 2),
      ("remove_hf_exp", [.str("^x-"), .str("zzz")], 1, 0),
      ("remove_hf_idx", [.str("X-Note"), .int(1)], 1, 1), ("remove_hf_idx", [.str("X-Note"), .int(2)], 2, 2),
      ("remove_hf_idx", [.str("X-Note"), .int(-3)], 1, 2),
      ("remove_hf_idx", [.str("X-Note"), .int(.min)], 1, 2),
      ("remove_hf_match", [.str("X-Note"), .str("eq"), .str("first")], 1, 1),
      ("remove_hf_match", [.str("X-Note"), .str("NE"), .str("third")], 1, 0),
      ("remove_hf_match", [.str("X-Note"), .str("in"), .str("ir")], 1, 1),
      ("remove_hf_match", [.str("X-Note"), .str("re"), .str("^SEC")], 1, 1),
      ("remove_hf_match", [.str("X-Note"), .str("re"), .str("none")], -2, 2),
      ("remove_hf_match", [.str("X-Note"), .str("xx"), .str("first")], -1, 2),
    ]
    for (function, arguments, expected, left) in cases {
      let bench = try Bench(Sample.invite)
      #expect(
        try bench.proxy.call("textops.\(function)", arguments) == .int(expected), "\(function) \(arguments)")
      #expect(try bench.outgoing.count(of: "X-Note:") == left, "\(function) \(arguments)")
      // What is read stays as it was.
      #expect(bench.message.headers(named: Bytes("X-Note")).count == 2)
    }
  }

  @Test func replacing() throws {
    let cases: [(String, [Value], Int32, String)] = [
      ("replace", [.str("x-note"), .str("X-Seen")], 1, "X-Seen: first\r\nX-Note: second"),
      ("replace_all", [.str("x-note"), .str("X-Seen")], 1, "X-Seen: first\r\nX-Seen: second"),
      ("replace_hdrs", [.str("^a=.*"), .str("")], -1, "a=sendrecv"),
      ("replace_body", [.str("^a=.*$"), .str("a=inactive\r")], 1, "\r\nv=0\r\na=inactive\r\n"),
      ("replace_body_all", [.str("[va]="), .str("x=")], 1, "\r\nx=0\r\nx=sendrecv\r\n"),
      ("replace_str", [.str("X-Note"), .str("X-Seen"), .str("f")], 1, "X-Seen: first\r\nX-Note: second"),
      ("replace_str", [.str("X-Note"), .str("X-Seen"), .str("")], 1, "X-Seen: first\r\nX-Seen: second"),
      ("replace_body_str", [.str("sendrecv"), .str("sendonly"), .str("a")], 1, "a=sendonly"),
      ("replace_body_str", [.str("nothing"), .str("x"), .str("a")], 1, "a=sendrecv"),
      ("search_append", [.str("lunch"), .str(" at noon")], 1, "Subject: lunch at noon\r\n"),
      ("search_append_body", [.str("v=0"), .str("0")], 1, "\r\nv=00\r\n"),
    ]
    for (function, arguments, expected, text) in cases {
      let bench = try Bench(Sample.invite)
      #expect(
        try bench.proxy.call("textops.\(function)", arguments) == .int(expected), "\(function) \(arguments)")
      #expect(try bench.outgoing.contains(text), "\(function) \(arguments)")
    }
  }

  @Test func aMatchOfNothingEndsReplacingAll() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.replace_all", .str("z*"), .str("y")) == -1)
    #expect(bench.message.changes.isEmpty)
  }

  @Test(
    arguments: [
      ("/bob/robert/", "sip:robert@example.com", 1), ("/BOB/robert/", "sip:bob@example.com", -1),
      ("/BOB/robert/i", "sip:robert@example.com", 1),
      ("|sip:(.*)@(.*)|sip:\\2@\\1|", "sip:example.com@bob", 1),
      ("/o/0/g", "sip:b0b@example.c0m", 1), ("/b(x)?/<\\1>/", "sip:<>ob@example.com", 1),
      ("/e.*m/\\0;x=y/", "sip:bob@example.com;x=y", 1), ("/:/\\t/", "sip\tbob@example.com", 1),
      ("/x*/y/", "sip:bob@example.com", -1), ("/bob/robert", "sip:bob@example.com", -1),
      ("/bob/robert/z", "sip:bob@example.com", -1), ("\\bob\\x\\", "sip:bob@example.com", -1),
      ("/(/x/", "sip:bob@example.com", -1), ("/bob/a\\/b/", "sip:a/b@example.com", 1),
      ("", "sip:bob@example.com", -1),
    ] as [(String, String, Int32)])
  func substitutionInTheURI(_ expression: String, _ uri: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.subst_uri", .str(expression)) == expected)
    #expect(bench.message.requestURI.text == uri)
  }

  @Test func substitutionElsewhere() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.subst_user", .str("/^b(.*)/c\\1/")) == 1)
    #expect(bench.message.requestURI.text == "sip:cob@example.com")
    #expect(try bench.int("textops.subst", .str("/^Subject: (lunch)/Subject: <\\u> \\1/")) == 1)
    #expect(try bench.int("textops.subst_hf", .str("X-Note"), .str("/$/!/"), .str("l")) == -1)
    #expect(try bench.int("textops.subst_hf", .str("X-Note"), .str("/sec/SEC/"), .str("f")) == -1)
    #expect(try bench.int("textops.subst_hf", .str("X-Note"), .str("/sec/SEC/"), .str("a")) == 1)
    #expect(try bench.int("textops.subst_body", .str("/send(recv)/\\1only/")) == 1)
    let outgoing = try bench.outgoing
    for text in ["Subject: <sip:cob@example.com> lunch\r\n", "X-Note: SECond\r\n", "a=recvonly\r\n"] {
      #expect(outgoing.contains(text))
    }
  }

  @Test func aReplacementHasALimit() throws {
    let bench = try Bench(Sample.invite)
    let long = String(repeating: "x", count: 1024)
    #expect(try bench.int("textops.subst_uri", .str("/bob/\(long)/")) == -1)
  }

  @Test(
    arguments: [
      ("application/sdp", 1), ("application/json", -1), ("APPLICATION/SDP", 1), ("*/*", -1), ("sdp", -1),
      ("", 1),
    ] as [(String, Int32)])
  func typesOfBodies(_ type: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.has_body") == 1)
    #expect(try bench.int("textops.has_body_type", .str(type)) == expected)
    #expect(try Bench(Sample.request()).int("textops.has_body") == -1)
  }

  @Test func subtypesThatKamailioDoesNotKnowAreTheSame() throws {
    let bench = try Bench(
      Sample.invite.replacing("application/sdp", with: "application/json"))
    #expect(try bench.int("textops.has_body_type", .str("application/pdf")) == 1)
  }

  @Test func settingTheBody() throws {
    let bench = try Bench(Sample.request("MESSAGE"))
    #expect(try bench.int("textops.set_body", .str("hello"), .str("text/plain")) == 1)
    #expect(try bench.int("textops.set_body", .str(""), .str("text/plain")) == -1)
    #expect(
      try bench.outgoing.hasSuffix("Content-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello"))
    #expect(try bench.int("textops.set_body_hex", .str("68 69"), .str("text/plain")) == 1)
    #expect(try bench.outgoing.hasSuffix("\r\n\r\nhi"))
    #expect(try bench.int("textops.set_body_hex", .str("6 8"), .str("text/plain")) == -1)
  }

  @Test func settingTheBodyOfTheReply() throws {
    let bench = try Bench(Sample.request("MESSAGE"))
    #expect(try bench.int("textops.set_reply_body", .str("hello"), .str("text/plain")) == 1)
    try bench.int("sl.send_reply", .int(200), .str("OK"))
    #expect(
      bench.effects("reply") == [
        "code=200 reason=OK by=sl headers=Content-Type: text/plain\r\n body=hello"
      ])
    #expect(try bench.int("textops.set_reply_body", .str("again"), .str("text/plain")) == -1)
  }

  @Test func multipart() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.set_body_multipart_mode") == 1)
    #expect(try bench.int("textopsx.msg_apply_changes") == 1)
    #expect(
      bench.message.body.text
        == "--unique-boundary-1\r\nContent-Type: application/sdp\r\n\r\nv=0\r\na=sendrecv\r\n\r\n"
        + "--unique-boundary-1--\r\n")
    #expect(try bench.int("textops.append_body_part", .str("hello"), .str("text/plain")) == 1)
    #expect(try bench.int("textopsx.msg_apply_changes") == 1)
    #expect(
      bench.message.body.text.hasSuffix(
        "--unique-boundary-1\r\nContent-Type: text/plain\r\n\r\nhello\r\n--unique-boundary-1--\r\n"))
    #expect(try bench.int("textops.remove_body_part", .str("text/html")) == -1)
    #expect(try bench.int("textops.filter_body", .str("text/plain")) == 1)
    #expect(try bench.outgoing.hasSuffix("\r\n\r\nhello"))
  }

  @Test(
    arguments: [
      ("v=0\nc=IN IP4 192.0.2.1\nm=audio 5004 RTP/AVP 0\na=sendonly\n", 2),
      ("v=0\nc=IN IP4 0.0.0.0\nm=audio 5004 RTP/AVP 0\n", 1),
      ("v=0\na=inactive\nm=audio 5004 RTP/AVP 0\n", 2),
      ("v=0\na=inactive\nm=audio 5004 RTP/AVP 0\na=sendrecv\n", -1),
      ("v=0\nm=video 5004 RTP/AVP 0\na=inactive\n", -1), ("", -1),
    ] as [(String, Int32)])
  func hold(_ sdp: String, _ expected: Int32) throws {
    let bench = try Bench(Sample.request("INVITE", "Content-Type: application/sdp") + sdp)
    #expect(try bench.int("textops.is_audio_on_hold") == expected)
  }

  @Test func privacy() throws {
    let bench = try Bench(Sample.request("INVITE", "Privacy: id;USER"))
    #expect(try bench.int("textops.is_privacy", .str("user")) == 1)
    #expect(try bench.int("textops.is_privacy", .str("header")) == -1)
    #expect(try bench.int("textops.is_privacy", .str("nonsense")) == -1)
  }

  @Test func headerIterator() throws {
    let bench = try Bench(Sample.request("OPTIONS", "X-A: 1"))
    #expect(try bench.int("textopsx.hf_iterator_next", .str("i")) == -1)
    #expect(try bench.int("textopsx.hf_iterator_start", .str("i")) == 1)
    #expect(try bench.call("textopsx.hf_iterator_hname", .str("i")) == .null)
    var names: [String] = []
    while try bench.int("textopsx.hf_iterator_next", .str("i")) == 1 {
      guard case .str(let name) = try bench.call("textopsx.hf_iterator_hname", .str("i")) else { break }
      names.append(name.text)
      if name.text == "X-A" {
        #expect(try bench.call("textopsx.hf_iterator_hbody", .str("i")) == .str("1"))
        #expect(try bench.int("textopsx.hf_iterator_append", .str("i"), .str("X-B: 2\r\n")) == 1)
        #expect(try bench.int("textopsx.hf_iterator_rm", .str("i")) == 1)
      }
    }
    #expect(names == ["Via", "From", "To", "Call-ID", "CSeq", "X-A", "Content-Length"])
    #expect(try bench.outgoing.contains("8 OPTIONS\r\nX-B: 2\r\nContent-Length"))
    for name in ["j", "k", "l"] { #expect(try bench.int("textopsx.hf_iterator_start", .str(name)) == 1) }
    #expect(try bench.int("textopsx.hf_iterator_start", .str("m")) == -1)
  }

  @Test func lineIterator() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textopsx.bl_iterator_start", .str("i")) == 1)
    #expect(try bench.int("textopsx.bl_iterator_next", .str("i")) == 1)
    #expect(try bench.call("textopsx.bl_iterator_value", .str("i")) == .str("v=0\r\n"))
    #expect(try bench.int("textopsx.bl_iterator_append", .str("i"), .str("s=-\r\n")) == 1)
    #expect(try bench.int("textopsx.bl_iterator_next", .str("i")) == 1)
    #expect(try bench.int("textopsx.bl_iterator_rm", .str("i")) == 1)
    #expect(try bench.outgoing.contains("\r\n\r\nv=0\r\ns=-\r\n"))
    #expect(try !bench.outgoing.contains("sendrecv"))
  }

  @Test func valuesInLists() throws {
    let bench = try Bench(Sample.request("OPTIONS", "Supported: path, \"a,b\",gruu"))
    #expect(try bench.int("textopsx.hf_value_exists", .str("supported"), .str("GRUU")) == 1)
    #expect(try bench.int("textopsx.hf_value_exists", .str("supported"), .str("a")) == -1)
    #expect(try bench.int("textopsx.include_hf_value", .str("Supported"), .str("outbound")) == 1)
    #expect(try bench.int("textopsx.exclude_hf_value", .str("Supported"), .str("path")) == 1)
    #expect(try bench.int("textopsx.include_hf_value", .str("Require"), .str("path")) == 1)
    let outgoing = try bench.outgoing
    #expect(outgoing.contains("Supported:  \"a,b\",gruu,outbound\r\n"))
    #expect(outgoing.contains("Require: path\r\n"))
  }

  @Test func keepingHeaders() throws {
    let bench = try Bench(Sample.invite)
    // The C code gives -1 whatever it does.
    #expect(try bench.int("textopsx.keep_hf_re", .str("^x-")) == -1)
    #expect(try !bench.outgoing.contains("Subject"))
    #expect(try bench.outgoing.count(of: "X-Note") == 2)
    #expect(try bench.int("textopsx.keep_hf") == -1)
    #expect(try bench.outgoing.count(of: "X-Note") == 0)
    #expect(try bench.outgoing.contains("Contact"))
  }

  @Test func statusOfAReply() throws {
    let bench = try Bench(Sample.busy)
    #expect(try bench.int("textopsx.change_reply_status", .int(200), .str("OK")) == -1)
    #expect(try bench.int("textopsx.change_reply_status", .int(603), .str("Decline")) == 1)
    #expect(try bench.outgoing.hasPrefix("SIP/2.0 603 Decline\r\nVia"))
    #expect(try Bench(Sample.invite).int("textopsx.change_reply_status_code", .int(200)) == -1)
  }

  @Test func fileNamePatterns() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textopsx.fnmatch", .str("hello"), .str("h*o")) == 0)
    #expect(try bench.int("textopsx.fnmatch", .str("hello"), .str("H*")) == -1)
    #expect(try bench.int("textopsx.fnmatch_ex", .str("hello"), .str("H*"), .str("i")) == 0)
  }

  @Test func variablesGetWhatWasFound() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.subst_v", .str("abc"), .str("/b/<$rU>/"), .str("$var(x)")) == 1)
    #expect(try bench.call("pv.get", .str("$var(x)")) == .str("a<bob>c"))
    #expect(
      try bench.int(
        "textops.regex_substring", .str("a=1;b=2"), .str("b=([0-9])"), .int(1), .int(2), .str("$var(y)")) == 1
    )
    #expect(try bench.call("pv.get", .str("$var(y)")) == .str("2"))
    // Nobody can set the method.
    #expect(try bench.int("textops.subst_v", .str("abc"), .str("/b/x/"), .str("$rm")) == -1)
    for (index, count) in [(1, 1), (-1, 2), (.max, .max)] as [(Int32, Int32)] {
      #expect(
        try bench.int(
          "textops.regex_substring", .str("a"), .str("a"), .int(index), .int(count), .str("$var(y)")) != 1)
    }
  }

  @Test func anotherText() throws {
    let bench = try Bench(Sample.invite)
    try bench.call("hdr.append", .str("X-A: 1\r\n"))
    #expect(try bench.int("textopsx.msg_set_buffer", .str("no message")) == 0)
    #expect(try bench.outgoing.contains("X-A: 1"))
    let text = Sample.request("MESSAGE", toTag: "t").replacing("\n", with: "\r\n")
    #expect(try bench.int("textopsx.msg_set_buffer", .str(text)) == 1)
    #expect(try bench.outgoing == text)
    #expect(try bench.call("is_method", .str("MESSAGE")) == .bool(true))
    #expect(try bench.int("siputils.has_totag") == 1)
  }

  @Test func aNullVariableReplacesWithNothing() throws {
    let bench = try Bench(Sample.invite)
    #expect(try bench.int("textops.subst_v", .str("abc"), .str("/b/$var(none)$du/"), .str("$var(y)")) == 1)
    #expect(try bench.call("pv.get", .str("$var(y)")) == .str("a0c"))
  }
}
