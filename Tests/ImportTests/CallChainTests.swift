import Descriptors
import Testing

@testable import KemiImport

/// Chains of conditions in C, as the interpreters of several releases have them.
@Suite struct CallChainTests {
  private func chain(_ body: String) -> CallChain {
    CallChain(C.source("int execute(sr_kemi_t *ket)\n{\n\(body)\n}\n"))
  }

  private func calls(_ body: String) -> [String] {
    chain(body).calls.map { "\($0.parameters.map(\.rawValue)) \($0.returns)" }.sorted()
  }

  @Test(arguments: [
    ("if(ket->ptypes[0]==SR_KEMIP_NONE) { ((sr_kemi_fm_f)(f))(m); }", ["[] int"]),
    ("if(ket->ptypes[0] & SR_KEMIP_INT) { if(x) { ((sr_kemi_xfmn_f)(f))(m); } }", [#"["int"] xval"#]),
    (
      "if(ket->ptypes[0] == SR_KEMIP_STR) { if(ket->ptypes[1] == SR_KEMIP_INT) { ((sr_kemi_fmsn_f)(f))(m); } }",
      [#"["str", "int"] int"#]
    ),
    (
      "if((ket->ptypes[0] & SR_KEMIP_STR)\n && (ket->ptypes[1] & SR_KEMIP_LONG)) { ((sr_kemi_fmsv_f)(f))(m, &v[1]); }",
      [#"["str", "long"] int"#]
    ),
    // What the conditions do not bear out is called with arguments of other types.
    ("if(ket->ptypes[0] == SR_KEMIP_INT) { ((sr_kemi_fms_f)(f))(m); }", []),
    ("if(ket->ptypes[0] == SR_KEMIP_INT) { ((sr_kemi_fmnn_f)(f))(m); }", []),
    ("if(ket->ptypes[1] == SR_KEMIP_INT) { ((sr_kemi_fmn_f)(f))(m); }", []),
    ("if(ket->ptypes[0] == SR_KEMIP_INT) { } ((sr_kemi_fmn_f)(f))(m);", []),
    ("if(ket->ptypes[0] != SR_KEMIP_INT) { ((sr_kemi_fmn_f)(f))(m); }", []),
    (
      "if(ket->ptypes[0] == SR_KEMIP_INT) { ((sr_kemi_fmq_f)(f))(m); ((sr_kemi_zn_f)(f))(m); sr_kemi_fmn_f f; }",
      []
    ),
    ("((sr_kemi_fmn_f)", []), ("if(ket->ptypes[0", []), ("}}}} if(((", []),
  ])
  func calls(body: String, expected: [String]) { #expect(calls(body) == expected) }

  // 5.0 joins with `||`: the second branch is never reached by a row of its types.
  @Test func alternatives() {
    let body = """
      if(ket->ptypes[0]==SR_KEMIP_STR || ket->ptypes[1]==SR_KEMIP_STR) { ((sr_kemi_fmss_f)(f))(m); }
      else if(ket->ptypes[0]==SR_KEMIP_STR || ket->ptypes[1]==SR_KEMIP_INT) { ((sr_kemi_fmsn_f)(f))(m); }
      """
    #expect(calls(body) == [#"["str", "str"] int"#])
  }

  // app_python and app_python3 up to 5.6 parse by a chain of their own, whose last branch takes the rest.
  @Test func parsedCombinations() {
    let chain = chain(
      """
      if(ket->ptypes[1]==SR_KEMIP_NONE) {
        i = 1;
        if(ket->ptypes[0]==SR_KEMIP_INT) {
          if(!PyArg_ParseTuple(args, "i:kemi-param-n", &vps[0].n)) { return 0; }
        } else {
          if(!PyArg_ParseTuple(args, "s:kemi-param-s", &vps[0].s.s)) { return 0; }
        }
      } else if(ket->ptypes[2]==SR_KEMIP_NONE) {
        if(ket->ptypes[0]==SR_KEMIP_STR && ket->ptypes[1]==SR_KEMIP_INT) {
          if(!PyArg_ParseTuple(args, "sn:kemi-param-sn", &vps[0].s.s, &vps[1].n)) { return 0; }
        } else if(ket->ptypes[0]==SR_KEMIP_INT && ket->ptypes[1]==SR_KEMIP_INT) {
          if(!PyArg_ParseTuple(args, "is:mistaken", &vps[0].n, &vps[1].n)) { return 0; }
        }
      }
      if(!PyArg_ParseTuple(args, "ss:not-of-a-row", &a, &b)) { return 0; }
      """)
    #expect(chain.parsed == [[.int], [.str], [.str, .int]])
    #expect(chain.passes([]) && chain.passes([.str, .int]) && !chain.passes([.int, .int]))
  }

  // app_lua up to 5.2, and from 5.3 on.
  @Test(arguments: [("argc>=SR_KEMI_PARAMS_MAX+pdelta", 5), ("argc > SR_KEMI_PARAMS_MAX + pdelta", 6)])
  func howManyArguments(condition: String, maximum: Int) {
    let chain = chain("if(\(condition)) { return 0; }\nif(ket->ptypes[i] == SR_KEMIP_STR) { }")
    #expect(
      (0...6).filter { chain.passes(Array(repeating: .str, count: $0)) } == Array(0...maximum))
  }

  @Test func argumentsThatAreConvertedOneByOne() {
    let chain = chain(
      "for(;;) { if(ket->ptypes[i] == SR_KEMIP_STR) { } else if((ket->ptypes[i] == SR_KEMIP_INT) || (ket->ptypes[i] == SR_KEMIP_LONG)) { } }"
    )
    #expect(chain.converted == [.str, .int, .long])
    #expect(chain.passes([.long, .str]) && !chain.passes([.bool]))
  }
}
