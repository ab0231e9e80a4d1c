/// A SIP message as Kamailio's C code sees one: the text as received, where its headers are, and the state of
/// processing it, which the text does not show until the message goes out.
///
/// Changes work like Kamailio's lumps: `headers`, `body` and all that is read from them stay what they were
/// until `applyChanges()`; only `outgoing()` shows the changes.
public final class SIPMessage {
  /// The text that all positions refer to.
  // Nobody keeps the parts of a message borrowed: checks of that would cost more than the reading.
  @exclusivity(unchecked) public private(set) var buffer: Bytes
  @exclusivity(unchecked) var layout: MessageLayout {
    didSet { readAgain() }
  }
  var edits: [Edit] = []
  /// How many edits there ever were.
  var editCount = 0

  /// What was done to the message, in order: for the trace. It is never cleared.
  public internal(set) var changes: [Change] = []

  // MARK: State of processing, as in `struct sip_msg`

  /// Where to send the request whatever its request URI is (`$du`).
  public var destinationURI: Bytes?
  /// Routes of the `Path` of the contact that was looked up.
  public var pathVector: Bytes?
  // Scripts test flags more often than anything else, and nobody keeps them borrowed.
  /// Message flags, the ones of `setflag()`.
  @exclusivity(unchecked) public var flags: UInt32 = 0
  /// The method of the request, or that in the CSeq of the reply.
  @exclusivity(unchecked) private var packedMethod: PackedMethod
  @exclusivity(unchecked) private var lengthOfMethod = 0
  @exclusivity(unchecked) private var hasTagInTo: Bool
  /// What was read of the headers already.
  @exclusivity(unchecked) var known = KnownHeaders()
  /// Flags of the first branch, the ones of `setbflag()`.
  public var branchFlags: UInt32 = 0
  /// Branches that were added beside the request URI.
  public var branches: [Branch] = []
  /// Whether to answer to the source port even if the Via does not ask for it.
  public var forceRport = false
  /// Whether the Via that is added on the way out asks for `rport`.
  public var addLocalRport = false
  /// Local socket to send from, as `udp:10.0.0.1:5060`.
  public var forcedSocket: Bytes?
  /// Priority of the first branch in thousandths, or nil.
  public var q: Int?
  @exclusivity(unchecked) var newURI: Bytes? {
    didSet { known.requestURI = nil }
  }

  // What scripts ask for most is answered here: from another module each access to a property would be checked.

  /// - Parameter flag: From 0 to 31; no other is ever set.
  @inline(never) public func isSet(flag: Int32) -> Bool {
    (0...31).contains(flag) && flags & 1 << UInt32(truncatingIfNeeded: flag) != 0
  }

