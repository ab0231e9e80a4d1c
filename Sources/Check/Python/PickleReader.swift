/// Reads a syntax tree that Python has pickled (protocol 4): a program for a machine with a stack.
///
/// Only what trees are made of is understood. Nothing is ever called or imported.
struct PickleReader {
  struct Failure: Error {}

  private var tree: PythonTree
  private var position = 0
  private var stack: [PythonValue] = []
  private var marks: [Int] = []
  private var memo: [PythonValue] = []
  private var fieldSets: [(first: Int32, count: Int32)] = []

  private init(_ bytes: [UInt8], file: SourceFile, places: PythonPlaces) {
    tree = PythonTree(bytes: bytes, file: file, places: places)
    // As many as there are as a rule.
    memo.reserveCapacity(bytes.count / 6)
    tree.nodes.reserveCapacity(bytes.count / 24)
    tree.order.reserveCapacity(bytes.count / 24)
    tree.values.reserveCapacity(bytes.count / 4)
  }

  static func read(_ bytes: [UInt8], file: SourceFile, places: PythonPlaces) throws(Failure) -> PythonTree {
    var reader = PickleReader(bytes, file: file, places: places)
    while try reader.step() {}
    guard reader.stack.count == 1, let root = reader.stack.first, root.kind == .node else { throw Failure() }
    reader.tree.root = Int(root.index)
    guard reader.tree[reader.tree.root].class == .Module else { throw Failure() }
    return reader.tree
  }

  /// - Returns: False at the end.
  private mutating func step() throws(Failure) -> Bool {
    switch try byte() {
    case 0x80: _ = try byte()
    case 0x95: try skip(8)
    case 0x8C: try text(count: Int(try byte()))
    case 0x58: try text(count: try number(4))
    case 0x8D: try text(count: try number(8))
    case 0x43: try other(count: Int(try byte()))
    case 0x42: try other(count: try number(4))
    case 0x8E: try other(count: try number(8))
    case 0x94: memo.append(try top())
    case 0x68: try recall(Int(try byte()))
    case 0x6A: try recall(try number(4))
    case 0x93: try findClass()
    case 0x29: stack.append(PythonValue(.tuple))
    case 0x85: try tuple(1)
    case 0x86: try tuple(2)
    case 0x87: try tuple(3)
    case 0x74: try tuple(stack.count - (try popMark()))
    case 0x52: try reduce()
    case 0x7D: stack.append(PythonValue(.fields, -1))
    case 0x5D:
      stack.append(PythonValue(.list, tree.lists.count))
      tree.lists.append((0, 0, 0))
    case 0x28: marks.append(stack.count)
    case 0x75: try setFields(from: try popMark())
    case 0x73: try setFields(from: stack.count - 2)
    case 0x65: try append(from: try popMark())
    case 0x61: try append(from: stack.count - 1)
    case 0x62: try build()
    case 0x4E: stack.append(PythonValue(.none))
    case 0x88: stack.append(PythonValue(.true))
    case 0x89: stack.append(PythonValue(.false))
    case 0x4B: stack.append(PythonValue(.small, Int(try byte())))
    case 0x4D: stack.append(PythonValue(.small, try number(2)))
    case 0x4A: stack.append(PythonValue(.small, try number(4)))
    case 0x8A: try long(count: Int(try byte()))
    case 0x8B: try long(count: try number(4))
    case 0x47:
      let bits = UInt64(bitPattern: Int64(try number(8)))
      stack.append(PythonValue(.float, tree.floats.count))
      tree.floats.append(Double(bitPattern: bits.byteSwapped))
    case 0x2E: return false
    default: throw Failure()
    }
    return true
  }

  private mutating func byte() throws(Failure) -> UInt8 {
    guard position < tree.bytes.count else { throw Failure() }
    position += 1
    return tree.bytes[position - 1]
  }

  /// - Returns: Where the skipped bytes begin.
  @discardableResult
  private mutating func skip(_ count: Int) throws(Failure) -> Int {
    guard count >= 0, count <= tree.bytes.count - position else { throw Failure() }
    position += count
    return position - count
  }

  /// A number of two bytes is without sign, those of four that are not lengths have one: none of them is that large.
  private mutating func number(_ count: Int) throws(Failure) -> Int {
    let start = try skip(count)
    var result: UInt64 = 0
    for index in 0..<count { result |= UInt64(tree.bytes[start + index]) << UInt64(8 * index) }
    return count == 4 ? Int(Int32(truncatingIfNeeded: result)) : Int(truncatingIfNeeded: result)
  }

  private func top() throws(Failure) -> PythonValue {
    guard let value = stack.last else { throw Failure() }
    return value
  }

  private mutating func pop() throws(Failure) -> PythonValue {
    guard let value = stack.popLast() else { throw Failure() }
    return value
  }

  private mutating func popMark() throws(Failure) -> Int {
    guard let mark = marks.popLast(), mark <= stack.count else { throw Failure() }
    return mark
  }

  private mutating func recall(_ index: Int) throws(Failure) {
    guard memo.indices.contains(index) else { throw Failure() }
    stack.append(memo[index])
  }

