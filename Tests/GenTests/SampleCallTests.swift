import Descriptors
import Testing

@testable import KemiGen

/// A call in each language, with the test that its result needs.
@Suite struct SampleCallTests {
  private static let results: [(Returns, lua: String, python: String, javaScript: String)] = [
    (
      Returns(type: .int, kind: .status), "if KSR.m.f() > 0 then … end", "if KSR.m.f() > 0: …",
      "if (KSR.m.f() > 0) { … }"
    ),
    (
      Returns(type: .xval, kind: .value, nullable: true),
      "local value = KSR.m.f(); if value ~= nil then … end", "if (value := KSR.m.f()) is not None: …",
      "var value = KSR.m.f(); if (value !== null) { … }"
    ),
    (
      // Nobody has looked yet whether it can be null.
      Returns(type: .xval, kind: .value), "local value = KSR.m.f(); if value ~= nil then … end",
      "if (value := KSR.m.f()) is not None: …", "var value = KSR.m.f(); if (value !== null) { … }"
    ),
    (
      Returns(type: .xval, kind: .value, nullable: false), "local value = KSR.m.f()", "value = KSR.m.f()",
      "var value = KSR.m.f();"
    ),
    (
      Returns(type: .int, kind: .value), "local value = KSR.m.f()", "value = KSR.m.f()",
      "var value = KSR.m.f();"
    ),
    (Returns(type: .bool), "if KSR.m.f() then … end", "if KSR.m.f(): …", "if (KSR.m.f()) { … }"),
    (Returns(type: .none), "KSR.m.f()", "KSR.m.f()", "KSR.m.f();"),
    (Returns(type: .int), "local result = KSR.m.f()", "result = KSR.m.f()", "var result = KSR.m.f();"),
  ]

  @Test(arguments: results.indices)
  func result(_ index: Int) {
    let (returns, lua, python, javaScript) = SampleCallTests.results[index]
    let lines = lines(Module(name: "m"), Function(name: "f", returns: returns))
    #expect(lines == ["Lua": lua, "Python": python, "JavaScript": javaScript])
  }

  @Test(
    arguments: [
      (KemiType.int, nil, "1"), (.int, .code, "404"), (.int, .flag, "5"), (.long, nil, "1"),
      (.bool, nil, "true"),
      (.str, nil, "\"p\""), (.str, .pv, "\"$var(x)\""), (.str, .callback, "\"ksr_function\""),
      (.str, .headerline, #""X-Header: value\r\n""#), (.str, .file, "\"/etc/kamailio/p\""),
    ] as [(KemiType, Role?, String)])
  func argument(_ type: KemiType, _ role: Role?, _ expected: String) {
    let function = Function(
      name: "f", parameters: [Parameter(name: "p", type: type, role: role)], returns: Returns(type: .none))
    #expect(lines(Module(name: "m"), function)["Lua"] == "KSR.m.f(\(expected))")
  }

  @Test func truthOfPython() {
    let function = Function(
      name: "f", parameters: [Parameter(name: "p", type: .bool)], returns: Returns(type: .none))
    #expect(lines(Module(name: "m"), function)["Python"] == "KSR.m.f(True)")
  }

  @Test func coreHasNoModuleInItsPath() {
    let lines = lines(Module(name: "core"), Function(name: "drop", returns: Returns(type: .none)))
    #expect(lines == ["Lua": "KSR.drop()", "Python": "KSR.drop()", "JavaScript": "KSR.drop();"])
  }

  @Test func anyNumberOfArguments() {
    let function = Function(
      name: "modf", parameters: [Parameter(name: "name", type: .str)], variadic: true,
      returns: Returns(type: .none))
    #expect(lines(Module(name: "x"), function)["Lua"] == #"KSR.x.modf("name", "…")"#)
  }

  @Test func onlyLanguagesThatHaveIt() {
    let function = Function(name: "exit", returns: Returns(type: .none), engines: [.lua, .jsdt])
    #expect(lines(Module(name: "x"), function).keys.sorted() == ["JavaScript", "Lua"])
  }

  /// `async` is a module of KEMI and a reserved word of Python.
  @Test func moduleThatPythonHasTaken() {
    let function = Function(name: "task_route", returns: Returns(type: .int, kind: .status))
    let lines = lines(Module(name: "async"), function)
    #expect(lines["Python"] == #"if getattr(KSR, "async").task_route() > 0: …"#)
    #expect(lines["Lua"] == "if KSR.async.task_route() > 0 then … end")
  }

  @Test func functionThatPythonHasTaken() {
    let lines = lines(Module(name: "m"), Function(name: "import", returns: Returns(type: .none)))
    #expect(lines["Python"] == #"getattr(KSR.m, "import")()"#)
  }

  @Test func namesThatLuaHasTaken() {
    let lines = lines(Module(name: "end"), Function(name: "goto", returns: Returns(type: .none)))
    #expect(lines["Lua"] == #"KSR["end"]["goto"]()"#)
  }

  private func lines(_ module: Module, _ function: Function) -> [String: String] {
    Dictionary(uniqueKeysWithValues: SampleCall(module: module, function: function).lines.map { ($0, $1) })
  }
}
