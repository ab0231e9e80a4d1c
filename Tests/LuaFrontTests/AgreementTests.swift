import Foundation
import Testing

@testable import KemiCheck

/// Ours and the real compilers accept the same texts.
@Suite struct AgreementTests {
  @Test("Every installed script", arguments: LuaDialect.allCases)
  func installed(dialect: LuaDialect) throws {
    try #require(installedScripts.count > 300)
    let texts = installedScripts.map(\.bytes)
    let real = try RealLua.accepts(texts, dialect)
    let ours = RealLua.ours(texts, dialect)
    for index in texts.indices where real[index] != ours[index] {
      Issue.record("\(dialect.title) \(real[index] ? "accepts" : "rejects") \(installedScripts[index].path)")
    }
  }

  @Test(
    "Scripts that are nearly right",
    arguments: [(.lua54, 100_000), (.lua51, 12_000), (.jit, 12_000), (.lua52, 3_000), (.lua53, 3_000)]
      as [(LuaDialect, Int)])
  func mutated(dialect: LuaDialect, count: Int) throws {
    let seed = ProcessInfo.processInfo.environment["KEMI_SEED"].flatMap(UInt64.init) ?? 20_260_901
    var mutations = Mutations(seed: seed, of: installedScripts.map(\.bytes))
    let texts = (0..<count).map { _ in mutations.next() }
    let real = try RealLua.accepts(texts, dialect)
    let ours = RealLua.ours(texts, dialect)
    // Both answers have to be worth comparing.
    #expect(real.count { $0 } > count / 20)
    #expect(real.count { !$0 } > count / 20)
    var different = texts.indices.filter { real[$0] != ours[$0] }
    if dialect == .jit {
      // It allots registers in a way of its own, which differs from the others' near the limit.
      different.removeAll { index in
        let file = SourceFile(path: "text.lua", bytes: texts[index])
        return LuaFront(dialect: .jit).parse(file).findings.contains { $0.text.contains("registers") }
      }
    }
    // A zero byte is part of a number in Lua 5.1, by mistake.
    if dialect == .lua51 { different.removeAll { texts[$0].contains(0) } }
    for index in different.prefix(10) {
      let findings = RealLua.front(dialect).parse(SourceFile(path: "text.lua", bytes: texts[index])).findings
      Issue.record(
        """
        \(dialect.title) \(real[index] ? "accepts" : "rejects") text \(index), \
        ours says: \(findings.first.map { "\($0.text) at byte \($0.range.start)" } ?? "nothing")
        \(String(decoding: texts[index].prefix(3000), as: UTF8.self))
        """)
    }
    #expect(different.isEmpty)
  }
}
