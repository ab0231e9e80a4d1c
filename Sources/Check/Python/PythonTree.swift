/// The syntax tree of one script, as Python gave it away.
struct PythonTree {
  var nodes: [PythonNode] = []
  /// The nodes such that parts come before what they are parts of.
  var order: [Int32] = []
  /// The fields of all nodes.
  var values: [PythonValue] = []
  /// The elements of all lists.
  var elements: [PythonValue] = []
  var lists: [(first: Int32, count: Int32, capacity: Int32)] = []
  var numbers: [Int64] = []
  var floats: [Double] = []
  /// Where the texts are in `bytes`.
  var texts: [(first: Int32, count: Int32)] = []
  let bytes: [UInt8]
  let file: SourceFile
  let places: PythonPlaces
  var root = 0

  subscript(node: Int) -> PythonNode { nodes[node] }

  func value(_ field: PythonField, of node: Int) -> PythonValue {
    let first = Int(nodes[node].first)
    for index in first..<first + Int(nodes[node].count) where values[index].field == field {
      return values[index]
    }
    return PythonValue(.none)
  }

  /// The node in a field.
  func node(_ field: PythonField, of node: Int) -> Int? {
    let value = value(field, of: node)
    return value.kind == .node ? Int(value.index) : nil
  }

  func elements(of value: PythonValue) -> ArraySlice<PythonValue> {
    guard value.kind == .list else { return [] }
    let list = lists[Int(value.index)]
    return elements[Int(list.first)..<Int(list.first + list.count)]
  }

  /// The nodes of a list in a field.
  func nodes(_ field: PythonField, of node: Int) -> [Int] {
    elements(of: value(field, of: node)).compactMap { $0.kind == .node ? Int($0.index) : nil }
  }

  /// What of the tree is part of a node.
  func children(of node: Int) -> [Int] {
    var result: [Int] = []
    let first = Int(nodes[node].first)
    for value in values[first..<first + Int(nodes[node].count)] {
      switch value.kind {
      case .node: result.append(Int(value.index))
      case .list:
        for element in elements(of: value) where element.kind == .node { result.append(Int(element.index)) }
      default: break
      }
    }
    return result
  }

  func text(_ value: PythonValue) -> String? {
    guard value.kind == .text else { return nil }
    let text = texts[Int(value.index)]
    return String(decoding: bytes[Int(text.first)..<Int(text.first + text.count)], as: UTF8.self)
  }

  func text(_ field: PythonField, of node: Int) -> String? { text(value(field, of: node)) }

  func integer(_ value: PythonValue) -> Int64? {
    switch value.kind {
    case .small: Int64(value.index)
    case .integer: numbers[Int(value.index)]
    default: nil
    }
  }
}

/// Turns lines and columns of Python into places in the file.
struct PythonPlaces {
  private let file: SourceFile
  /// How many bytes at the beginning Python does not count.
  private let mark: Int
  /// For each byte of a file that is not UTF-8, where it would be if it was.
  private let converted: [UInt32]?

  init(file: SourceFile, converted: [UInt32]? = nil) {
    self.file = file
    mark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.converted = converted
  }

  /// - Parameters:
  ///   - line: From 1.
  ///   - column: From 0, in bytes of UTF-8.
  func offset(line: Int, column: Int) -> Int {
    let start = file.offset(ofLine: line)
    let count = file.bytes.count
    guard let converted else { return min(start &+ column &+ (line == 1 ? mark : 0), count) }
    guard start < converted.count else { return count }
    let place = Int(converted[start]) &+ column
    var low = start
    var high = converted.count
    while low < high {
      let middle = (low + high) / 2
      if Int(converted[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
