/// Text that a terminal shows as it is: nothing in it moves the cursor, turns the direction or begins a line.
enum Printable {
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    return text.unicodeScalars.map { escape(of: $0) ?? String($0) }.joined()
  }

  /// What is shown in the place of a character that must not be; nil for all others.
  static func escape(of scalar: Unicode.Scalar) -> String? {
    if (0x20..<0x7F).contains(scalar.value) { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return scalar.escaped(asASCII: true)
    default: return nil
    }
  }

  /// How many columns of a terminal a character takes.
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // The vowels and final consonants of Hangul join the syllable that they follow.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Blocks whose East Asian width (UAX 11) is wide or full.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x1F300...0x1F320, 0x20000...0x3FFFD,
  ]
}
