import CProxy

/// The memory in which results cross to the interpreter's side: valid until the next call.
final class Results {
  private var text: UnsafeMutableRawBufferPointer
  private var nodeStorage: UnsafeMutableBufferPointer<ksr_node>

  init() {
    text = .allocate(byteCount: 1024, alignment: 16)
    nodeStorage = .allocate(capacity: 0)
  }

  deinit {
    text.deallocate()
    nodeStorage.deallocate()
  }

  @inline(__always)
  func write(_ value: Value, to result: UnsafeMutablePointer<ksr_result>) {
    switch value {
    case .none: result.pointee.type = KSR_NONE
    case .null: result.pointee.type = KSR_NULL
    case .int(let number):
      result.pointee.type = KSR_INT
      result.pointee.number = Int64(number)
    case .long(let number):
      result.pointee.type = KSR_LONG
      result.pointee.number = Int64(number)
    case .bool(let flag):
      result.pointee.type = KSR_BOOL
      result.pointee.number = flag ? 1 : 0
    case .str(let bytes): write(bytes, as: KSR_STR, to: result)
    case .dict, .array: write(tree: value, to: result)
    }
  }

  func write(failure: String, to result: UnsafeMutablePointer<ksr_result>) {
    write(Array(failure.utf8), as: KSR_FAILURE, to: result)
  }

  private func write(_ bytes: [UInt8], as type: ksr_type, to result: UnsafeMutablePointer<ksr_result>) {
    reserve(bytes.count)
    bytes.withUnsafeBytes { text.copyMemory(from: $0) }
    result.pointee.type = type
    result.pointee.number = Int64(bytes.count)
    result.pointee.text = UnsafePointer(text.baseAddress?.assumingMemoryBound(to: CChar.self))
  }

  private func write(tree value: Value, to result: UnsafeMutablePointer<ksr_result>) {
    var flat = FlatTree()
    flat.add(value, name: nil, depth: 0)
    reserve(flat.text.count)
    flat.text.withUnsafeBytes { text.copyMemory(from: $0) }
    nodeStorage.deallocate()
    nodeStorage = .allocate(capacity: flat.nodes.count)
    let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
    for (index, node) in flat.nodes.enumerated() {
      nodeStorage.initializeElement(
        at: index,
        to: ksr_node(
          type: node.type, number: node.number, text: start?.advanced(by: node.text.lowerBound),
          length: node.text.count, name: start?.advanced(by: node.name.lowerBound),
          name_length: node.name.count))
    }
    result.pointee.type = flat.nodes.first?.type ?? KSR_NULL
    result.pointee.nodes = UnsafePointer(nodeStorage.baseAddress)
    result.pointee.node_count = flat.nodes.count
  }

  private func reserve(_ count: Int) {
    guard count > text.count else { return }
    text.deallocate()
    text = .allocate(byteCount: count * 2, alignment: 16)
  }
}

/// A tree of values, one after the other: a container is followed by its children.
private struct FlatTree {
  struct Node {
    var type: ksr_type
    var number: Int64 = 0
    var text = 0..<0
    var name = 0..<0
  }

  private(set) var nodes: [Node] = []
  private(set) var text: [UInt8] = []

  /// Deeper than any xavp; the interpreter's side walks the tree by recursion.
  private static let maximumDepth = 32

  mutating func add(_ value: Value, name: String?, depth: Int) {
    let index = nodes.count
    nodes.append(Node(type: KSR_NULL))
    if let name { nodes[index].name = append(Array(name.utf8)) }
    guard depth < FlatTree.maximumDepth else { return }
    switch value {
    case .none, .null: break
    case .int(let number): set(index, KSR_INT, Int64(number))
    case .long(let number): set(index, KSR_LONG, Int64(number))
    case .bool(let flag): set(index, KSR_BOOL, flag ? 1 : 0)
    case .str(let bytes):
      nodes[index].type = KSR_STR
      nodes[index].text = append(bytes)
    case .dict(let items):
      set(index, KSR_DICT, Int64(items.count))
      for item in items { add(item.value, name: item.name, depth: depth + 1) }
    case .array(let items):
      set(index, KSR_ARRAY, Int64(items.count))
      for item in items { add(item, name: nil, depth: depth + 1) }
    }
  }

  private mutating func set(_ index: Int, _ type: ksr_type, _ number: Int64) {
    nodes[index].type = type
    nodes[index].number = number
  }

  private mutating func append(_ bytes: [UInt8]) -> Range<Int> {
    let start = text.count
    text += bytes
    return start..<text.count
  }
}
