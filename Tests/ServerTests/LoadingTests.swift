import Processes
import TestSupport
import Testing

@testable import KemiImport

/// Modules of our own making, loaded by the Kamailio that is installed.
@Suite struct LoadingTests {
  @Test func tablesOfOneSubModuleDoNotHideEachOther() throws {
    let modules = try ModuleFolder()
    // The server lets a table replace the one that was registered just before it under the same name.
    try modules.add("one", function: "box.open")
    try modules.add("two", function: "box.close")
    try modules.add("vast", function: "box.empty")
    let server = try modules.read()
    #expect(server.moduleFunctions == ["box.close two", "box.empty vast", "box.open one"])
    #expect(server.complaints == [])
  }

  @Test func oneThatNeedsAnotherIsLoadedAfterIt() throws {
    let modules = try ModuleFolder()
    try modules.add(
      "first", rows: #"{TEXT("first"), TEXT("go"), 1, answer, {0}},"#,
      body: #"return is_registered("last") ? sr_kemi_modules_add(rows) : -1;"#)
    try modules.add("last", function: "last.go")
    let server = try modules.read()
    #expect(server.moduleFunctions == ["first.go first", "last.go last"])
    #expect(server.complaints == [])
  }

  @Test func oneThatCannotStandAnotherIsLoadedByItself() throws {
    let modules = try ModuleFolder()
    try modules.add("first", function: "first.go")
    try modules.add(
      "last", rows: #"{TEXT("last"), TEXT("go"), 1, answer, {0}},"#,
      body: #"return is_registered("first") ? -1 : sr_kemi_modules_add(rows);"#)
    let server = try modules.read()
    #expect(server.moduleFunctions == ["first.go first", "last.go last"])
    #expect(server.complaints == [])
  }

  static let broken: [(body: String, version: String?, reason: String)] = [
    ("return -1;", nil, "mod_register failed"),
    // It takes its table with it when it goes.
    ("sr_kemi_modules_add(rows); return -1;", nil, "mod_register failed"),
    ("abort();", nil, "the server crashed (signal 6)"),
    ("raise(11);", nil, "the server crashed (signal 11)"),
    ("exit(3);", nil, "the server ended with status 3"),
    ("return 0;", "kamailio 1.2.3 (moon/linux)", "module version mismatch for "),
  ]

  @Test(arguments: broken) func oneThatDoesNotLoadIsNamedAndKeepsNothingFromOthers(
    _ body: String, _ version: String?, _ reason: String
  ) throws {
    let modules = try ModuleFolder()
    try modules.add("alpha", function: "alpha.go")
    try modules.add(
      "broken", rows: #"{TEXT("broken"), TEXT("go"), 1, answer, {0}},"#, version: version, body: body)
    try modules.add("zeta", function: "zeta.go")
    let server = try modules.read()
    #expect(server.moduleFunctions == ["alpha.go alpha", "zeta.go zeta"])
    #expect(server.complained.keys.sorted() == ["broken"])
    let text = try #require(server.complained["broken"]?.first)
    #expect(text.hasPrefix("could not be loaded: ") && text.contains(reason), "\(text)")
    #expect(server.loadedCount == 2)
  }

  @Test func whatIsNoModuleIsNamed() throws {
    let modules = try ModuleFolder()
    try modules.add("good", function: "good.go")
    try modules.folder.write("text.so", "this is no library")
    let server = try modules.read()
    #expect(server.moduleFunctions == ["good.go good"])
    #expect(server.complained["text"]?.first?.contains("could not be loaded: ") == true)
  }

  @Test func rowsThatScriptsCannotUseAreNamed() throws {
    let modules = try ModuleFolder()
    try modules.add(
      "odd",
      rows: #"""
        {TEXT("odd"), TEXT("good"), 0, answer, {2, 1}},
        {TEXT("odd"), TEXT("code"), 4096, answer, {0}},
        {TEXT("odd"), TEXT("parameter"), 1, answer, {2, 77}},
        {TEXT("odd"), TEXT("no name"), 1, answer, {0}},
        {TEXT("odd"), TEXT("line\n"), 1, answer, {0}},
        {TEXT("odd"), TEXT("\xff"), 1, answer, {0}},
        {TEXT("odd"), {"negative", -5}, 1, answer, {0}},
        {TEXT("odd"), {"long", 1 << 30}, 1, answer, {0}},
        {TEXT("odd"), {(char *)16, 8}, 1, answer, {0}},
        {TEXT("odd"), TEXT("interrupted"), 1, answer, {2, 0, 2}},
        {TEXT("odd"), TEXT("good"), 1, answer, {0}},
        """#)
    let server = try modules.read()
    let found = server.entries.filter { $0.module == "odd" }
    #expect(found.map(\.name) == ["good", "interrupted"])
    // Interpreters see the first of two rows, and the parameters up to the first NONE.
    #expect(found.map(\.signature.parameters) == [[.str, .int], [.str]])
    #expect(found.map(\.signature.returns) == [.none, .int])
    #expect(
      server.complained["odd"] == [
        "has types for odd.code that are not known: 4096, 0, 0, 0, 0, 0, 0",
        "has types for odd.parameter that are not known: 1, 2, 77, 0, 0, 0, 0",
        "has a row with the name 'odd.no name', which no script can use",
        #"has a row with the name 'odd.line\#n', which no script can use"#,
        "has a row with the name 'odd.\u{FFFD}', which no script can use",
        "has a row with the name 'odd.?', which no script can use",
      ])
  }

  @Test func aTableMadeAtRunTimeIsItsModules() throws {
    let modules = try ModuleFolder()
    try modules.add(
      "made", rows: #"{TEXT("made"), TEXT("go"), 1, answer, {0}},"#,
      body: """
        kamailio_row *copy = malloc(sizeof rows);
        memcpy(copy, rows, sizeof rows);
        return sr_kemi_modules_add(copy);
        """)
    #expect(try modules.read().moduleFunctions == ["made.go made"])
  }

  @Test func aTableWithoutAnEndIsReadAsFarAsItGoes() throws {
    let modules = try ModuleFolder()
    try modules.add(
      "endless", rows: #"{TEXT("endless"), TEXT("go"), 1, answer, {0}},"#,
      body: """
        // The last row of a page, and after it what may not be read.
        size_t page = sysconf(_SC_PAGESIZE);
        char *pages = mmap(0, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        mprotect(pages + page, page, PROT_NONE);
        kamailio_row *last = (kamailio_row *)(pages + page) - 1;
        *last = rows[0];
        return sr_kemi_modules_add(last);
        """)
    let server = try modules.read()
    #expect(server.moduleFunctions == ["endless.go endless"])
    #expect(server.complaints.map(\.text) == ["has a table without an end"])
  }

  @Test func whatASettingSwitchesOnIsSeen() throws {
    let modules = try ModuleFolder()
    // src/modules/log_custom registers nothing without log_engine_type.
    try modules.add(
      "log_custom", rows: #"{TEXT("log_custom"), TEXT("go"), 1, answer, {0}},"#,
      body: """
        char **type = dlsym(RTLD_DEFAULT, "_km_log_engine_type");
        return type && *type && strcmp(*type, "udp") == 0 ? sr_kemi_modules_add(rows) : 0;
        """)
    #expect(try modules.read().moduleFunctions == ["log_custom.go log_custom"])
  }

  /// From 5.8 on, what is no module is not named by its file.
  @Test func theLastErrorBeforeTheComplaintIsTheReason() throws {
    let modules = ["one", "two"].map { InstalledModule(path: "/modules/\($0).so") }
    let log = """
       0(9) ERROR: one [one.c:1]: mod_register(): no memory
       0(9) ERROR: <core> [core/sr_module.c:675]: ksr_load_module(): failure for exports symbol: _two_exports
       0(9) CRITICAL: <core> [core/cfg.y:4122]: yyerror_at(): parse error in config file c, line 4, column 1: failed
      """
    let run = LoadingRun(
      modules: modules, firstLine: 3,
      run: try BoundedRun("/bin/sh", ["-c", "cat; exit 255"], input: Array(log.utf8), seconds: 60))
    #expect(run.reason(for: modules[0]) == "no memory")
    #expect(run.reason(for: modules[1]) == "failure for exports symbol: _two_exports")
  }
}
