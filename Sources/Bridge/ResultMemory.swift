import CBridge
import KemiRuntime

/// Where a function's results lie that are no numbers: until its next call, as Kamailio expects.
public final class ResultMemory {
  private let value = UnsafeMutablePointer<kamailio_value>.allocate(capacity: 1)
  /// Nothing while a call writes it: a function may have the script's routes run, which call it once more.
  ///
  /// Behind a pointer, since Swift looks twice at each access to a property.
  @usableFromInline let kept = UnsafeMutablePointer<TextBuffer?>.allocate(capacity: 1)

  public init() {
    value.initialize(to: kamailio_value())
    kept.initialize(to: TextBuffer())
  }

  /// An empty text for the call that begins.
  @inlinable func takeText() -> TextBuffer {
    var text = kept.pointee.take() ?? TextBuffer()
    text.removeAll()
    return text
  }

  /// - Throws: `ScriptError` for more text than Kamailio can take.
  @usableFromInline func write(_ text: consuming TextBuffer) throws -> UnsafeMutablePointer<kamailio_value> {
    set(Server.codes.str, kamailio_content(s: try ResultMemory.str(text.bytes)))
    kept.pointee = consume text
    return value
  }

  /// - Throws: `ScriptError` for what this server has no type for, and for more text than it can take.
  @usableFromInline func write(_ result: Value) throws -> UnsafeMutablePointer<kamailio_value> {
    let codes = Server.codes
    var text = takeText()
    // What is appended must stay where it is.
    text.reserve(result.textLength())
    switch result {
    case .none: set(codes.none, kamailio_content())
    case .null: set(codes.null, kamailio_content())
    case .int(let number): set(codes.int, kamailio_content(n: number))
    case .bool(let flag): set(codes.bool, kamailio_content(n: flag ? 1 : 0))
    case .str(let bytes): set(codes.str, kamailio_content(s: try ResultMemory.append(bytes, to: &text)))
    case .long(let number):
      if codes.long != 0 {
        set(codes.long, kamailio_content(l: number))
      } else if let small = CInt(exactly: number) {
        set(codes.int, kamailio_content(n: small))
      } else {
        throw ScriptError("\(number) does not fit into an int, and this release of Kamailio has no long")
      }
    case .array, .dict:
      let list = try ServerLists.make(result) { try ResultMemory.append($0, to: &text) }
      set(list.type, list.content)
    }
    kept.pointee = consume text
    return value
  }

  @usableFromInline func writeNull() -> UnsafeMutablePointer<kamailio_value> {
    set(Server.codes.null, kamailio_content())
    return value
  }

  private func set(_ type: CInt, _ content: kamailio_content) {
    value.pointee = kamailio_value(type: type, value: content)
  }

  private static func append(_ bytes: [UInt8], to text: inout TextBuffer) throws -> kamailio_str {
    let start = text.count
    text.append(bytes)
    text.append(0)
    return try str(UnsafeRawBufferPointer(rebasing: text.bytes[start..<start + bytes.count]))
  }

  private static func str(_ bytes: UnsafeRawBufferPointer) throws -> kamailio_str {
    guard bytes.count <= CInt.max else {
      throw ScriptError("a text of \(bytes.count) bytes is more than Kamailio can take")
    }
    return kamailio_str(bytes)
  }
}

extension Value {
  /// How many bytes of text it has in it, with a zero behind each.
  fileprivate func textLength(depth: Int = 0) -> Int {
    // Deeper ones are refused.
    guard depth <= ServerLists.maximumDepth else { return 0 }
    return switch self {
    case .none, .null, .int, .long, .bool: 0
    case .str(let bytes): bytes.count + 1
    case .array(let items): items.reduce(1) { $0 + $1.textLength(depth: depth + 1) }
    // An empty one gets an empty name.
    case .dict(let items):
      items.reduce(1) { $0 + $1.name.utf8.count + 1 + $1.value.textLength(depth: depth + 1) }
    }
  }
}
