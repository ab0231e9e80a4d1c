import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite struct PvxTests {
  @Test func variables() throws {
    let run = try Run()
    for kind in ["var", "shv"] {
      #expect(try run("pvx.\(kind)_get", .str("x")) == .int(0))
      #expect(try run("pvx.\(kind)_sets", .str("x"), .str("a")) == .int(1))
      #expect(try run("pvx.\(kind)_get", .str("x")) == .str("a"))
      #expect(try run.get("$\(kind)(x)") == .str("a"))
      #expect(try run("pvx.\(kind)_seti", .str("x"), .int(3)) == .int(1))
      #expect(try run("pvx.\(kind)_get", .str("x")) == .int(3))
      #expect(try run("pvx.\(kind)_sets", .str(""), .str("a")) == .int(-1))
    }
    #expect(try run("pvx.shvinc_get", .str("x")) == .int(4))
  }

  @Test func avps() throws {
    let run = try Run()
    #expect(try run("pvx.avp_get", .str("x")) == .null)
    #expect(try run("pvx.avp_gete", .str("x")) == .str(""))
    #expect(try run("pvx.avp_getw", .str("x")) == .str("<null>"))
    try run("pvx.avp_sets", .str("x"), .str("a"))
    try run("pvx.avp_seti", .str("x"), .int(2))
    try run("pvx.avp_seti", .str("x"), .int(3))
    #expect(try run.get("$avp(x)") == .int(3))
    #expect(try run("pvx.avp_rm", .str("x")) == .int(1))
    #expect(try run("pvx.avp_get", .str("x")) == .int(2))
    // The question removes the newest.
    #expect(try run("pvx.avp_is_null", .str("x")) == .int(-1))
    #expect(try run("pvx.avp_get", .str("x")) == .str("a"))
    #expect(try run("pvx.avp_is_null", .str("x")) == .int(1))
  }

  @Test(arguments: ["xavp", "xavi", "xavu"])
  func extended(_ kind: String) throws {
    let run = try Run()
    #expect(try run("pvx.\(kind)_get", .str("a")) == .null)
    #expect(try run("pvx.\(kind)_is_null", .str("a")) == .int(1))
    #expect(try run("pvx.\(kind)_sets", .str("a"), .str("1")) == .int(1))
    #expect(try run("pvx.\(kind)_seti", .str("a"), .int(2)) == .int(1))
    #expect(try run("pvx.\(kind)_get", .str("a")) == .int(2))
    #expect(try run("pvx.\(kind)_is_null", .str("a")) == .int(-1))
    #expect(try run("pvx.\(kind)_child_get", .str("a"), .str("x")) == .null)
    #expect(try run("pvx.\(kind)_rm", .str("a")) == .int(1))
    #expect(try run("pvx.\(kind)_get", .str("a")) == (kind == "xavu" ? .null : .str("1")))
    #expect(try run("pvx.\(kind)_child_sets", .str("a"), .str("x"), .str("f")) == .int(1))
    #expect(try run("pvx.\(kind)_child_seti", .str("a"), .str("y"), .int(5)) == .int(1))
    #expect(try run("pvx.\(kind)_child_get", .str("a"), .str("x")) == .str("f"))
    #expect(try run("pvx.\(kind)_child_get", .str("a"), .str("y")) == .int(5))
    #expect(try run("pvx.\(kind)_child_gete", .str("a"), .str("z")) == .str(""))
    #expect(try run("pvx.\(kind)_child_getw", .str("a"), .str("z")) == .str("<null>"))
    #expect(try run("pvx.\(kind)_child_is_null", .str("a"), .str("z")) == .int(1))
    #expect(try run("pvx.\(kind)_child_is_null", .str("a"), .str("x")) == .int(kind == "xavu" ? 1 : -1))
    #expect(try run.get("$\(kind)(a=>y)") == .int(5))
    #expect(try run("pvx.\(kind)_child_rm", .str("a"), .str("x")) == .int(1))
    #expect(try run("pvx.\(kind)_child_get", .str("a"), .str("x")) == .null)
    #expect(try run("pvx.\(kind)_child_sets", .str("a"), .str(""), .str("f")) == .int(-1))
    #expect(try run("pvx.\(kind)_sets", .str(""), .str("f")) == .int(-1))
    #expect(try run("pvx.pv_\(kind)_print") == .int(1))
  }

  @Test func structures() throws {
    let run = try Run()
    #expect(try run("pvx.xavp_getd", .str("a")) == .null)
    try run("pvx.xavp_params_explode", .str("x=1;y;x=2;"), .str("a"))
    try run("pvx.xavp_child_seti", .str("a"), .str("n"), .int(7))
    let dictionary = Value.dict([
      DictionaryItem("n", .array([.int(7)])), DictionaryItem("x", .array([.str("1"), .str("2")])),
      DictionaryItem("y", .array([.str("")])),
    ])
    #expect(try run("pvx.xavp_getd_p1", .str("a"), .int(0)) == dictionary)
    #expect(try run("pvx.xavp_getd_p1", .str("a"), .int(-1)) == dictionary)
    #expect(try run("pvx.xavp_getd_p1", .str("a"), .int(1)) == .null)
    #expect(try run("pvx.xavp_getd", .str("a")) == .array([dictionary]))
    #expect(try run("pvx.xavp_get_keys", .str("a"), .int(0)) == .array([.str("n"), .str("x"), .str("y")]))
    #expect(try run("pvx.xavp_get_keys", .str("a"), .int(-1)) == .null)
    #expect(try run("pvx.xavp_rm_all", .str("a")) == .int(1))
    #expect(try run("pvx.xavp_rm_all", .str("a")) == .int(1))
  }

  @Test func lists() throws {
    let run = try Run()
    #expect(try run("pvx.xavp_xparams_explode", .str("a=1,b=2"), .str(","), .str("p")) == .int(1))
    #expect(try run.get("$xavp(p=>b)") == .str("2"))
    #expect(try run("pvx.xavp_params_explode", .str(""), .str("p")) == .int(-1))
    #expect(try run("pvx.xavp_xparams_explode", .str("a"), .str(""), .str("p")) == .int(-1))
    #expect(try run("pvx.xavp_child_seti", .str("p"), .str("c"), .int(-1)) == .int(1))
    #expect(try run("pvx.xavp_params_implode", .str("p"), .str("$var(o)")) == .int(1))
    #expect(try run.get("$var(o)") == .str("c=18446744073709551615;a=1;b=2;"))
    #expect(try run("pvx.xavp_child_rm", .str("p"), .str("c")) == .int(1))
    #expect(try run("pvx.xavp_params_implode_qval", .str("p"), .str("$var(o)")) == .int(1))
    #expect(try run.get("$var(o)") == .str("a=\"1\";b=\"2\";"))
    #expect(try run("pvx.xavp_params_implode", .str("p"), .str("$rm")) == .int(-1))
    #expect(try run("pvx.xavp_params_implode", .str("none"), .str("$var(o)")) == .int(-1))
    #expect(try run("pvx.xavp_slist_explode", .str("a, b;;c"), .str(",;"), .str("t"), .str("l")) == .int(1))
    #expect(try run.get("$xavp(l=>v[*])") == .str("a, b, c"))
    #expect(try run.get("$xavp(l=>v[1])") == .str("b"))
    #expect(try run("pvx.xavp_slist_explode", .str("a"), .str(""), .str("t"), .str("l")) == .int(-1))
    #expect(try run("pvx.xavu_params_explode", .str("a=1;b=2"), .str("u")) == .int(1))
    #expect(try run.get("$xavu(a)") == .str("1"))
  }

  @Test func orderAndCopies() throws {
    let run = try Run()
    for value in ["c", "b", "a"] { try run("pvx.xavp_sets", .str("x"), .str(value)) }
    #expect(try run("pvx.xavp_lshift", .str("x"), .int(1)) == .int(1))
    #expect(try run.get("$xavp(x)") == .str("b"))
    #expect(try run("pvx.xavp_lshift", .str("x"), .int(-1)) == .int(1))
    #expect(try run.get("$xavp(x)") == .str("a"))
    #expect(try run("pvx.xavp_lshift", .str("x"), .int(Int32.min)) == .int(1))
    #expect(try run("pvx.xavp_lshift", .str("none"), .int(1)) == .int(-2))
    #expect(try run("pvx.xavp_lshift", .str("none"), .int(0)) == .int(1))
    #expect(try run("pvx.xavp_copy", .str("p"), .int(0), .str("q")) == .int(-1))
    try run("pvx.xavp_params_explode", .str("a=1"), .str("p"))
    try run("pvx.xavp_params_explode", .str("a=2"), .str("q"))
    #expect(try run("pvx.xavp_copy", .str("p"), .int(0), .str("q")) == .int(1))
    #expect(try run.get("$xavp(q[1]=>a)") == .str("1"))
    #expect(try run("pvx.xavp_copy_dst", .str("p"), .int(0), .str("r"), .int(5)) == .int(1))
    #expect(try run.get("$xavp(r=>a)") == .str("1"))
  }

  @Test func scriptVariablesAndXavps() throws {
    let run = try Run()
    #expect(try run("pvx.pv_var_to_xavp", .str("none"), .str("x")) == .int(-1))
    try run.set("$var(a)", "1")
    try run.set("$var(b)", 2)
    try run.set("$var(c)", "")
    #expect(try run("pvx.pv_var_to_xavp", .str("*"), .str("x")) == .int(1))
    #expect(try run("pvx.xavp_get_keys", .str("x"), .int(0)) == .array([.str("a"), .str("b")]))
    #expect(try run("pvx.pv_var_to_xavp", .str("b"), .str("x")) == .int(1))
    #expect(try run.get("$xavp(x=>b)") == .int(2))
    #expect(try run.get("$xavp(x=>a)") == .null)
    try run.set("$xavp(x[0]=>b)", "new")
    #expect(try run("pvx.pv_xavp_to_var", .str("x")) == .int(1))
    #expect(try run.get("$var(b)") == .int(2))
    #expect(try run("pvx.pv_xavp_to_var", .str("none")) == .int(-1))
  }

  @Test func evaluation() throws {
    let run = try Run()
    #expect(try run("pvx.evalx", .str("$var(x)"), .str("$rm $rU")) == .int(1))
    #expect(try run.get("$var(x)") == .str("INVITE bob"))
    #expect(try run("pvx.evalx", .str("$var(x)"), .str("5$")) == .int(-1))
    #expect(try run("pvx.evalx", .str("$rm"), .str("x")) == .int(-1))
    #expect(try run("pvx.evalx", .str("var"), .str("x")) == .int(-1))
  }

  @Test func destinations() throws {
    let run = try Run()
    #expect(try run("pvx.sbranch_append") == .int(-1))
    #expect(try run("pvx.sbranch_set_ruri") == .int(-1))
    try run.set("$sbranch(uri)", "sip:s@example.org")
    try run.set("$sbranch(dst_uri)", "sip:192.0.2.8")
    try run.set("$sbranch(q)", 700)
    #expect(try run("pvx.sbranch_append") == .int(1))
    #expect(try run.get("$bR") == .str("<sip:s@example.org>;q=0.7"))
    #expect(try run("pvx.sbranch_set_ruri") == .int(1))
    #expect(try run.get("$ru") == .str("sip:s@example.org"))
    #expect(try run.get("$du") == .str("sip:192.0.2.8"))
    #expect(try run("pvx.sbranch_reset") == .int(1))
    #expect(try run.get("$sbranch(uri)") == .null)
    #expect(try run("pvx.xavp_push_dst", .str("d")) == .int(-1))
    try run.set("$xavp(d=>uri)", "sip:d@example.org")
    try run.set("$xavp(d[0]=>dsturi)", "sip:192.0.2.9")
    try run.set("$xavp(d[0]=>socket)", "udp:10.0.0.1:5060")
    #expect(try run("pvx.xavp_push_dst", .str("d")) == .int(1))
    #expect(try run.get("$ru") == .str("sip:d@example.org"))
    #expect(try run.get("$du") == .str("sip:192.0.2.9"))
    #expect(try run.get("$fs") == .str("udp:10.0.0.1:5060"))
  }
}
