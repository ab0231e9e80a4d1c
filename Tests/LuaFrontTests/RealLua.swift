import Foundation
import TestSupport

@testable import KemiCheck

/// What the real Lua accepts, and what ours does.
enum RealLua {
  /// Whether a text compiles, for each of the texts: by one process of this version's interpreter.
  static func accepts(_ texts: [[UInt8]], _ dialect: LuaDialect) throws -> [Bool] {
    let folder = try TemporaryFolder()
    var data = Data()
    for text in texts {
      data.append(contentsOf: Array("\(text.count)\n".utf8))
      data.append(contentsOf: text)
    }
    let file = try folder.write("texts", data)
    let script = Repository.root + "/Tests/LuaFrontTests/accepts.lua"
    let outcome = try run(program(dialect), [script, file])
    guard outcome.status == 0, outcome.output.utf8.count == texts.count else {
      throw Unusable(text: outcome.errors)
    }
    return outcome.output.utf8.map { $0 == UInt8(ascii: "1") }
  }

  struct Unusable: Error { let text: String }

  private static func program(_ dialect: LuaDialect) -> String {
    dialect == .jit ? "/usr/bin/luajit" : "/usr/bin/lua" + dialect.rawValue
  }

  /// Ours, one level of nesting less than in `luac`: the real one is called from a script here.
  static func front(_ dialect: LuaDialect) -> LuaFront {
    var front = LuaFront(dialect: dialect)
    if dialect != .jit { front.limits.levels -= 1 }
    return front
  }

  static func ours(_ texts: [[UInt8]], _ dialect: LuaDialect) -> [Bool] {
    let front = front(dialect)
    let answers = Answers(count: texts.count)
    let size = 500
    DispatchQueue.concurrentPerform(iterations: (texts.count + size - 1) / size) { part in
      for index in (part * size)..<min((part + 1) * size, texts.count) {
        answers[index] = accepts(front, texts[index])
      }
    }
    return answers.values
  }

  static func accepts(_ front: LuaFront, _ text: [UInt8]) -> Bool {
    let result = front.parse(SourceFile(path: "text.lua", bytes: text))
    return result.script != nil
      && !result.findings.contains { $0.rule == "lua-version" && $0.severity == .error }
  }

  /// Written from several threads, each in places of its own.
  private final class Answers: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<Bool>
    init(count: Int) {
      places = .allocate(capacity: count)
      places.initialize(repeating: false)
    }
    deinit { places.deallocate() }
    subscript(index: Int) -> Bool {
      get { places[index] }
      set { places[index] = newValue }
    }
    var values: [Bool] { Array(places) }
  }
}

/// The scripts that Debian's packages install, each text once.
let installedScripts: [(path: String, bytes: [UInt8])] = {
  var seen: Set<[UInt8]> = []
  var scripts: [(String, [UInt8])] = []
  for root in ["/usr/share", "/usr/lib"] {
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init()
    where name.hasSuffix(".lua") || name.hasSuffix(".rockspec") {
      guard let data = FileManager.default.contents(atPath: root + "/" + name) else { continue }
      if seen.insert(Array(data)).inserted { scripts.append((root + "/" + name, Array(data))) }
    }
  }
  return scripts.sorted { $0.0 < $1.0 }
}()
