import KemiRuntime
import KemiTables
import SIP

extension Textops {
  private static let standardBoundary = Bytes("unique-boundary-1")

  private var isMixed: Bool { session.message.contentType.flatMap(MIMEType.init(parsing:))?.isMixed ?? false }

  /// The line that separates parts, or nil if the Content-Type names none.
  private var delimiter: Bytes? {
    guard let type = session.message.contentType else { return nil }
    for part in type.split(separator: 0x3B).dropFirst() {
      let sides = part.split(separator: 0x3D, maxSplits: 1)
      guard sides.count == 2, sides[0].trimmed.equalsIgnoringCase("boundary") else { continue }
      let value = sides[1].trimmed
      let isQuoted = value.count > 1 && value.first == 0x22 && value.last == 0x22
      return Bytes("--") + Bytes(isQuoted ? value.dropFirst().dropLast() : value)
    }
    return nil
  }

  /// Where a part of a multipart body is in the text of the message.
  private struct Part {
    /// The line of its Content-Type.
    var typeLine: Range<Int>
    /// The next boundary line, with its end.
    var boundaryLine: Range<Int>
  }

  /// The first part whose Content-Type is exactly that.
  private func part(_ type: Text) -> Part? {
    guard let delimiter else { return nil }
    var found: Range<Int>?
    for line in lines(of: session.message.bodyRange) {
      let text = session.message.buffer[line]
      if let found {
        if text.starts(with: delimiter) { return Part(typeLine: found, boundaryLine: line) }
      } else if text.startsIgnoringCase(with: "Content-Type: "),
        text.dropFirst(14).prefix(type.bytes.count).equalsIgnoringCase(type.bytes)
      {
        // A parameter behind the type, and the part is not recognized.
        guard text.dropFirst(14 + type.bytes.count).elementsEqual("\r\n".utf8) else { return nil }
        found = line
      }
    }
    return nil
  }

  private func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        session.message.buffer[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 }
        ?? range.upperBound
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  func getBodyPart(_: any Message, contentType: Text, targetVariable: Text) throws -> Int32 {
    get(contentType, targetVariable) { $0.typeLine.upperBound..<$0.boundaryLine.lowerBound }
  }

  func getBodyPartRaw(_: any Message, contentType: Text, targetVariable: Text) throws -> Int32 {
    get(contentType, targetVariable) { $0.typeLine.lowerBound..<$0.boundaryLine.upperBound }
  }

  private func get(_ type: Text, _ variable: Text, _ range: (Part) -> Range<Int>) -> Int32 {
    let message = session.message
    guard !message.bodyRange.isEmpty, let header = message.contentType else { return -1 }
    guard header.contains(0x3B) else { return Int32(session.assign(message.body, to: variable.copy)) }
    guard let part = part(type) else { return -1 }
    return Int32(session.assign(Bytes(message.buffer[range(part)]), to: variable.copy))
  }

  func filterBody(_: any Message, contentType: Text) throws -> Int32 {
    guard isMixed, let part = part(contentType) else { return -1 }
    let body = session.message.bodyRange
    let text = session.message.buffer
    let content = part.typeLine.upperBound..<part.boundaryLine.lowerBound
    let start = text[content].firstIndex { $0 != 0x0D && $0 != 0x0A } ?? content.upperBound
    session.replace(body.lowerBound..<start, with: [])
    // The line end in front of the boundary belongs to that.
    session.replace(max(start, content.upperBound - 2)..<body.upperBound, with: [])
    return 1
  }

  func removeBodyPart(_: any Message, contentType: Text) throws -> Int32 {
    guard let delimiter, let part = part(contentType) else { return -1 }
    let message = session.message
    let isLast = message.buffer[part.boundaryLine].starts(with: delimiter + Bytes("--"))
    session.replace(part.typeLine.lowerBound..<part.boundaryLine.upperBound, with: [])
    if isLast,
      let opening = lines(of: message.bodyRange.lowerBound..<part.typeLine.lowerBound).last(where: { line in
        message.buffer[line].starts(with: delimiter)
      })
    {
      // What opened the part closes the body now.
      let end = opening.lowerBound + delimiter.count
      session.replace(end..<end, with: Bytes("--"))
    }
    return 1
  }

