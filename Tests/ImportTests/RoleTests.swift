import Descriptors
import Testing

@testable import KemiImport

@Suite struct RoleTests {
  /// The roles of `box.open(str name, str other)` with this body, after other code.
  private func roles(_ body: String, after code: String = "", types: String = "STR STR") throws -> [Role?] {
    try FixtureTree.function(
      of: code + C.function("box_open", "str *name, str *other", body: body)
        + C.table(C.row("box", "open", "box_open", types))
    ).roles
  }

  @Test(arguments: [
    ("sr_kemi_route(eng, msg, REQUEST_ROUTE, name, &none);", Role.callback),
    ("sr_kemi_ctx_route(eng, ctx, msg, 1, name, &none);", .callback),
    ("n = sr_kemi_cbname_lookup_add(name);", .callback), ("sr_kemi_cbname_lookup_name(name);", .callback),
    ("route_lookup(&main_rt, name->s);", .route),
    ("if (route_get(&main_rt, name->s) < 0) return -1;", .route),
    ("pv_cache_get(name);", .pv), ("pv_parse_spec(name, &spec);", .pv), ("pv_parse_spec2(name, &s, 1);", .pv),
    ("pv_parse_format(name, &model);", .pvformat), ("pv_eval_str(msg, &out, name);", .pvformat),
    ("pv_cache_get(&name);", .pv), ("use(pv_cache_get(name), 1);", .pv),
  ])
  func whatTheCoreDoesWithAText(body: String, role: Role) throws { #expect(try roles(body) == [role, nil]) }

  @Test(arguments: [
    "pv_cache_get(&copy);", "pv_eval_str(msg, name, &out);", "pv_cache_get(name + 1);", "pv_cache_get;",
    "/* pv_cache_get(name); */", "log(\"pv_cache_get(name)\");", "use(name);", "pv_parse_spec(&s, name);",
  ])
  func whatProvesNothing(body: String) throws { #expect(try roles(body) == [nil, nil]) }

  @Test func eachTextHasItsOwnRole() throws {
    #expect(try roles("pv_cache_get(other); pv_parse_format(name, &m);") == [.pvformat, .pv])
  }

  @Test func aFunctionThatAsksForTheInterpreterMeansACallback() throws {
    #expect(
      try roles(
        "if (sr_kemi_eng_get() == NULL) { route_lookup(&main_rt, name->s); } else { keep(name); }")
        == [.callback, nil])
  }

  @Test func aNumberHasNone() throws {
    let code =
      C.function("box_open", "int name", body: "pv_cache_get(name);")
      + C.table(C.row("box", "open", "box_open", "INT"))
    #expect(try FixtureTree.function(of: code).roles == [nil])
  }

  @Test func withoutADefinitionThereAreNone() throws {
    #expect(try FixtureTree.function(of: C.table(C.row("box", "open", "box_open", "STR"))).roles == [])
  }

  @Test func helpersAreFollowed() throws {
    let code =
      "static int inner(int n, str *text)\n{\n\tpv_cache_get(text);\n}\n"
      + C.function("outer", "str *a", body: "return inner(1, a);")
    #expect(try roles("return outer(msg, other);", after: code) == [nil, .pv])
  }

  @Test func helpersThatGoInCirclesEnd() throws {
    let code =
      C.function("ping", "str *a", body: "return pong(msg, a);")
      + C.function("pong", "str *a", body: "return ping(msg, a);")
    #expect(try roles("return ping(msg, name) + box_open(msg, other, name);", after: code) == [nil, nil])
  }

  @Test func helpersOfOneNameInTwoFilesAreToldApart() throws {
    let tree = try FixtureTree()
    for (file, use) in [("a", "pv_cache_get(t);"), ("b", "pv_parse_format(t, &m);")] {
      try tree.add(
        "static int helper(str *t)\n{\n\t\(use)\n}\n"
          + C.function("box_\(file)", "str *n", body: "return helper(n);")
          + C.table(C.row("box", "open_\(file)", "box_\(file)", "STR")), to: "box", file: file + ".c")
    }
    #expect(try tree.functions().map(\.roles) == [[.pv], [.pvformat]])
  }
}
