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
    arguments: [(.v5_4, 100_000), (.v5_1, 20_000), (.jit, 20_000), (.v5_2, 5_000), (.v5_3, 5_000)]
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
    let different = texts.indices.filter { real[$0] != ours[$0] }
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