  private mutating func text(count: Int) throws(Failure) {
    let start = try skip(count)
    var value = PythonValue(.text, tree.texts.count)
    // Once for each name of a field: the next time it is recalled.
    if count <= 15 { value.field = field(at: start, count: count) }
    stack.append(value)
    tree.texts.append((Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: count)))
  }

  private static let fields = Dictionary(
    uniqueKeysWithValues: PythonField.allCases.map { (hash($0.rawValue.utf8), $0) })

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private func field(at start: Int, count: Int) -> PythonField {
    let name = tree.bytes[start..<start + count]
    guard let field = PickleReader.fields[PickleReader.hash(name)], name.elementsEqual(field.rawValue.utf8)
    else { return .unknown }
    return field
  }

  private mutating func other(count: Int) throws(Failure) {
    try skip(count)
    stack.append(PythonValue(.other))
  }

  private mutating func tuple(_ count: Int) throws(Failure) {
    guard count >= 0, count <= stack.count else { throw Failure() }
    let parts = stack.suffix(count)
    // From 3.13 on, a class is called with a `None` for each field that has to be there.
    let isEmpty = parts.allSatisfy { $0.kind == .none }
    stack.removeLast(count)
    stack.append(PythonValue(.tuple, isEmpty ? 0 : 1))
  }

  private mutating func long(count: Int) throws(Failure) {
    let start = try skip(count)
    var result: UInt64 = 0
    for index in 0..<min(count, 8) { result |= UInt64(tree.bytes[start + index]) << UInt64(8 * index) }
    guard count <= 8 || count == 9 && tree.bytes[start + 8] == 0 && result <= UInt64(Int64.max) else {
      // Python's numbers have no sign in a script: beyond 64 bits they are known by their size alone.
      var value = 0.0
      for index in (0..<count).reversed() { value = value * 256 + Double(tree.bytes[start + index]) }
      stack.append(PythonValue(.float, tree.floats.count))
      tree.floats.append(value)
      return
    }
    if count > 0, count < 8, tree.bytes[start + count - 1] >= 0x80 { result |= ~0 << UInt64(8 * count) }
    stack.append(PythonValue(.integer, tree.numbers.count))
    tree.numbers.append(Int64(bitPattern: result))
  }

  private static let classes = Dictionary(
    uniqueKeysWithValues: PythonClass.allCases.enumerated().map { ($1.rawValue, $0) })
  private static let unknownClass = PythonClass.allCases.count - 1

  private mutating func findClass() throws(Failure) {
    let name = try pop()
    _ = try pop()
    guard let text = tree.text(name) else { throw Failure() }
    stack.append(PythonValue(.class, PickleReader.classes[text] ?? PickleReader.unknownClass))
  }

  private mutating func reduce() throws(Failure) {
    let arguments = try pop()
    let callee = try pop()
    guard callee.kind == .class, arguments.kind == .tuple else { throw Failure() }
    let kind = PythonClass.allCases[Int(callee.index)]
    guard arguments.index == 0 else {
      // A complex number; but fields in this place would be a way of giving nodes away that nobody has seen yet.
      guard kind == .unknown else { throw Failure() }
      return stack.append(PythonValue(.other))
    }
    stack.append(PythonValue(.node, tree.nodes.count))
    tree.nodes.append(PythonNode(class: kind))
  }

  private mutating func setFields(from start: Int) throws(Failure) {
    guard start >= 1, (stack.count - start) % 2 == 0, stack[start - 1].kind == .fields,
      stack[start - 1].index < 0
    else { throw Failure() }
    let first = tree.values.count
    for index in stride(from: start, to: stack.count, by: 2) {
      var value = stack[index + 1]
      value.field = stack[index].field
      tree.values.append(value)
    }
    stack.removeLast(stack.count - start)
    stack[start - 1].index = Int32(truncatingIfNeeded: fieldSets.count)
    fieldSets.append((Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: tree.values.count - first)))
  }

  private mutating func append(from start: Int) throws(Failure) {
    guard start >= 1, stack[start - 1].kind == .list else { throw Failure() }
    let number = Int(stack[start - 1].index)
    let added = Int32(stack.count - start)
    var list = tree.lists[number]
    if list.count + added > list.capacity {
      // Long lists come in parts, between which others are read.
      let first = Int32(tree.elements.count)
      tree.elements += tree.elements[Int(list.first)..<Int(list.first + list.count)]
      list.capacity = list.count == 0 ? added : 2 * (list.count + added)
      list.first = first
      tree.elements += repeatElement(PythonValue(.none), count: Int(list.capacity - list.count))
    }
    for index in 0..<Int(added) { tree.elements[Int(list.first + list.count) + index] = stack[start + index] }
    list.count += added
    tree.lists[number] = list
    stack.removeLast(Int(added))
  }

  private mutating func build() throws(Failure) {
    let fields = try pop()
    guard fields.kind == .fields, let node = stack.last, node.kind == .node else { throw Failure() }
    let index = Int(node.index)
    if fields.index >= 0 {
      let set = fieldSets[Int(fields.index)]
      tree.nodes[index].first = set.first
      tree.nodes[index].count = set.count
      tree.nodes[index].range = range(of: set)
    }
    tree.order.append(node.index)
  }

  private func range(of fields: (first: Int32, count: Int32)) -> SourceRange {
    var line = 0
    var column = 0
    var endLine = 0
    var endColumn = 0
    // They are the last ones.
    for value in tree.values[Int(fields.first)..<Int(fields.first + fields.count)].suffix(4)
    where value.kind == .small {
      switch value.field {
      case .line: line = Int(value.index)
      case .column: column = Int(value.index)
      case .endLine: endLine = Int(value.index)
      case .endColumn: endColumn = Int(value.index)
      default: break
      }
    }
    guard line > 0 else { return SourceRange(0, 0) }
    return SourceRange(
      tree.places.offset(line: line, column: column),
      endLine > 0 ? tree.places.offset(line: endLine, column: endColumn) : tree.file.bytes.count)
  }
}
