import KemiRuntime
import SIP

/// An expression like that of sed: `/pattern/replacement/flags`, with any separator.
struct SubstitutionExpression {
  private enum Piece {
    case text(Bytes)
    case group(Int)
    case requestURI
    /// Text with a variable in it.
    case variable(Bytes)
  }

  private static let maximumPieces = 100
  /// As long as Kamailio lets a replacement get.
  private static let maximumLength = 1024

  private let expression: RegularExpression
  private let replacement: [Piece]
  private let replacesAll: Bool

  /// Reads an expression; nil if it is not valid.
  init?(parsing text: Bytes) {
    guard text.count >= 3, let separator = text.first, separator != 0x5C else { return nil }
    guard
      let patternEnd = text.indices.dropFirst().first(where: { text[$0] == separator && text[$0 - 1] != 0x5C }
      ),
      patternEnd + 2 <= text.count
    else { return nil }
    var position = patternEnd + 1
    guard let replacement = Self.pieces(of: text, &position, until: separator) else { return nil }
    let flags = text[(position + 1)...]
    guard flags.allSatisfy({ "isg".utf8.contains($0) }),
      let expression = try? RegularExpression(
        Bytes(text[1..<patternEnd]), ignoringCase: flags.contains(.ascii("i")),
        linewise: !flags.contains(.ascii("s")))
    else { return nil }
    self.replacement = replacement
    self.expression = expression
    replacesAll = flags.contains(.ascii("g"))
  }

  /// The pieces of the replacement; `position` is that of the separator then.
  private static func pieces(of text: Bytes, _ position: inout Int, until separator: UInt8) -> [Piece]? {
    var pieces: [Piece] = []
    var plain = Bytes()
    func flushed() -> [Piece] { plain.isEmpty ? pieces : pieces + [.text(plain)] }
    while position < text.count {
      let byte = text[position]
      if byte == separator { return flushed().count <= maximumPieces ? flushed() : nil }
      if byte == 0x5C {
        position += 1
        guard position < text.count else { return nil }
        switch text[position] {
        case .ascii("n"): plain.append(0x0A)
        case .ascii("r"): plain.append(0x0D)
        case .ascii("t"): plain.append(0x09)
        case .ascii("u"):
          pieces = flushed() + [.requestURI]
          plain = []
        case let digit where digit.isDigit:
          pieces = flushed() + [.group(Int(digit - 0x30))]
          plain = []
        case let other: plain.append(other)
        }
        position += 1
      } else if byte == 0x24 {
        let start = position
        skipVariable(text, &position)
        pieces = flushed() + [.variable(Bytes(text[start..<position]))]
        plain = []
      } else {
        plain.append(byte)
        position += 1
      }
    }
    return nil
  }

  /// Goes behind a variable: `$name`, `$name(…)`, `$(…)`.
  private static func skipVariable(_ text: Bytes, _ position: inout Int) {
    position += 1
    while position < text.count, text[position].isAlphanumeric || text[position] == 0x5F { position += 1 }
    guard position < text.count, text[position] == 0x28 else { return }
    var depth = 0
    while position < text.count {
      if text[position] == 0x28 { depth += 1 }
      if text[position] == 0x29 { depth -= 1 }
      position += 1
      if depth == 0 { return }
    }
  }

  /// What gives way to what, in a part of a text; nil if a match is empty or a replacement too long.
  func edits(in text: Bytes, from start: Int = 0, _ session: Session) -> [(range: Range<Int>, text: Bytes)]? {
    var edits: [(range: Range<Int>, text: Bytes)] = []
    var position = start
    var isLineStart = true
    while let match = expression.firstMatch(in: text, from: position, isLineStart: isLineStart),
      let range = match.first ?? nil
    {
      guard !range.isEmpty, let new = build(match, text, session) else { return nil }
      edits.append((range, new))
      position = range.upperBound
      isLineStart = text[position - 1] == 0x0A || text[position - 1] == 0x0D
      if !replacesAll { break }
    }
    return edits
  }

  private func build(_ match: [Range<Int>?], _ text: Bytes, _ session: Session) -> Bytes? {
    var result = Bytes()
    for piece in replacement {
      switch piece {
      case .text(let plain): result += plain
      case .group(let number):
        if match.indices.contains(number), let range = match[number] { result += text[range] }
      case .requestURI:
        guard session.message.isRequest else { return nil }
        result += session.message.requestURI
      case .variable(let specification): result += session.value(of: specification).text
      }
      guard result.count < Self.maximumLength else { return nil }
    }
    return result
  }

  /// The text with all replacements made; nil if there is none to make.
  func apply(to text: Bytes, _ session: Session) -> Bytes? {
    guard let edits = edits(in: text, session), !edits.isEmpty else { return nil }
    var result = Bytes()
    var position = 0
    for edit in edits {
      result += text[position..<edit.range.lowerBound] + edit.text
      position = edit.range.upperBound
    }
    return result + text[position...]
  }
}
