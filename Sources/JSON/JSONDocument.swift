import CJSON

/// A JSON file parsed by json-c, which can also say where each value stands.
///
/// It is used by one thread at a time.
public final class JSONDocument {
  public let file: String
  private var text: JSONText
  private var value: OpaquePointer?
  /// What the file should be, to be named where it is empty: `a descriptor`.
  private let what: String
  private var survey = JSONText.Survey()
  /// What is wrong with the JSON itself.
  public private(set) var problems: [Diagnostic] = []

  /// Descriptors and scenarios are less than ten levels deep.
  private static let depthLimit: Int32 = 32

  /// - Parameter what: What the file should be, with its article: `a descriptor`.
  public init(file: String, bytes: [UInt8], what: String) {
    self.file = file
    self.what = what
    self.text = JSONText(bytes: bytes)
    parse()
    if problems.isEmpty { findDuplicateKeys() }
  }

  deinit { json_object_put(value) }

  /// The file as it was read.
  public var bytes: [UInt8] { text.bytes }

  /// The value that the file holds.
  public var root: JSONPlace { JSONPlace(value: value) }

  /// A message about the value at `place`, or about its key.
  public func diagnostic(at place: JSONPlace, key: Bool = false, _ text: String, rule: String) -> Diagnostic {
    diagnostic(atOffset: offset(of: place, key: key), text, rule: rule)
  }

  /// The value at `place` as it is written, shortened to be quoted.
  public func excerpt(at place: JSONPlace) -> String { text.excerpt(at: offset(of: place, key: false)) }

  /// The bytes of the file that are the value at `place`.
  public func range(of place: JSONPlace) -> Range<Int> {
    var scanner = JSONScanner(bytes: text.bytes, position: offset(of: place, key: false))
    let start = scanner.position
    scanner.skipValue()
    return start..<scanner.position
  }

  /// Where each object and array of the tree stands in the text.
  ///
  /// json-c keeps no positions. They are needed for messages alone, so tree and text are walked side by
  /// side when the first message asks.
  private lazy var offsets: [OpaquePointer: Int] = {
    var offsets: [OpaquePointer: Int] = [:]
    var scanner = JSONScanner(bytes: text.bytes)
    JSONDocument.locate(value, &scanner, into: &offsets)
    return offsets
  }()

  private static func locate(
    _ value: OpaquePointer?, _ scanner: inout JSONScanner, into offsets: inout [OpaquePointer: Int]
  ) {
    guard let value else { return scanner.skipValue() }
    switch json_object_get_type(value) {
    case json_type_object:
      offsets[value] = scanner.position
      scanner.eachMember { scanner, key, _ in
        locate(json_object_object_get(value, key), &scanner, into: &offsets)
      }
    case json_type_array:
      offsets[value] = scanner.position
      var index = 0
      scanner.eachElement { scanner in
        locate(json_object_array_get_idx(value, index), &scanner, into: &offsets)
        index += 1
      }
    default: scanner.skipValue()
    }
  }

  private func offset(of place: JSONPlace, key: Bool) -> Int {
    if !key, let value = place.value, let offset = offsets[value] { return offset }
    guard let container = place.container, let step = place.step, let start = offsets[container] else {
      return JSONScanner(bytes: text.bytes).position
    }
    var scanner = JSONScanner(bytes: text.bytes, position: start)
    switch step {
    case .member(let name):
      let keyOffset = scanner.enterMember(name)
      return key ? keyOffset : scanner.position
    case .element(let index):
      scanner.enterElement(index)
      return scanner.position
    }
  }

  private func diagnostic(atOffset offset: Int, _ message: String, rule: String) -> Diagnostic {
    let (line, column) = text.place(at: offset)
    return Diagnostic(file: file, line: line, column: column, text: message, rule: rule)
  }

  private func parse() {
    if let (offset, reason) = obstacle {
      problems = [diagnostic(atOffset: offset, reason, rule: "json")]
      return
    }
    let tokener = json_tokener_new_ex(JSONDocument.depthLimit)!
    defer { json_tokener_free(tokener) }
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_ALLOW_TRAILING_CHARS)
    // The NUL at the end tells json-c that a number at the end of the file is complete.
    let (parsed, end) = (text.bytes + [0]).withUnsafeBytes { buffer in
      let value = json_tokener_parse_ex(
        tokener, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      return (value, min(Int(json_tokener_get_parse_end(tokener)), text.bytes.count))
    }
    let status = json_tokener_get_error(tokener)
    guard status == json_tokener_success else {
      json_object_put(parsed)
      let isCut = end == text.bytes.count
      problems = [diagnostic(atOffset: end, JSONDocument.reason(status, isCut: isCut), rule: "json")]
      return
    }
    value = parsed
    if let extra = text.bytes[end...].firstIndex(where: { !JSONDocument.isSpace($0) }) {
      problems = [diagnostic(atOffset: extra, "unexpected text after the end of the object", rule: "json")]
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// What keeps the text from being parsed at all, or what json-c would let pass.
  private var obstacle: (offset: Int, reason: String)? {
    if text.bytes.allSatisfy(JSONDocument.isSpace) {
      return (0, "the file is empty; \(what) is a JSON object")
    }
    if let offset = text.bytes.firstIndex(of: 0) { return (offset, "NUL byte; the file is not text") }
    if let offset = text.invalidUTF8 { return (offset, "not valid UTF-8") }
    if text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return (0, "the file begins with a byte order mark; save it without one")
    }
    survey = text.survey
    if let offset = survey.apostrophe {
      return (offset, "not valid JSON: strings are quoted with \", not with '")
    }
    if let offset = survey.escapedNUL { return (offset, "the character \\u0000 has no place in a text") }
    return nil
  }

  private static func reason(_ status: json_tokener_error, isCut: Bool) -> String {
    switch status {
    case _ where isCut: "the file ends in the middle of a value; is it truncated?"
    case json_tokener_error_depth: "nested deeper than \(depthLimit) levels"
    default: "not valid JSON: \(String(cString: json_tokener_error_desc(status)))"
    }
  }

  private func findDuplicateKeys() {
    if JSONDocument.memberCount(value) == survey.memberCount { return }
    problems = text.duplicateKeys.map {
      diagnostic(atOffset: $0.offset, "the key '\($0.name)' is there twice", rule: "duplicate-key")
    }
  }

  private static func memberCount(_ value: OpaquePointer?) -> Int {
    switch json_object_get_type(value) {
    case json_type_object:
      var count = 0
      eachMember(of: value) { _, member in count += 1 + memberCount(member) }
      return count
    case json_type_array:
      return (0..<json_object_array_length(value)).reduce(0) {
        $0 + memberCount(json_object_array_get_idx(value, $1))
      }
    default:
      return 0
    }
  }

  static func eachMember(
    of object: OpaquePointer?, _ body: (UnsafePointer<CChar>, OpaquePointer?) -> Void
  ) {
    var iterator = json_object_iter_begin(object)
    var end = json_object_iter_end(object)
    while json_object_iter_equal(&iterator, &end) == 0 {
      body(json_object_iter_peek_name(&iterator), json_object_iter_peek_value(&iterator))
      json_object_iter_next(&iterator)
    }
  }
}
