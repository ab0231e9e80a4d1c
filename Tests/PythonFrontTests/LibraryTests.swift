import Foundation
import KemiCheck
import Testing

/// The scripts that Python brings along, and what is left of them after accidents.
@Suite struct LibraryTests {
  private static let files: [SourceFile] = {
    let roots = ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? [])
      .filter { $0.hasPrefix("python3") }.map { "/usr/lib/" + $0 }
    let paths = roots.flatMap { root in
      (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".py") }.map { root + "/" + $0 }
    }
    return paths.sorted().compactMap { path in
      FileManager.default.contents(atPath: path).map { SourceFile(path: path, bytes: [UInt8]($0)) }
    }
  }()

  /// Files of the library that are wrong on purpose, for its own tests.
  private static func isWrong(_ path: String) -> Bool {
    path.contains("/test/") || path.contains("/tests/") || path.contains("lib2to3")
  }

  @Test func everyFile() throws {
    try #require(LibraryTests.files.count > 100)
    var checked = 0
    try PythonFront(interpreter: "/usr/bin/python3").parse(
      count: LibraryTests.files.count, file: { LibraryTests.files[$0] },
      result: { _, parsed in
        guard let script = parsed.script else {
          let file = parsed.findings.first?.file ?? ""
          #expect(LibraryTests.isWrong(file), "\(parsed.findings)")
          return
        }
        checked += 1
        for (index, expression) in script.expressions.enumerated() {
          let isRight = expression.operands.allSatisfy {
            $0.index < index && expression.range.contains(script[$0].range)
          }
          if !isRight || !isNamed(expression, in: script) {
            Issue.record("\(script.file.path): \(script.file.text(in: expression.range))")
          }
        }
      })
    #expect(checked > 100)
  }

  @Test func accidents() throws {
    var random = Seeded(state: 7)
    let small = LibraryTests.files.filter { 100 < $0.bytes.count && $0.bytes.count < 6000 }
    try #require(!small.isEmpty)
    let pieces: [[UInt8]] =
      ["(", ")", "\"", "'''", "f'{", "}", ":", "\n", "\t", "#", "\\", "é", "\u{0C}", "\r", " "]
      .map { Array($0.utf8) } + [[0], [0xFF], [0xC3]]
    let files = (0..<3000).map { number in
      var bytes = small[Int(random.next() % UInt64(small.count))].bytes
      for _ in 0...random.next() % 3 where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: pieces[Int(random.next() % UInt64(pieces.count))], at: place)
        default: bytes.swapAt(place, Int(random.next() % UInt64(bytes.count)))
        }
      }
      return SourceFile(path: "\(number).py", bytes: bytes)
    }
    var broken = 0
    try PythonFront(interpreter: "/usr/bin/python3").parse(
      count: files.count, file: { files[$0] },
      result: { index, parsed in
        #expect((parsed.script == nil) == (parsed.findings.count == 1))
        for finding in parsed.findings {
          broken += 1
          #expect(finding.range.end <= files[index].bytes.count)
        }
      })
    #expect(broken > 300 && broken < 3000)
  }
}

/// SplitMix64: the same numbers in each run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
