extension ServerDifference {
  /// Where the server of the comparison, 5.6.3, is older than what is implemented.
  public static let newer: [ServerDifference] = [
    ServerDifference(
      "Variables and transformations that are newer than 5.6",
      "They are null there; `kemi check --release 5.6` reports them, `kemi run --release 5.6` knows them.",
      calls: [
        "$ctu", "$(ctu", "$cts", "$ful", "$rul", "$tts", "$shvinc(", "$shv(sa)", "(params)",
        "$En\"", "$Er\"", "$Et\"", "$Es\"", "$Ec\"", "$Eq\"", "$Ek\"", "$Ei\"", "$Ej\"", "$Eb\"", "$Ev\"",
        "{s.charat", "{s.byteat", "{s.crc32", "{s.intv", "{s.rmhdws", "{s.rmhlws", "{s.escape.crlf",
        "{s.unescape.crlf", "{uri.rmparam", "{num.", "{val.",
      ]),
    ServerDifference(
      "Several contacts in one header", "5.6 begins with the last, later releases with the first.",
      calls: [
        "_cturi()", "$(hfl(Contact)", "$hfl(Contact)", "$hfl(m)", "\"$ct\"", "\"$mbu\"",
      ],
      messages: ["invite-all-compact", "invite-folded", "register", "reply-302"]),
    ServerDifference(
      "`$hfl` with an index from the end", "5.6 counts one too many.",
      calls: [
        "$(hfl(Via)[-", "$(hfl(Route)[-", "$(hfl(Record-Route)[-", "$(hfl(Contact)[-",
      ]),
    ServerDifference(
      "`$hfl` and `$hflc` of Diversion and P-Asserted-Identity", "5.6 does not take their lists apart.",
      calls: ["hfl(Diversion)", "hfl(P-Asserted-Identity)", "$hflc(Diversion)", "$hflc(P-Asserted-Identity)"]),
    ServerDifference(
      "URNs", "5.6 takes `urn:service:sos` for user and host; later releases take all of it for the host.",
      calls: [
        "KSR.kx.", "(ru{uri.", "(tu{uri.", "(ru{", "$rU", "$rd", "$tU", "$td", "$oU", "$od", "uri_param",
        "subst_user",
        "$ru", "$mbu",
      ], messages: ["uri-urn"]),
    ServerDifference(
      "`KSR.kx.get_ruri()`, `get_ouri()` and `get_nhuri()` of an unreadable URI",
      "5.6 gives null, later releases the text.",
      functions: ["kx.get_ruri", "kx.get_ouri", "kx.get_nhuri"],
      calls: ["get_ruri()", "get_ouri()", "get_nhuri()"], messages: ["uri-bad", "uri-odd"]),
    ServerDifference(
      "The last boundary of a multipart body", "5.6 writes it as one that others follow.",
      calls: ["\"$mb\"", "\"$rb\"", "$hdr(Content-Length)"],
      groups: [
        "change-multipart", "change-multipart-boundary", "change-multipart-content", "change-multipart-mode",
      ]),
    ServerDifference(
      "`bl_iterator_*()` on a last line without an end",
      "5.6 takes the zero byte behind the message for a part of it, and can change nothing there.",
      functions: ["textopsx.bl_iterator_value", "textopsx.bl_iterator_append"],
      calls: ["bl_iterator", "\"$mb\"", "\"$rb\"", "$hdr(Content-Length)"], groups: ["change-iterators"]),
    ServerDifference(
      "`handle_ruri_alias()` with an IPv6 address", "5.6 writes it into `$du` without brackets.",
      functions: ["nathelper.handle_ruri_alias"], calls: ["\"$du\""], groups: ["aliases"]),
    ServerDifference(
      "`sanity_check()` of a CSeq from 2³¹ to 2³²", "5.6 takes it.",
      functions: ["sanity.sanity_check", "sanity.sanity_check_defaults"], calls: ["sanity_check"],
      messages: ["prack"]),
    ServerDifference(
      "`xavp_getd()`, `xavi_getd()`",
      "5.6 repeats what follows in a list, and keeps fields in another order.",
      functions: ["pvx.xavp_getd", "pvx.xavi_getd"], calls: ["xavp_getd(", "xavi_getd"]),
    ServerDifference(
      "`htable.sht_setxi()`", "5.6 gives 0, later releases 1.", functions: ["htable.sht_setxi"],
      calls: ["sht_setxi("]),
    ServerDifference(
      "`tmx.t_precheck_trans()`", "5.6 gives -2 where it cannot tell, later releases -1.",
      functions: ["tmx.t_precheck_trans"], calls: ["t_precheck_trans()"]),
    ServerDifference(
      "`{param.…}` with a comma for a separator", "5.6 ends at the first comma all the same.",
      calls: ["{param.count,,}"], groups: ["words"]),
  ]

