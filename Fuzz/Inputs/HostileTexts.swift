/// What a script, a table or a message may hand to a function although nobody ought to.
enum HostileTexts {
  static let texts: [String] =
    ordinary + hostile + specifications + numbers
    + transformations.flatMap { ["$(ru\($0))", "$(hdr(Contact)[-1]\($0))", "$(var(a)\($0))", "$(rb\($0))"] }

  static let ordinary = [
    "", "a", "b", "location", "INVITE", "example.com", "10.0.0.15", "::1", "[::1]", "sip:bob@example.com",
    "sips:[2001:db8::1]:5061;transport=tls", "sip:a@127.0.0.1;lr;nat=yes", "tel:+4930123", "<sip:a@b>;tag=1",
    "\"x\" <sip:a@b;p=1?h=2>;q=0.3", "X-Own", "x-own: v\r\n", "Contact", "Via", "Route", "Content-Type",
    "text/plain", "application/sdp", "multipart/mixed", "onreply", "failure", "branch", "event", "Not Found",
    "udp:127.0.0.1:5060", "10.0.0.0/8", "2001:db8::/32", "nat=yes", "ftag", "alias", "0x10", "eq", "re", "sw",
  ]

  /// Functions of the native language, as `KSR.x.modf` names them.
  static let natives = [
    "append_hf", "is_method", "sl_send_reply", "t_relay", "xlog", "subst", "route", "pv_isset", "no_such", "",
  ]

  static let hostile = [
    "\0", "a\0b", "\r\n", "\n", "\r\n\r\n", "X: 1\r\n\r\nbody", "X", "X:", ":", ": v", "%", "%s%n", "$", "$(",
    "${",
    "\\", "\\0", "/", "//", "///", "/a/", "/a/b/", "/a/\\1\\9/g", "/(.)(.)?/\\2$ru/gi", "/x*/y/g", "/^/z/g",
    "/$/z/g",
    "|a|b|", "@a@b@\n", "sip:", "sip:@", "sip::@", "sip:a@", "sip:[", "sip:[::1", "sip:a:b:c@d:e",
    "sip:a@b:99999",
    "sip:a@b:-1", "sip:a@b;", "sip:a@b;=", "sip:a@b?", "tel:", "urn:", "<", ">", "<>", "<<sip:a@b>>", "\"",
    "\"\\",
    ",", ",,,", ";", ";;", "=", "*", ".*", "^", "(", ")", "((", "()", "(()", "[", "[]", "[^", "[a-",
    "[[:alpha:]]",
    "[[.a.]]", "[[=a=]]", "a{", "a{1,0}", "a{0,255}", "(a*)*", "(a|b)*\\1", "(.*)\\1", "x{255}{255}",
    "(x+x+)+y", "\\",
    "256.1.1.1", "1.2.3", "1.2.3.4.5", "::", ":::", "1::2::3", "::ffff:1.2.3.4", "1.2.3.4/33", "::/129", "/",
    "\u{FF}",
  ]

  static let numbers = [
    "0", "-1", "1", "2147483647", "-2147483648", "4294967295", "9223372036854775807", "-9223372036854775808",
    "99999999999999999999", "1.5", "-0", "1e9", "0x7fffffff", " 1", "1 ", "+1",
  ]