  func appendBodyPart(_: any Message, body: Text, contentType: Text) throws -> Int32 {
    append(body.copy, contentType.copy, disposition: [])
  }

  func appendBodyPartCd(_: any Message, body: Text, contentType: Text, contentDisposition: Text) throws
    -> Int32
  {
    append(body.copy, contentType.copy, disposition: contentDisposition.copy)
  }

  func appendBodyPartHex(_: any Message, hexBody: Text, contentType: Text) throws -> Int32 {
    guard let body = Self.decode(hex: hexBody) else { return -1 }
    return append(body, contentType.copy, disposition: [])
  }

  func appendBodyPartHexCd(
    _: any Message, hexBody: Text, contentType: Text, contentDisposition: Text
  ) throws -> Int32 {
    guard let body = Self.decode(hex: hexBody) else { return -1 }
    return append(body, contentType.copy, disposition: contentDisposition.copy)
  }

  private func append(_ body: Bytes, _ type: Bytes, disposition: Bytes) -> Int32 {
    guard !body.isEmpty, !type.isEmpty, isMixed, !session.message.bodyRange.isEmpty, let delimiter else {
      return -1
    }
    let closing = lines(of: session.message.bodyRange).last {
      session.message.buffer[$0].starts(with: delimiter)
    }
    guard let closing else { return -1 }
    let part = delimiter + Bytes("\r\n") + Self.part(body, type, disposition)
    return Int32(session.replace(closing.lowerBound..<closing.lowerBound, with: part))
  }

  /// A part without the boundaries around it.
  private static func part(_ body: Bytes, _ type: Bytes, _ disposition: Bytes) -> Bytes {
    var part = Bytes("Content-Type: ") + type + Bytes("\r\n")
    if !disposition.isEmpty { part += Bytes("Content-Disposition: ") + disposition + Bytes("\r\n") }
    part += Bytes("\r\n") + body
    return body.suffix(4) == Bytes("\r\n\r\n")[...] ? part : part + Bytes("\r\n")
  }

  func setBodyMultipartMode(_ message: any Message) throws -> Int32 { setMultipart([], [], []) }

  func setBodyMultipartBoundary(_: any Message, boundary: Text) throws -> Int32 {
    setMultipart([], [], boundary.copy)
  }

  func setBodyMultipartContent(_: any Message, body: Text, contentType: Text) throws -> Int32 {
    setMultipart(body.copy, contentType.copy, [])
  }

  func setBodyMultipart(_: any Message, body: Text, contentType: Text, boundary: Text) throws -> Int32 {
    setMultipart(body.copy, contentType.copy, boundary.copy)
  }

  private func setMultipart(_ body: Bytes, _ type: Bytes, _ boundary: Bytes) -> Int32 {
    let message = session.message
    let wasMixed = isMixed
    if wasMixed, body.isEmpty { return 1 }
    let boundary = boundary.isEmpty ? Self.standardBoundary : boundary
    let content = body.isEmpty ? message.body : body
    guard !content.isEmpty, boundary.first != 0x2D else { return -1 }
    let given = type.isEmpty ? Bytes("text/plain") : type
    let partType = body.isEmpty ? message.contentType ?? given : given
    let delimiter = Bytes("--") + boundary
    let text = delimiter + Bytes("\r\n") + Self.part(content, partType, []) + delimiter + Bytes("--\r\n")
    guard !wasMixed else {
      message.setBody(text)
      session.noteChange()
      return 1
    }
    guard boundary.count < 80 else { return -1 }
    let result = setBody(text, Bytes("multipart/mixed;boundary=\"") + boundary + Bytes("\""))
    session.append(headerLines: Bytes("Mime-Version: 1.0\r\n"))
    return result
  }
}
