import Descriptors
import Testing

@testable import KemiImport

/// What an `xval` can hold.
@Suite struct HeldTypesTests {
  private func held(_ body: String, returns: String = "XVAL", after code: String = "") throws -> [KemiType] {
    try FixtureTree.function(
      of: code + C.function("box_look", returns: "sr_kemi_xval_t*", body: body)
        + C.table(C.row("box", "look", "box_look", returns: returns))
    ).holds
  }

  @Test(arguments: [
    ("value.vtype = SR_KEMIP_INT;", [KemiType.int]), ("value.vtype = SR_KEMIP_STR;", [.str]),
    ("value.vtype = SR_KEMIP_LONG;", [.long]), ("set_null(&value, SR_KEMI_XVAL_NULL_PRINT);", [.str]),
    ("set_null(&value, SR_KEMI_XVAL_NULL_EMPTY);", [.str]),
    ("v = SR_KEMIP_LONG; v = SR_KEMIP_STR;", [.long, .str]),
  ])
  func typesThatAreMentioned(body: String, types: [KemiType]) throws { #expect(try held(body) == types) }

  @Test(arguments: [
    "return 0;", "set_null(&value, SR_KEMI_XVAL_NULL_NONE);", "/* SR_KEMIP_INT */ return 0;",
    "log(\"SR_KEMIP_INT\");",
  ])
  func noneIsToldWhereNoneIsMentioned(body: String) throws { #expect(try held(body) == []) }

  @Test(arguments: ["v = SR_KEMIP_INT; v = SR_KEMIP_STR;", "v = SR_KEMIP_DICT; w = SR_KEMIP_INT;"])
  func theUsualAndTheNestedAreNotTold(body: String) throws { #expect(try held(body) == []) }

  @Test func helpersCount() throws {
    let code =
      "static void fill(sr_kemi_xval_t *v)\n{\n\tdeeper(v);\n}\n"
      + "static void deeper(sr_kemi_xval_t *v)\n{\n\tv->vtype = SR_KEMIP_INT;\n}\n"
    #expect(try held("fill(&value); return &value;", after: code) == [.int])
  }

  @Test func helpersThatGoInCirclesEnd() throws {
    let code = "static int ping(void)\n{\n\tpong();\n}\nstatic int pong(void)\n{\n\tping();\n}\n"
    #expect(try held("ping(); v = SR_KEMIP_INT;", after: code) == [.int])
  }

  @Test func onlyAnXvalHoldsAnything() throws {
    #expect(try held("v = SR_KEMIP_INT;", returns: "INT") == [])
  }
}
