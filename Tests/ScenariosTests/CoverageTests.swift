import LuaHost
import Scenarios
import Testing

@testable import kemi

@Suite struct CoverageTests {
  /// Scripts, and the lines in which there is something to run.
  static let scripts: [(text: String, lines: Set<Int>?)] = [
    ("", [1]),
    ("local a = 1\n\n-- nothing\nlocal b = 2\n", [1, 4]),
    ("#!/usr/bin/lua\nlocal a = 1\n", [2]),
    ("\u{FEFF}local a = 1\n", [1]),
    // The end of a function is where it is made, and where it returns if it does nothing else.
    ("local function f()\n  return 1\nend\n", [2, 3]),
    ("local function f()\n  g()\nend\n", [2, 3]),
    ("function f()\n  return 1\nend\n", [1, 2, 3]),
    // Nothing follows a return.
    ("local f = function(x)\n  if x then\n    return 1\n  else\n    return 2\n  end\nend\n", [2, 3, 5, 7]),
    ("local function f()\n  while true do\n    g()\n  end\n  h()\nend", [3, 6]),
    ("while a() do\n  b()\nend\n", [1, 2]),
    ("repeat\n  local x = a()\nuntil x\n", [2, 3]),
    ("for i = 1, 2 do\n  a(i)\nend\n", [1, 2]),
    ("for k, v in pairs(t) do\n  a(k,\n    v)\nend\n", [1, 2, 3]),
    ("local t = {\n  1,\n  f = function()\n    return 2\n  end,\n}\n", [1, 2, 4, 5]),
    ("local a = b and\n  c or\n  d\n", [1, 2, 3]),
    ("goto done\na()\n::done::\nb()\n", [1, 4]),
    ("local function f(...)\n  local a = ...\n  return a\nend", [2, 3, 4]),
    // Lines so far apart that their distance does not fit into a byte.
    ("local a = b\n" + String(repeating: "\n", count: 1000) + "c()\n", [1, 1002]),
    ("if", nil),
    ("\u{1B}Lua", nil),
  ]

  @Test(arguments: scripts) func executableLines(_ text: String, _ lines: Set<Int>?) {
    let end = text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    var expected = lines
    // The main chunk returns in the last line that has something in it.
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).lastIndex { !$0.isEmpty }.map {
      $0 + 1
    }
    if let last { expected?.insert(last) }
    #expect(LuaLines.executable(Array(text.utf8)) == expected)
    #expect(end >= last ?? 1)
  }

  /// Whatever runs is among the lines that could run.
  @Test func everythingThatRuns() throws {
    let route = """
      local function other(x)
        if x > 1 then
          return x
        end
        for i = 1, 2 do
          x = x +
            i
        end
        local t = { 1,
          2 }
        return x
      end
      other(1)
      other(2)
      for k, v in pairs({ 1 }) do
        repeat
          k = k + 1
        until k > 2
      end
      local thread = coroutine.wrap(function()
        coroutine.yield(1)
      end)
      thread()
      if other(1) == 0 then
        other(3)
      else
        goto done
      end
      other(4)
      ::done::
      """
    let result = try Scene(route: route).run(options: ScenarioOptions(findsCoverage: true))
    #expect(result.differences == [])
    let coverage = try #require(result.coverage.values.first)
    #expect(coverage.reached.isSubset(of: coverage.executable))
    // The route begins in line 2.
    #expect(coverage.executable.subtracting(coverage.reached) == [26, 30])
  }

  @Test func ofAllScenariosTogether() throws {
    let scene = try Scene([
      "s.lua": """
      function ksr_request_route()
        if KSR.is_UDP() then
          KSR.tm.t_relay()
          KSR.tm.t_newtran()

          KSR.tm.t_release()
        elseif KSR.is_TCP() then
          KSR.tm.t_relay()
        end
      end

      function ksr_reply_route()
        return 1
      end
      """,
      "a.scenario.json": Scene.scenario(#""mocks": { "is_UDP": true }"#),
      "b.scenario.json": Scene.scenario(#""mocks": { "is_UDP": false, "is_TCP": false }"#),
    ])
    let files = ["a", "b"].map { "\(scene.folder.path)/\($0).scenario.json" }
    let suite = ScenarioSuite(
      options: ScenarioOptions(findsCoverage: true), lua: .lua, python: .inProcesses(of: nil))
    let script = scene.folder.path + "/s.lua"
    let one = CoverageReport(suite.run([files[1]]))
    #expect(one.text == "\(script): 6 of 11 lines reached; not reached: 3-6, 8, 13\n")
    let both = CoverageReport(suite.run(files))
    #expect(both.text == "\(script): 9 of 11 lines reached; not reached: 8, 13\n")
    #expect(
      both.lcov == """
        TN:
        SF:\(script)
        DA:1,1
        DA:2,1
        DA:3,1
        DA:4,1
        DA:6,1
        DA:7,1
        DA:8,0
        DA:10,1
        DA:12,1
        DA:13,0
        DA:14,1
        LF:11
        LH:9
        end_of_record

        """)
  }
}
