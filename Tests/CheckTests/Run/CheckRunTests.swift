import Foundation
import TestSupport
import Testing

@testable import KemiCheck

@Suite struct CheckRunTests {
  private let mending = WordChecker(words: ["word"], replacements: ["wrong": "right"])

  private func report(
    _ folder: TemporaryFolder, _ checker: any ScriptChecker, levels: RuleLevels = RuleLevels(),
    fixing: CheckRun.Fixing = .none
  ) -> CheckReport {
    let files = folder.files.filter { $0 != "kemi.json" }.map {
      ScriptFile(path: folder.path + "/" + $0, language: $0.hasSuffix(".txt") ? nil : .lua)
    }
    return CheckRun(checker: checker, levels: levels, fixing: fixing).report(on: files)
  }

  private func folder(_ texts: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in texts { try folder.write(name, text) }
    return folder
  }

  @Test func countsAndSumsUp() throws {
    let folder = try folder(["a.lua": "word wrong", "b.lua": "word\nword", "c.lua": "ok"])
    let report = report(folder, mending)
    #expect(report.summary() == "3 errors, 1 warning in 2 of 3 files; 1 can be fixed with --fix")
    #expect(
      report.findings.map { "\($0.start.line):\($0.start.column) \($0.finding.text)" } == [
        "1:1 found 'word'", "1:6 found 'wrong'", "1:1 found 'word'", "2:1 found 'word'",
      ])
    #expect(report.exitStatus(maxWarnings: 5) == 1)
  }

  /// Findings, how many warnings are let pass, and the status.
  @Test(
    arguments: [
      ("ok", 0, 0), ("wrong", 0, 1), ("wrong", 1, 0), ("wrong wrong", 1, 1), ("wrong wrong", 2, 0),
      ("word", 9, 1),
      ("fail!", 9, 2),
    ] as [(String, Int, Int32)])
  func statusDependsOnWarnings(_ text: String, _ maxWarnings: Int, _ status: Int32) throws {
    let report = report(try folder(["a.lua": text, "b.lua": "ok"]), mending)
    #expect(report.exitStatus(maxWarnings: maxWarnings) == status)
  }

  @Test(arguments: [
    (["a.lua": "ok"], "no findings in 1 file"), (["a.lua": "ok", "b.lua": "ok"], "no findings in 2 files"),
    (["a.lua": "word"], "1 error in 1 of 1 file"),
    (["a.lua": "fail!"], "no script was checked; 1 path could not be checked"),
    (
      ["a.lua": "fail!", "b.lua": "word", "c.lua": "fail!"],
      "1 error in 1 of 1 file; 2 paths could not be checked"
    ),
  ])
  func summaries(_ texts: [String: String], _ summary: String) throws {
    #expect(report(try folder(texts), mending).summary() == summary)
  }

  @Test func levelsAreHeeded() throws {
    let folder = try folder(["a.lua": "word wrong"])
    let off = report(folder, mending, levels: RuleLevels(["syntax": .off]))
    #expect(off.summary() == "no findings in 1 file")
    let warning = report(folder, mending, levels: RuleLevels(["syntax": .warning]))
    #expect(warning.findings.map(\.finding.severity) == [.warning, .warning])
    let error = report(folder, mending, levels: RuleLevels(["syntax": .error]))
    #expect(error.findings.map(\.finding.severity) == [.error, .error])
  }

  @Test func manyFilesKeepTheirOrder() throws {
    let folder = try TemporaryFolder()
    for index in 100..<800 { try folder.write("\(index).lua", String(repeating: "word\n", count: index % 3)) }
    nonisolated(unsafe) var heard: [Int] = []
    let files = folder.files.map { ScriptFile(path: folder.path + "/" + $0, language: .lua) }
    let report = CheckRun(checker: mending).report(on: files) { heard.append($0) }
    #expect(report.files.map(\.path) == files.map(\.path))
    #expect(report.files.map(\.findings.count) == (100..<800).map { $0 % 3 })
    #expect(heard == [256, 512, 700])
  }

  static let refused: [(name: String, bytes: [UInt8], reason: String)] = [
    ("a.lua", [0x61, 0x00, 0x62], "is not text: byte 2 is NUL"),
    ("a.lua", [0xFF, 0xFE, 0x61, 0x00], "is UTF-16 text; save it as UTF-8"),
    ("a.lua", [0x1B] + Array("LuaT\0".utf8), "is compiled Lua; check the script that it was made from"),
    ("a.lua", [0x1B] + Array("LJ\u{2}".utf8), "is compiled Lua; check the script that it was made from"),
    (
      "a.txt", Array("text".utf8),
      "what language is it in? Say so with --language lua or --language python"
    ),
    (
      "a.txt", Array("#!/bin/sh\n".utf8),
      "what language is it in? Say so with --language lua or --language python"
    ),
  ]

  @Test(arguments: refused) func whatIsNoScriptIsRefused(
    _ example: (name: String, bytes: [UInt8], reason: String)
  ) throws {
    let folder = try folder(["b.lua": "ok"])
    try folder.write(example.name, Data(example.bytes))
    let report = report(folder, mending)
    #expect(
      report.failures == [
        CheckReport.Failure(path: folder.path + "/" + example.name, reason: example.reason)
      ])
    #expect(report.files.map(\.path) == [folder.path + "/b.lua"])
  }

  @Test func largeFilesAreNotRead() throws {
    let folder = try folder(["a.lua": ""])
    let file = try #require(FileHandle(forWritingAtPath: folder.path + "/a.lua"))
    try file.truncate(atOffset: 200 << 20)
    #expect(
      report(folder, mending).failures.map(\.reason) == [
        "has 209715200 bytes; the limit is 67108864 bytes (64 MiB)"
      ])
  }

  @Test(arguments: [
    ("#!/usr/bin/env lua5.1\nword", Language.lua), ("#!/usr/bin/luajit -j\nword", .lua),
    ("#! /usr/bin/env -S python3 -u\r\nword", .python), ("#!/usr/bin/python\nword", .python),
  ])
  func firstLinesNameLanguages(_ text: String, _ language: Language) throws {
    guard case .success(let script) = ScriptReader.script(ScriptFile(path: "tool"), bytes: Array(text.utf8))
    else {
      Issue.record("no script")
      return
    }
    #expect(script.language == language)
  }
}