  /// Where there is no server: no configuration, no sockets, no memory of its own.
  public static let inherent: [ServerDifference] = [
    ServerDifference(
      "Tables of `htable` that no `modparam` defines", "There is no configuration: every table exists.",
      calls: ["\"nosuch\""]),
    ServerDifference(
      "`$fs`", "The server takes only sockets that it has; here any can be forced.", calls: ["$fs"]),
    ServerDifference(
      "`$xavp(x)` of a list", "On a server the text holds an address in its memory.",
      calls: ["$xavp(", "xavp_get(\"xc\")"]),
    ServerDifference(
      "Whether a second Record-Route is due",
      "That depends on the socket that the message goes out by, which is the one it came in by here.",
      functions: ["rr.record_route", "rr.record_route_params"], calls: ["\"$mb\""],
      groups: ["change-record-route", "change-record-route-advertised", "change-record-route-params"]),
    ServerDifference(
      "Changes that leave an unreadable message", "They fail here at once; the server notices later.",
      groups: ["assign"], messages: ["notify", "register-star", "uri-urn"]),
    ServerDifference(
      "Content-Length after `subst()` and `replace_all()`",
      "The server corrects it only if something has read all headers before.",
      functions: ["textops.subst", "textops.replace_all"], calls: ["\"$mb\"", "$hdr(Content-Length)"],
      groups: ["change-replace-all", "change-subst"]),
    ServerDifference(
      "`$C(xy)`, the colours of the log", "What the proxy writes has no colours: the text is empty.",
      calls: ["$C("]),
    ServerDifference(
      "Replying to a reply", "Refused here; the server sends one.", functions: ["sl.sl_send_reply"],
      calls: ["sl_send_reply("],
      messages: ["reply"]),
    ServerDifference(
      "The request URI of a reply", "The server takes what stands in that place of the first line.",
      functions: ["textops.subst_uri"], calls: ["subst_uri("], messages: ["reply"]),
    ServerDifference(
      "`$HN`, `$msgbuf`, `$hfitname`", "Not implemented: they are null, and a note says so.",
      calls: ["$HN(", "$msgbuf(", "$hfitname("]),
    ServerDifference(
      "`{s.sha256}`, `{s.sha384}`, `{s.sha512}`, base 58, 7 bit, `fmtlines`, `{urialias.…}`",
      "Not implemented: they are null, and a note says so.",
      calls: ["{s.sha", "base58", "7bit", "{s.fmtline", "{urialias."]),
    ServerDifference(
      "`fnmatch_ex()` without regard to case", "The server of Debian is built without it.",
      functions: ["textopsx.fnmatch_ex"], calls: ["fnmatch_ex("]),
  ]

  /// Where the server's answer is chance, or of no use to a test.
  public static let mistakes: [ServerDifference] = [
    ServerDifference(
      "`{s.decode.base64t}`, `{s.decode.base64url}`, `{s.decode.base64urlt}` and `{s.urldecode.param}` of what is none",
      "The server takes every byte for a digit; here such a text has no value, and `%zz` is a zero byte.",
      calls: ["{s.decode.base64", "{s.urldecode.param"], groups: ["words"]),
    ServerDifference(
      "`{uri.duri}`, `{uri.saor}`, `{uri.suri}`, `{s.rafter}`, `{s.rbefore}`",
      "5.6 reads memory that is not theirs.",
      calls: ["{uri.duri", "{uri.saor", "{uri.suri", "{s.rafter", "{s.rbefore"]),
    ServerDifference(
      "`add_uri_param()` to a URI with headers", "The server's next change writes a broken request line.",
      functions: ["siputils.add_uri_param"], calls: ["\"$mbu\""], groups: ["siputils"], messages: ["refer"]),
    ServerDifference(
      "An empty request URI", "The server sends one; here it means that of the first line.",
      calls: ["\"$ru\""], groups: ["assign"]),
    ServerDifference(
      "Boundaries in quotes and with blanks, preambles and epilogues",
      "The server cannot read such a boundary, and drops what is around the parts.",
      calls: [
        "nat_uac_test(256)", "append_body_part", "\"$mb\"", "\"$rb\"", "$hdr(Content-Length)",
      ], messages: ["info-multipart"]),
    ServerDifference(
      "`set_body()` where Content-Length is wrong or missing",
      "The server goes by the header, not by the message.",
      functions: ["textops.set_body"], calls: ["set_body(", "\"$mb\"", "\"$rb\"", "$hdr(Content-Length)"],
      groups: ["change-set-body"],
      messages: ["content-length", "options-minimal"]),
    ServerDifference(
      "From and To of a `tel:` URI", "They have no domain that could be assigned.",
      calls: ["$fd", "$td"], groups: ["assign"], messages: ["message-tel"]),
    ServerDifference(
      "Max-Forwards with white space behind it", "The server keeps it when it counts down.",
      calls: ["$hdr(Max-Forwards)"], groups: ["maxfwd"], messages: ["invite-all-compact"]),
    ServerDifference(
      "`{nameaddr.len}` of an address that is not closed",
      "Asked a second time about the same text, the server does not notice that it cannot read it, and gives 0.",
      calls: ["{nameaddr.len}"],
      messages: ["contact-bad"]),
    ServerDifference(
      "`xavu_child_get()` after `xavu_params_explode()`",
      "The server makes variables of the fields, `$xavu(b)`, and leaves the list without them; here `$xavu(up=>b)` is one.",
      functions: ["pvx.xavu_params_explode"],
      calls: ["xavu_child_get(\"up\""]),
  ]
}
