import CBridge
import KemiRuntime

/// Where a function's results lie that are no numbers: until its next call, as Kamailio expects.
public final class ResultMemory {
  private let value = UnsafeMutablePointer<kamailio_value>.allocate(capacity: 1)
  private var text = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
  /// How much of `text` is in use.
  private var used = 0

  public init() { value.initialize(to: kamailio_value()) }

  /// - Throws: `ScriptError` for what this server has no type for, and for more text than it can take.
  @usableFromInline func write(_ result: Value) throws -> UnsafeMutablePointer<kamailio_value> {
    let codes = Server.codes
    used = 0
    reserve(result.textLength)
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
    guard let length = CInt(exactly: bytes.count) else {
      throw ScriptError("a text of \(bytes.count) bytes is more than Kamailio can take")
    }
    let place = UnsafeMutableRawBufferPointer(rebasing: text[used..<used + bytes.count + 1])
    bytes.withUnsafeBytes { place.copyMemory(from: $0) }
    place[bytes.count] = 0
    used += place.count
    return kamailio_str(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(place)[..<Int(length)]))
  }

  private func reserve(_ count: Int) {
    guard count >= text.count else { return }
    text.deallocate()
    text = .allocate(byteCount: count * 2, alignment: 1)
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
