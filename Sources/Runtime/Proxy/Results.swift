import CProxy

/// The memory in which results cross to the interpreter's side, as far as they are no numbers: valid until the next call.
final class Results {
  private let shared: UnsafeMutablePointer<ksr_proxy>
  private var text: UnsafeMutableRawBufferPointer
  private var error: (any Error)?
  private var nodeStorage: UnsafeMutableBufferPointer<ksr_node>

  init(_ shared: UnsafeMutablePointer<ksr_proxy>) {
    self.shared = shared
    text = .allocate(byteCount: 1024, alignment: 16)
    nodeStorage = .allocate(capacity: 0)
  }

  deinit {
    text.deallocate()
    nodeStorage.deallocate()
  }

  func write(_ value: Value) -> ksr_result {
    switch value {
    case .none: ksr_result(number: 0, type: KSR_NONE)
    case .null: ksr_result(number: 0, type: KSR_NULL)
    case .int(let number): ksr_result(number: Int64(number), type: KSR_INT)
    case .long(let number): ksr_result(number: Int64(number), type: KSR_LONG)
    case .bool(let flag): ksr_result(number: flag ? 1 : 0, type: KSR_BOOL)
    case .str(let bytes): write(bytes, as: KSR_STR)
    case .dict, .array: write(tree: value)
    }
  }

  /// Reads back what was written last.
  func read(_ result: ksr_result) -> Value {
    switch result.type {
    case KSR_NONE: .none
    case KSR_INT: .int(Int32(truncatingIfNeeded: result.number))
    case KSR_LONG: .long(Int(result.number))
    case KSR_BOOL: .bool(result.number != 0)
    case KSR_STR: .str(Array(bytes(of: result)))
    case KSR_DICT, KSR_ARRAY:
      [Value](reading: UnsafeBufferPointer(start: shared.pointee.nodes, count: shared.pointee.node_count))
        .first
        ?? .null
    default: .null
    }
  }

  private func bytes(of result: ksr_result) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: shared.pointee.text, count: Int(result.number))
  }

  /// - Parameter error: What has failed, for a caller in Swift.
  func write(failure: String, _ error: (any Error)? = nil) -> ksr_result {
    self.error = error
    return write(Array(failure.utf8), as: KSR_FAILURE)
  }

  func takeError() -> (any Error)? {
    defer { error = nil }
    return error
  }

  private func write(_ bytes: [UInt8], as type: ksr_type) -> ksr_result {
    reserve(bytes.count)
    bytes.withUnsafeBytes { text.copyMemory(from: $0) }
    shared.pointee.text = UnsafePointer(text.baseAddress?.assumingMemoryBound(to: CChar.self))
    return ksr_result(number: Int64(bytes.count), type: type)
  }

  private func write(tree value: Value) -> ksr_result {
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
    shared.pointee.nodes = UnsafePointer(nodeStorage.baseAddress)
    shared.pointee.node_count = flat.nodes.count
    return ksr_result(number: 0, type: flat.nodes.first?.type ?? KSR_NULL)
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