@Suite struct FixingTests {
  private func fix(
    _ path: String, _ checker: any ScriptChecker, fixing: CheckRun.Fixing = .write
  ) -> CheckReport {
    CheckRun(checker: checker, fixing: fixing).report(on: [ScriptFile(path: path, language: .lua)])
  }

  private func checker(_ replacements: [String: String], words: [String] = []) -> WordChecker {
    WordChecker(rule: "other", words: words, replacements: replacements)
  }

  @Test func fixesAreRepeated() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.lua", "one\r\nwrong word\r\n")
    let report = fix(path, checker(["wrong": "right", "one": "two", "two": "three"], words: ["word"]))
    #expect(folder.read("a.lua") == "three\r\nright word\r\n")
    #expect(report.summary(after: .write) == "1 error in 1 of 1 file; 3 fixed")
    #expect(report.findings.map { "\($0.start.line):\($0.start.column)" } == ["2:7"])
  }

  @Test func fixesThatUndoEachOtherEnd() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.lua", "tick")
    let report = fix(path, checker(["tick": "tock", "tock": "tick"]))
    #expect(report.files[0].fixed == 10)
    #expect(folder.read("a.lua") == "tick")
  }

  @Test func fixesThatBreakTheScriptAreDropped() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.lua", "wrong")
    let report = fix(
      path, WordChecker(rule: "syntax", words: [], replacements: ["wrong": "wrong)", "x": "y"]))
    #expect(folder.read("a.lua") == "wrong")
    #expect(report.files[0].fixed == 0)
    #expect(report.summary(after: .write) == "1 warning in 1 of 1 file")
  }

  @Test func modeAndLinkAreKept() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("real/a.lua", "wrong")
    try FileManager.default.setAttributes([.posixPermissions: 0o751], ofItemAtPath: path)
    let link = folder.path + "/link.lua"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.lua")
    #expect(fix(link, checker(["wrong": "right"])).summary() == "no findings in 1 file; 1 fixed")
    #expect(folder.read("real/a.lua") == "right")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.lua")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o751)
    #expect(folder.files == ["link.lua", "real/a.lua"])
  }

  @Test func silencedFindingsAreNotFixed() throws {
    let folder = try TemporaryFolder()
    let text = "wrong -- kemi: disable=syntax\n"
    let path = try folder.write("a.lua", text)
    let report = fix(path, WordChecker(words: [], replacements: ["wrong": "right"]))
    #expect(folder.read("a.lua") == text)
    #expect(report.summary() == "no findings in 1 file")
  }

  @Test func differenceWritesNothing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.lua", "one\nwrong\n")
    let report = fix(path, checker(["wrong": "right"], words: ["one"]), fixing: .difference)
    #expect(folder.read("a.lua") == "one\nwrong\n")
    #expect(
      String(decoding: report.files[0].difference, as: UTF8.self)
        == "--- \(path)\n+++ \(path)\n@@ -1,2 +1,2 @@\n one\n-wrong\n+right\n")
    #expect(report.summary(after: .difference) == "1 finding to fix in 1 of 1 file")
    #expect(report.exitStatusOfDifferences == 1)
    let none = fix(path, checker([:], words: ["one"]), fixing: .difference)
    #expect(none.summary(after: .difference) == "nothing to fix in 1 file")
    #expect(none.exitStatusOfDifferences == 0)
  }

  @Test func unwritableFileIsAFailure() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.lua", "wrong")
    let changing = ChangingChecker(path: path, inner: checker(["wrong": "right"]))
    #expect(
      fix(path, changing).failures == [
        CheckReport.Failure(
          path: path, reason: "has changed while it was being checked; nothing is fixed in it")
      ])
    #expect(folder.read("a.lua") == "somebody else's")
  }
}

/// Has somebody else write the file meanwhile.
private struct ChangingChecker: ScriptChecker {
  let path: String
  let inner: WordChecker

  func check(_ scripts: [ScriptText]) -> [CheckedScript] {
    try? Data("somebody else's".utf8).write(to: URL(fileURLWithPath: path))
    return inner.check(scripts)
  }
}
