import CBridge
import KemiRuntime

/// Where a function's results lie that are no numbers: until its next call, as Kamailio expects.
public final class ResultMemory {
  private let value = UnsafeMutablePointer<kamailio_value>.allocate(capacity: 1)
  /// Behind a pointer, since Swift looks twice at each access to a property.
  @usableFromInline let text = UnsafeMutablePointer<TextBuffer>.allocate(capacity: 1)

  public init() {
    value.initialize(to: kamailio_value())
    text.initialize(to: TextBuffer())
  }

  /// The text that was written is the result.
  ///
  /// - Throws: `ScriptError` for more text than Kamailio can take.
  @usableFromInline func writeText() throws -> UnsafeMutablePointer<kamailio_value> {
    set(Server.codes.str, kamailio_content(s: try ResultMemory.str(text.pointee.bytes)))
    return value
  }

  /// - Throws: `ScriptError` for what this server has no type for, and for more text than it can take.
  @usableFromInline func write(_ result: Value) throws -> UnsafeMutablePointer<kamailio_value> {
    let codes = Server.codes
    text.pointee.removeAll()
    // What is appended must stay where it is.
    text.pointee.reserve(result.textLength)
    switch result {
    case .none: set(codes.none, kamailio_content())
    case .null: set(codes.null, kamailio_content())
    case .int(let number): set(codes.int, kamailio_content(n: number))
    case .bool(let flag): set(codes.bool, kamailio_content(n: flag ? 1 : 0))
    case .str(let bytes): set(codes.str, kamailio_content(s: try append(bytes)))
    case .long(let number):
      if codes.long != 0 {
        set(codes.long, kamailio_content(l: number))
      } else if let small = CInt(exactly: number) {
        set(codes.int, kamailio_content(n: small))
      } else {
        throw ScriptError("\(number) does not fit into an int, and this release of Kamailio has no long")
      }
    case .array, .dict:
      let list = try ServerLists.make(result, text: append)
      set(list.type, list.content)
    }
    return value
  }

  @usableFromInline func writeNull() -> UnsafeMutablePointer<kamailio_value> {
    set(Server.codes.null, kamailio_content())
    return value
  }

  private func set(_ type: CInt, _ content: kamailio_content) {
    value.pointee = kamailio_value(type: type, value: content)
  }

  private func append(_ bytes: [UInt8]) throws -> kamailio_str {
    let start = text.pointee.count
    text.pointee.append(bytes)
    text.pointee.append(0)
    return try ResultMemory.str(
      UnsafeRawBufferPointer(rebasing: text.pointee.bytes[start..<start + bytes.count]))
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
  fileprivate var textLength: Int {
    switch self {
    case .none, .null, .int, .long, .bool: 0
    case .str(let bytes): bytes.count + 1
    case .array(let items): items.reduce(1) { $0 + $1.textLength }
    // An empty one gets an empty name.
    case .dict(let items): items.reduce(1) { $0 + $1.name.utf8.count + 1 + $1.value.textLength }
    }
  }
}