  static let specifications = [
    "$ru", "$rU", "$rd", "$rp", "$rP", "$rz", "$du", "$dd", "$dp", "$dP", "$fu", "$fU", "$fd", "$fn", "$ft",
    "$tu",
    "$tU", "$td", "$tn", "$tt", "$ci", "$cs", "$rm", "$rr", "$rs", "$rt", "$rb", "$mb", "$ml", "$mf", "$bf",
    "$br",
    "$ct", "$cT", "$cl", "$ua", "$ai", "$di", "$dir", "$dic", "$re", "$pu", "$pU", "$pd", "$pn", "$au", "$ar",
    "$ad", "$aU", "$aa", "$adu", "$nh(d)", "$si", "$sp", "$Ri", "$Rp", "$pr", "$proto", "$su", "$fs", "$ou",
    "$op",
    "$oP", "$oU", "$od", "$T_branch_idx", "$T_reply_code", "$T(id_index)", "$T_req($ru)", "$T_rpl($hdr(To))",
    "$TS", "$TF", "$Tf", "$Ts", "$time(sec)", "$timef(%Y %s %q)", "$timef(%", "$utimef(%c)", "$hdr(Contact)",
    "$(hdr(x-own)[*])", "$(hdr(x-own)[-1])", "$(hdr(Via)[9])", "$hdrc(Via)", "$hfl(Contact)",
    "$(hfl(Contact)[1])",
    "$(hdr($var(a))[$var(b)])", "$var(a)", "$shv(a)", "$dlg_var(a)", "$xavp(a=>b)", "$xavp(a[0]=>b[*])",
    "$(xavp(a[-1]=>b))", "$xavu(a)", "$xavu(a=>b)", "$xavi(A=>B)", "$avp(a)", "$(avp(a)[*])", "$(avp(a)[-1])",
    "$(avp(a)[+])", "$avp(s:a)", "$avp(i:1)", "$avp($ru)", "$sht(a=>b)", "$sht(a=>$ru)", "$shtex(a=>b)",
    "$shtcn(a=>~=b)", "$shtcv(a=>eqb)", "$shtinc(a=>b)", "$sht_it(a)", "$shtrecord(key)", "$(branch(uri)[0])",
    "$(branch(dst_uri)[-1])", "$branch(count)", "$msg(buf)", "$msg(len)", "$sndto(ip)", "$snd(ip)",
    "$rcv(port)",
    "$def(A)", "$defn(A)", "$env(HOME)", "$sel(via[1].host)", "$uac_req(method)", "$K(INET)", "$null",
    "$_s($ru)",
    "$expires(max)", "$K(TCP)", "$Au", "$fti", "$tti", "$cnt($avp(a))", "$prefix(a)", "$C(xx)", "$Rn",
    "$via0(x)",
    "$$", "$", "$(", "$()", "$(ru", "$(ru[", "$(ru{", "$(ru{s.len}", "$(ru)$(fu)%$x",
    "$ru$ru$ru$ru$ru$ru$ru$ru",
    "$var($var($var($var(a))))", "$xavp(", "$xavp()", "$xavp(=>)", "$xavp(a[)", "$xavp(a=>)",
    "$xavp(a[99999999999])",
    "$(hdr(Contact)[-9223372036854775808])", "$(var(a){s.len}{s.len}{s.len}{s.len}{s.len})",
  ]

  static let transformations = [
    "{s.len}", "{s.int}", "{s.md5}", "{s.sha256}", "{s.encode.hexa}", "{s.decode.hexa}", "{s.encode.base58}",
    "{s.encode.base64}", "{s.decode.base64}", "{s.encode.base64t}", "{s.encode.base64url}",
    "{s.decode.base64url}",
    "{s.escape.common}", "{s.unescape.common}", "{s.escape.user}", "{s.unescape.user}", "{s.escape.param}",
    "{s.unescape.param}", "{s.escape.csv}", "{s.numeric}", "{s.substr,0,-1}", "{s.substr,-5,3}",
    "{s.substr,2147483647,2147483647}", "{s.substr,-2147483648,-2147483648}", "{s.select,0,:}",
    "{s.select,-1,:}",
    "{s.select,-2147483648,,}", "{s.select,$var(a),@}", "{s.strip,3}", "{s.strip,-1}", "{s.strip,$var(b)}",
    "{s.striptail,2147483647}", "{s.prefixes}", "{s.prefixes,2}", "{s.prefixes.quoted,$}",
    "{s.prefixes,999999999}",
    "{s.replace,i,xx}", "{s.replace,,}", "{s.tolower}", "{s.toupper}", "{s.trim}", "{s.ltrim}", "{s.rtrim}",
    "{s.rm,i}",
    "{s.ftime,%Y}", "{s.fmtlines,3,  }", "{s.fmtlinet,0,}", "{s.corehash,0}", "{s.corehash,-1}",
    "{s.count,:}",
    "{s.after,:}", "{s.before,@}", "{s.rafter,:}", "{s.rbefore,:}", "{s.urlencode.param}", "{s.unbracket}",
    "{s.vbefore,:}", "{re.subst,/(.*)/\\1\\1/g}", "{re.subst,/x*/y/g}", "{re.subst,/", "{re.subst,}",
    "{uri.user}",
    "{uri.host}", "{uri.port}", "{uri.params}", "{uri.param,transport}", "{uri.headers}", "{uri.tosocket}",
    "{uri.duri}", "{uri.saor}", "{uri.suri}", "{uri.scheme}", "{param.value,lr}", "{param.value,lr,;}",
    "{param.in,lr,;}", "{param.name,0}", "{param.name,-2147483648}", "{param.valueat,-1}",
    "{param.valueat,99,;}",
    "{param.count}", "{param.count,,}", "{nameaddr.uri}", "{nameaddr.name}", "{nameaddr.len}", "{tobody.uri}",
    "{tobody.tag}", "{tobody.user}", "{tobody.display}", "{tobody.params}", "{line.count}", "{line.at,0}",
    "{line.at,-1}", "{line.at,-2147483648}", "{line.sw,v}", "{msg.body}", "{json.parse,a}", "{urlencode.x}",
    "{sql.val}", "{sql.val.int}", "{val.json}", "{val.n0}", "{val.ne}", "{val.jsonqe}", "{}", "{s.}",
    "{s.substr}",
    "{s.substr,}", "{s.select,1}", "{s.len", "{sock.host}", "{sock.touri}", "{urialias.encode}",
    "{urialias.decode}",
  ]
}
