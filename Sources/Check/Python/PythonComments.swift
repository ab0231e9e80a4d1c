/// Finds the comments that speak to `kemi`: Python's tree has no comments.
struct PythonComments {
  private let tree: PythonTree
  private let bytes: [UInt8]

  init(_ tree: PythonTree) {
    self.tree = tree
    bytes = tree.file.bytes
  }

  func directives() -> [Directive] {
    let places = occurrences()
    if places.isEmpty { return [] }
    let strings = strings()
    var result: [Directive] = []
    for place in places where place >= result.last?.range.end ?? 0 {
      guard let comment = comment(around: place, strings) else { continue }
      var first = place + PythonComments.word.count
      while first < comment.end, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
      let line = lineStart(comment.start)
      result.append(
        Directive(
          text: tree.file.text(in: SourceRange(first, comment.end)).trimmedAtEnd, range: comment,
          standsAlone: bytes[line..<comment.start].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }))
    }
    return result
  }

  private static let word = Array("kemi:".utf8)

  /// Where `kemi:` stands as a word of its own.
  private func occurrences() -> [Int] {
    var result: [Int] = []
    var index = 0
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: ":")) {
      index = found + 1
      let start = index - PythonComments.word.count
      guard start > 0, bytes[start..<index].elementsEqual(PythonComments.word) else { continue }
      if [UInt8(ascii: "#"), 0x20, 0x09].contains(bytes[start - 1]) { result.append(start) }
    }
    return result
  }

  /// The outermost strings, in the order of the text. One may be several literals with comments between them.
  private func strings() -> [(range: SourceRange, node: Int)] {
    let all = tree.nodes.indices.filter { node in
      switch tree[node].class {
      case .JoinedStr, .TemplateStr: true
      case .Constant: [.text, .other].contains(tree.value(.value, of: node).kind)
      default: false
      }
    }
    var result: [(range: SourceRange, node: Int)] = []
    let sorted = all.map { (range: tree[$0].range, node: $0) }
      .sorted { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
    for string in sorted where string.range.start >= result.last?.range.end ?? 0 { result.append(string) }
    return result
  }

  private func comment(around place: Int, _ strings: [(range: SourceRange, node: Int)]) -> SourceRange? {
    if let string = string(at: place, strings) {
      return comments(in: string.range, string.node).first { $0.start < place && place < $0.end }
    }
    for start in lineStart(place)..<place
    where bytes[start] == UInt8(ascii: "#") && string(at: start, strings) == nil {
      return SourceRange(start, lineEnd(place))
    }
    return nil
  }

  private func string(
    at place: Int, _ strings: [(range: SourceRange, node: Int)]
  ) -> (range: SourceRange, node: Int)? {
    var low = 0
    var high = strings.count
    while low < high {
      let middle = (low + high) / 2
      if strings[middle].range.start <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0, place < strings[low - 1].range.end else { return nil }
    return strings[low - 1]
  }

  /// The comments between the literals of one string.
  private func comments(in range: SourceRange, _ node: Int) -> [SourceRange] {
    let holes = holes(in: node)
    var result: [SourceRange] = []
    var quote: ArraySlice<UInt8>?
    var index = range.start
    let end = min(range.end, bytes.count)
    while index < end {
      let byte = bytes[index]
      if let open = quote {
        if let hole = holes[index] {
          index = max(hole, index + 1)
        } else if byte == UInt8(ascii: "\\") {
          index += 2
        } else if bytes[index..<end].starts(with: open) {
          index += open.count
          quote = nil
        } else {
          index += 1
        }
      } else if byte == UInt8(ascii: "#") {
        result.append(SourceRange(index, lineEnd(index)))
        index = lineEnd(index)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let isLong = end - index >= 3 && bytes[index + 1] == byte && bytes[index + 2] == byte
        quote = bytes[index..<index + (isLong ? 3 : 1)]
        index += isLong ? 3 : 1
      } else {
        index += 1
      }
    }
    return result
  }

  /// The fields of an f-string, which may have the quotes of the f-string in them: for their starts their ends.
  private func holes(in string: Int) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for part in tree.nodes(.values, of: string) where tree[part].class != .Constant {
      // Before Python 3.12 their range is that of the string, and they have no such quotes.
      if tree[part].range.start > tree[string].range.start {
        result[tree[part].range.start] = tree[part].range.end
      }
    }
    return result
  }

  private func lineStart(_ place: Int) -> Int {
    tree.file.offset(ofLine: tree.file.position(of: place).line)
  }

  private func lineEnd(_ place: Int) -> Int {
    bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var result = self
    while let last = result.last, last.isWhitespace { result.removeLast() }
    return result
  }
}
