import KemiRuntime
import Testing

/// Nothing that a script passes is more than no number.
@Suite struct HostileTests {
  private static let functions = ["normalize", "kind", "country", "extension"]

  @Test(arguments: [
    [UInt8](repeating: UInt8(ascii: "9"), count: 60_000),
    [UInt8](repeating: UInt8(ascii: "("), count: 60_000),
    [UInt8](repeating: UInt8(ascii: ";"), count: 60_000), [UInt8](repeating: UInt8(ascii: ";"), count: 1_024),
    Array("+49".utf8) + [UInt8](repeating: UInt8(ascii: " "), count: 60_000), [0xFF, 0xFE], [0xC2],
    [0xE2, 0x80],
    [UInt8](repeating: UInt8(ascii: "0"), count: 32), [UInt8](repeating: UInt8(ascii: "0"), count: 33),
    Array("tel:".utf8), Array("tel:;phone-context=".utf8), Array("%".utf8), Array("+()".utf8),
  ])
  func isNoNumber(_ bytes: [UInt8]) throws {
    let proxy = try Plans.proxy("germany")
    for function in HostileTests.functions {
      let expected = function == "kind" ? Value.str("invalid") : .null
      #expect(try proxy.call("KSR.e164.\(function)", [.str(bytes)]) == expected)
    }
    #expect(try proxy.call("KSR.e164.is_same", [.str(bytes), .str(bytes)]) == .bool(false))
  }

  /// Whatever is made of pieces of numbers: the form of E.164 comes out, or nothing.
  @Test func mixturesOfPieces() throws {
    let pieces = [
      "+", "49", "0", "(", ")", "00", "1", "*", "#", " ", ";", "ext", "x", "=", "tel:", "phone-context", "%",
      "2B",
      "\u{A0}", "-", "89123456", "999999999999",
    ]
    // The same numbers each time.
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for plan in ["germany", "italy", "usa", "united-kingdom"] {
      let proxy = try Plans.proxy(plan)
      for _ in 0..<5_000 {
        let text = (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined()
        let kind = try proxy.call("KSR.e164.kind", [.str(text)])
        guard case .str(let normal) = try proxy.call("KSR.e164.normalize", [.str(text)]) else {
          #expect([.str("invalid"), .str("short"), .str("emergency")].contains(kind), "\(text)")
          continue
        }
        #expect(
          normal.first == UInt8(ascii: "+") && (7...16).contains(normal.count) && kind != .str("invalid"),
          "\(text)")
      }
    }
  }
}
