import Descriptors
import Files
import JSON
import Testing

@testable import KemiImport

/// Tables of pseudo-variables, transformations and parameters.
@Suite struct ServerTablesTests {
  private let variables = """
    static pv_export_t mod_pvs[] = {
      {{"plain", (sizeof("plain") - 1)}, PVT_OTHER, get_it, 0, 0, 0, 0, 0},
      {STR_STATIC_INIT("both"), PVT_OTHER, get_it, set_it, parse_it, NULL, 0, 0},
      {str_init("err.class"), PVT_OTHER, (pv_getf_t)get_it, NULL, (pv_parse_name_f)parse_it, pv_parse_index},
    #ifdef WITH_IT
      {{"?", 1}, PVT_CONTEXT, get_it, 0, 0, 0, pv_init_iname, 1},
    #endif
      {{0, 0}, 0, 0, 0, 0, 0, 0, 0},
      {{"beyond", 6}, PVT_OTHER, get_it, 0, 0, 0, 0, 0}
    };

    """

  private func facts(_ code: String, core: String? = nil) throws -> ServerFacts {
    let tree = try FixtureTree(box: code)
    if let core { try tree.folder.write("src/core/pv_core.c", core) }
    return try tree.read().server
  }

  private func words(_ facts: ServerFacts) -> [String] {
    facts.variables.map { variable in
      let marks =
        (variable.isWritable ? "w" : "") + (variable.takesName ? "n" : "") + (variable.takesIndex ? "i" : "")
      return "\(variable.loads ?? "-") \(variable.name) \(marks)"
    }
  }

  @Test func variablesOfModulesAndTheCore() throws {
    #expect(
      words(try facts(variables)) == ["box ? ", "box both wn", "box err.class ni", "box plain "])
    let core =
      "static pv_export_t core_pvs[] = {\n{{\"rc\", 2}, PVT_OTHER, f, 0, 0, 0, 0, 0},\n{{0, 0}, 0}\n};\n"
    #expect(words(try facts("", core: core)) == ["- rc "])
  }

  @Test func theModuleFileIsTheMakefiles() throws {
    let tree = try FixtureTree(box: variables)
    try tree.add("NAME=chest.so\n", to: "box", file: "Makefile")
    #expect(try tree.read().server.variables.map(\.loads).allSatisfy { $0 == "chest" })
  }

  @Test(arguments: ["{{\"a b\", 3}, PVT_OTHER, f, 0, 0}", "{{\"a\", 1}, PVT_OTHER}"])
  func aRowThatIsNone(_ row: String) throws {
    let error = #expect(throws: Diagnostics.self) {
      _ = try facts("static pv_export_t mod_pvs[] = {\n\(row),\n};\n")
    }
    #expect(error?.all.map { "\($0.file):\($0.line)" } == ["src/modules/box/box.c:2"])
  }

  private func transformations(_ body: String) throws -> [String] {
    let code = """
      char *tr_parse_box(str *in, trans_t *t)
      {
        \(body)
        LM_ERR("unknown transformation: %.*s\\n", in->len, in->s);
        return NULL;
      }
      static tr_export_t mod_trans[] = { {{"box", sizeof("box") - 1}, tr_parse_box}, {{0, 0}, 0} };
      """
    return try facts(code).transformations.map { "\($0.category).\($0.name ?? "*") \($0.loads ?? "-")" }
  }

  @Test func transformationsThatTheParserComparesWith() throws {
    #expect(
      try transformations(
        """
        if(name.len == 3 && strncasecmp(name.s, "len", 3) == 0) { return p; }
        else if(name.len == 8
            && (strncasecmp(name.s, "fmtlines", 8) == 0 || strncasecmp(name.s, "fmtlinet", 8) == 0)) { return p; }
        if(s.len == 2 && strncmp(s.s, "no", 2) == 0) return p;
        """) == ["box.fmtlines box", "box.fmtlinet box", "box.len box"])
  }

  /// The lengths have to agree; where they make a comparison always false, there is no such name.
  @Test func comparisonsThatNeverHold() throws {
    #expect(
      try transformations(
        """
        if(name.len == 5 && strncasecmp(name.s, "encode", 6) == 0) { return p; }
        if(name.len == 3 && strncasecmp(name.s, "len", 3) == 0) { return p; }
        """) == ["box.len box"])
  }

  @Test(arguments: [
    "if(strncasecmp(name.s, \"len\", 3) == 0) { return p; }",
    "if(name.len == 6 && strncasecmp(name.s, \"len\", 3) == 0) { return p; }",
    "if(name.len == N && strncasecmp(name.s, \"len\", 3) == 0) { return p; }",
    "return p;",
  ]) func aParserThatMayKnowMore(_ body: String) throws {
    #expect(try transformations(body) == ["box.* box"])
  }

  private func parameters(_ row: String, _ code: String) throws -> [String] {
    try facts("static param_export_t params[] = {\n{\(row)},\n{0, 0, 0}\n};\n" + code).parameters.map {
      "\($0.module) \($0.name) \($0.role.rawValue)"
    }
  }

  @Test(arguments: [
    "int run(void) { return sr_kemi_route(keng, msg, EVENT_ROUTE, &box_callback, &evname); }",
    "int run(void) { sr_kemi_ctx_route(keng, &ctx, msg, EVENT_ROUTE, &box_callback, &evname); }",
    "int run(void) { keng->froute(msg, EVENT_ROUTE, &box_callback, &evname); }",
    "int run(str *name) { sr_kemi_route(keng, msg, EVENT_ROUTE, name, &evname); }\nint go(void) { run(&box_callback); }",
  ]) func parametersThatNameFunctionsOfTheScript(_ code: String) throws {
    #expect(
      try parameters("\"on_box\", PARAM_STR, &box_callback", code) == ["box on_box callback"])
    #expect(try parameters("\"on_box\", PARAM_STR, &other", code) == [])
  }

  @Test func parametersThatNameTheScript() throws {
    let code = "int mod_register(void) { sr_kemi_eng_register(&name, run); }"
    #expect(try parameters("\"load\", PARAM_STRING, &file", code) == ["box load script"])
    #expect(try parameters("\"load\", PARAM_STRING, &file", "") == [])
  }

  @Test func releasesComeAndGo() throws {
    let folder = try ImportFolder()
    let one = "static pv_export_t pvs[] = {\n{{\"one\", 3}, PVT_OTHER, f, 0, 0, 0, 0, 0},\n{{0, 0}, 0}\n};\n"
    let written = one.replacing("f, 0, 0", with: "f, g, 0")
    for (version, code) in [
      ("6.2.0-dev1", written), ("5.0.1", one), ("5.1.1", one), ("5.2.1", ""), ("5.3.1", one),
      ("5.4.1", written),
    ] {
      try folder.add(version, C.table(C.row("box", "open", "f")) + code)
    }
    func ranges() throws -> [String] {
      try ServerFacts.read(includesBuiltin: false, folders: [folder.folder.path]).variables.map {
        "\($0.name)\($0.isWritable ? " w" : "") \($0.releases)"
      }
    }
    #expect(try ranges() == ["one 5.0-5.1", "one 5.3", "one w 5.4-"])
    let before = folder.texts
    try folder.add("5.2.1", C.table(C.row("box", "open", "f")))
    #expect(folder.texts == before)
    try folder.add("5.2.1", C.table(C.row("box", "open", "f")) + one)
    #expect(try ranges() == ["one 5.0-5.3", "one w 5.4-"])
  }
}
