public import CProxy

extension Proxy {
  /// Answers what is not a KSR function: a value, or the error that it throws, goes to the interpreter's side.
  public func answer(_ body: () throws -> Value) -> ksr_result {
    do {
      return results.write(try body())
    } catch {
      return results.write(failure: "\(error)")
    }
  }
}

extension [Value] {
  /// Reads values that the interpreter's side has laid out, each followed by its children.
  public init(reading nodes: UnsafeBufferPointer<ksr_node>) {
    self = []
    var next = nodes.startIndex
    while next < nodes.endIndex { append(Value(reading: nodes, from: &next)) }
  }
}

extension Value {
  /// The interpreter's side bounds the depth.
  fileprivate init(reading nodes: UnsafeBufferPointer<ksr_node>, from next: inout Int) {
    let node = nodes[next]
    next += 1
    switch node.type {
    case KSR_INT: self = .int(Int32(truncatingIfNeeded: node.number))
    case KSR_LONG: self = .long(Int(node.number))
    case KSR_BOOL: self = .bool(node.number != 0)
    case KSR_STR: self = .str(Array(UnsafeRawBufferPointer(start: node.text, count: node.length)))
    case KSR_ARRAY:
      var items: [Value] = []
      for _ in 0..<max(0, node.number) where next < nodes.endIndex {
        items.append(Value(reading: nodes, from: &next))
      }
      self = .array(items)
    case KSR_DICT:
      var items: [DictionaryItem] = []
      for _ in 0..<max(0, node.number) where next < nodes.endIndex {
        let child = nodes[next]
        let name = UnsafeRawBufferPointer(start: child.name, count: child.name_length)
        items.append(
          DictionaryItem(String(decoding: name, as: UTF8.self), Value(reading: nodes, from: &next)))
      }
      self = .dict(items)
    default: self = .null
    }
  }
}
