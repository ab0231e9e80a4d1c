extension SIPMessage {
  /// Puts header lines behind the last header. They are taken as they are: each has to end in CR LF.
  public func append(headerLines: Bytes) {
    edit(layout.endOfHeaders..<layout.endOfHeaders, headerLines, .append(headerLines))
  }

  /// Puts header lines in front of the first header.
  @discardableResult
  public func insert(headerLines: Bytes) -> Insertion {
    let start = headersRange.lowerBound
    edit(start..<start, headerLines, .insert(headerLines, before: "the headers"))
    return Insertion(number: edits.last?.number ?? 0)
  }

  /// Header lines that were put in.
  public struct Insertion: Equatable, Sendable {
    fileprivate let number: Int
  }

  /// Puts other lines in the place of those that were put in, or none; false if they have become part of the text or were
  /// taken back.
  @discardableResult
  public func replace(_ insertion: Insertion, with headerLines: Bytes) -> Bool {
    guard let index = edits.firstIndex(where: { $0.number == insertion.number }) else { return false }
    let old = edits[index].text
    if headerLines.isEmpty { edits.remove(at: index) } else { edits[index].text = headerLines }
    record(headerLines.isEmpty ? .remove(old) : .replace(old, with: headerLines))
    return true
  }

  /// Puts header lines in front of a header; false if it is not one of `headers`.
  @discardableResult
  public func insert(headerLines: Bytes, before header: HeaderField) -> Bool {
    guard isOwn(header) else { return false }
    let start = header.lineRange.lowerBound
    edit(start..<start, headerLines, .insert(headerLines, before: header.name.text))
    return true
  }

  /// Puts header lines behind a header; false if it is not one of `headers`.
  @discardableResult
  public func insert(headerLines: Bytes, after header: HeaderField) -> Bool {
    guard isOwn(header) else { return false }
    let end = header.lineRange.upperBound
    edit(end..<end, headerLines, .insert(headerLines, before: "what follows \(header.name.text)"))
    return true
  }

  /// Takes a header out; false if it is not one of `headers`.
  @discardableResult
  public func remove(_ header: HeaderField) -> Bool {
    guard isOwn(header) else { return false }
    edit(header.lineRange, [], .remove(Bytes(buffer[header.lineRange])))
    return true
  }

  /// Gives a header another value; false if it is not one of `headers`.
  @discardableResult
  public func replaceValue(of header: HeaderField, with value: Bytes) -> Bool {
    guard isOwn(header) else { return false }
    // An empty value may follow the colon at once.
    let space: Bytes = buffer[..<header.valueRange.lowerBound].last == .ascii(":") ? Bytes(" ") : []
    edit(header.valueRange, space + value, .replace(header.value, with: value))
    return true
  }

  /// Writes a value over that of a header in the text itself, so that the header has it from now on.
  ///
  /// - Returns: false if it is not one of `headers`, or if the value is longer than what is there. One that is shorter
  ///   gets spaces in front of it.
  @discardableResult
  public func overwriteValue(of header: HeaderField, with value: Bytes) -> Bool {
    guard let index = headers.firstIndex(of: header), value.count <= header.valueRange.count else {
      return false
    }
    let start = header.valueRange.upperBound - value.count
    let padding = Bytes(repeating: .ascii(" "), count: start - header.valueRange.lowerBound)
    overwrite(header.valueRange, with: padding + value)
    layout.headers[index] = HeaderField(
      kind: header.kind, name: header.name, value: value, untrimmed: padding + value,
      nameRange: header.nameRange,
      valueRange: start..<header.valueRange.upperBound, lineRange: header.lineRange,
      lineNumber: header.lineNumber)
    record(.replace(header.value, with: padding + value))
    return true
  }

  /// Puts `text` in the place of a range of `buffer`; false if the buffer has no such range.
  @discardableResult
  public func replace(_ range: Range<Int>, with text: Bytes) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= buffer.count else { return false }
    let old = Bytes(buffer[range])
    edit(range, text, text.isEmpty ? .remove(old) : .replace(old, with: text))
    return true
  }

  /// Gives the message another body, in place of all changes of the body so far.
  public func setBody(_ body: Bytes) {
    edits.removeAll { isInBody($0) }
    edit(bodyRange, body, .body(body))
  }

  /// Takes the body out.
  public func removeBody() {
    edits.removeAll { isInBody($0) }
    edit(bodyRange, [], .removeBody)
  }

  /// The message with the request URI and the changes in it. Where the changes make the body longer or
  /// shorter, Content-Length, if there is one, says its new length.
  /// - Throws: if it is too long to be sent.
  public func outgoing() throws(MessageError) -> Bytes {
    var all = edits
    if isRequest, let newURI { all.append(Edit(range: layout.firstLine.uri, text: newURI)) }
    if edits.contains(where: isInBody) { correctContentLength(in: &all) }
    let text = Edit.apply(all, to: buffer)
    guard text.count <= MessageLayout.maximumSize else {
      throw MessageError(
        line: 1,
        reason: "the changes make the message \(text.count) bytes long, "
          + "of which \(MessageLayout.maximumSize) can be sent")
    }
    return text
  }

  /// Makes the outgoing text the text of the message and reads it again. The rest of the state of processing
  /// stays.
  /// - Throws: if the changes left no SIP message; then nothing has changed.
  public func applyChanges() throws(MessageError) {
    let (text, layout) = try Self.read(try outgoing())
    replace(buffer: text, layout: layout)
    record(.applied)
  }

  /// What the text and the changes of it are at one time.
  public struct SavedChanges: Sendable {
    fileprivate let buffer: Bytes
    fileprivate let layout: MessageLayout
    fileprivate let edits: [Edit]
    fileprivate let newURI: Bytes?
  }

  /// The changes so far, the request URI among them. Setting what was saved before takes back all since then; `changes`
  /// goes on to tell of it.
  public var savedChanges: SavedChanges {
    get { SavedChanges(buffer: buffer, layout: layout, edits: edits, newURI: newURI) }
    set {
      replace(buffer: newValue.buffer, layout: newValue.layout)
      edits = newValue.edits
      newURI = newValue.newURI
    }
  }

  /// Makes another text that of the message. The rest of the state of processing stays.
  /// - Throws: if it is no SIP message; then nothing has changed.
  public func setText(_ text: Bytes) throws(MessageError) {
    let (text, layout) = try Self.read(text)
    replace(buffer: text, layout: layout)
    record(.text(text.count))
  }

  /// Whether the header is of this text, and not of one before the changes were applied.
  private func isOwn(_ header: HeaderField) -> Bool {
    headers.contains { $0.lineRange == header.lineRange && $0 == header }
  }

  func record(_ change: Change) { changes.append(change) }

  private func edit(_ range: Range<Int>, _ text: Bytes, _ change: Change) {
    editCount += 1
    edits.append(Edit(range: range, text: text, number: editCount))
    record(change)
  }

  private func isInBody(_ edit: Edit) -> Bool { edit.range.lowerBound >= layout.body }

  private func correctContentLength(in edits: inout [Edit]) {
    guard let header = first(of: .contentLength) else { return }
    let bodyEdits = edits.filter(isInBody).map {
      Edit(
        range: ($0.range.lowerBound - layout.body)..<($0.range.upperBound - layout.body), text: $0.text)
    }
    let length = Edit.apply(bodyEdits, to: body).count
    if length != bodyRange.count {
      edits.append(Edit(range: header.valueRange, text: Bytes("\(length)")))
    }
  }
}