  /// Sets a flag, or resets it; false if there is no such flag.
  @inline(never) public func set(flag: Int32, _ isSet: Bool) -> Bool {
    guard (0...31).contains(flag) else { return false }
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: flag)
    if isSet { flags |= bit } else { flags &= ~bit }
    return true
  }

  /// Whether this is the method of the request, or that in the CSeq of the reply, whatever the case.
  @inline(never) public func isMethod(_ name: UnsafeRawBufferPointer) -> Bool {
    let packed = PackedMethod(name)
    if packed.isPacked { return packed == packedMethod }
    return !name.isEmpty && hasLongMethod(name)
  }

  // On its own, lest the common case count references for it.
  @inline(never) private func hasLongMethod(_ name: UnsafeRawBufferPointer) -> Bool {
    (method ?? cseq?.method)?.equalsIgnoringCase(name) == true
  }

  /// The length of the method's name in bytes.
  @inline(never) public func methodLength() -> Int { lengthOfMethod }

  /// Whether this is the method; a name that does not pack is no method's.
  @inline(never) public func isMethod(_ packed: PackedMethod) -> Bool {
    packed.isPacked && packed == packedMethod
  }

  /// Whether To has a tag: whether the message belongs to a dialog.
  @inline(never) public func hasToTag() -> Bool { hasTagInTo }

  /// Reads a message.
  ///
  /// As in Kamailio: white space before the first line is skipped; lines may end in LF alone; the body is all
  /// that follows the blank line, whatever Content-Length says, and may contain any byte; a message without a
  /// Via is read. For messages written by hand: text without any CR has CR put in front of every LF, in the
  /// body too, and a blank line that is missing at the end is added.
  /// - Throws: if the first line or a header is none, or a Via, From, To, CSeq or Content-Length is unreadable.
  public init(parsing bytes: Bytes) throws(MessageError) {
    (buffer, layout) = try Self.read(bytes)
    packedMethod = PackedMethod(Bytes())
    hasTagInTo = false
    readAgain()
  }

  /// Reads what is asked for most from the text, which has changed.
  private func readAgain() {
    known = KnownHeaders()
    let method = method ?? cseq?.method ?? []
    packedMethod = PackedMethod(method)
    lengthOfMethod = method.count
    hasTagInTo = to?.tag?.isEmpty == false
  }

  static func read(_ bytes: Bytes) throws(MessageError) -> (Bytes, MessageLayout) {
    guard bytes.count <= MessageLayout.maximumSize else { throw MessageLayout.tooLong(bytes.count) }
    var text = bytes.contains(.ascii("\r")) ? bytes : withCarriageReturns(bytes)
    var layout = try MessageLayout(parsing: text)
    if layout.body == layout.endOfHeaders {
      text += Bytes("\r\n")
      layout.body = text.count
    }
    try layout.check(text)
    return (text, layout)
  }

  private static func withCarriageReturns(_ bytes: Bytes) -> Bytes {
    var text = Bytes()
    text.reserveCapacity(bytes.count + 64)
    for byte in bytes {
      if byte == .ascii("\n") { text.append(.ascii("\r")) }
      text.append(byte)
    }
    return text
  }

  func overwrite(_ range: Range<Int>, with text: Bytes) { buffer.replaceSubrange(range, with: text) }

  func replace(buffer: Bytes, layout: MessageLayout) {
    self.buffer = buffer
    self.layout = layout
    edits = []
    newURI = nil
  }
}

// MARK: - Reading

extension SIPMessage {
  public var firstLine: FirstLine { layout.firstLine.line }

  /// Whether this is a request; if not, it is a reply.
  public var isRequest: Bool { if case .request = firstLine { true } else { false } }

  /// Method of a request, nil of a reply (whose CSeq names one).
  public var method: Bytes? { if case .request(let method, _, _) = firstLine { method } else { nil } }

  /// Status of a reply, nil of a request.
  public var status: Int? { if case .reply(_, let status, _) = firstLine { status } else { nil } }

  /// All header fields, in order.
  public var headers: [HeaderField] { layout.headers }

  /// What follows the blank line.
  public var body: Bytes { Bytes(buffer[layout.body...]) }

  /// Where the body is in `buffer`.
  public var bodyRange: Range<Int> { layout.body..<buffer.count }

  /// Where the headers are in `buffer`, from the end of the first line to the blank line.
  public var headersRange: Range<Int> {
    (headers.first?.lineRange.lowerBound ?? layout.endOfHeaders)..<layout.endOfHeaders
  }

  /// The headers of that name, in any case, long or compact form.
  public func headers(named name: some Collection<UInt8>) -> [HeaderField] {
    headers.filter { $0.isNamed(name) }
  }

  /// The headers of that kind.
  public func headers(of kind: HeaderKind) -> [HeaderField] { headers.filter { $0.kind == kind } }

  /// The first header of that kind.
  public func first(of kind: HeaderKind) -> HeaderField? { headers.first { $0.kind == kind } }
}

// MARK: - Request URI

extension SIPMessage {
  /// The request URI: the new one if one was set, or that of the first line; empty in a reply. Setting an
  /// empty one reverts it.
  public var requestURI: Bytes {
    get { newURI ?? originalRequestURI }
    set {
      newURI = newValue.isEmpty ? nil : newValue
      record(.requestURI(newValue))
    }
  }

  /// The request URI of the first line (`$ou`); empty in a reply.
  public var originalRequestURI: Bytes {
    if case .request(_, let uri, _) = firstLine { uri } else { [] }
  }

  /// Whether a request URI was set since the message was read or the changes were applied.
  public var isRequestURIChanged: Bool { newURI != nil }

  /// Takes the request URI of the first line again.
  public func revertRequestURI() {
    newURI = nil
    record(.requestURI([]))
  }
}
