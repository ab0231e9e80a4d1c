/// Decisions drawn from the end of an input, so that a message in front of them stays one.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// Whether every byte has been used; then every number is 0.
  var isExhausted: Bool { bytes.isEmpty }

  mutating func byte() -> UInt8 { bytes.popLast() ?? 0 }

  /// A number below `count`, or 0.
  mutating func number(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    return (Int(byte()) << 8 | Int(byte())) % count
  }

  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }

  /// A part of `text`, possibly empty.
  mutating func part(of text: [UInt8]) -> [UInt8] {
    let start = number(below: text.count + 1)
    return Array(text[start...].prefix(Int(byte())))
  }
}
