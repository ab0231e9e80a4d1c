/// What a C file has at its top level.
struct CFile {
  /// A table such as `static cmd_export_t cmds[] = { … };`.
  struct Table {
    let elementType: String
    let name: String
    let source: CSource
    /// The braces included.
    let body: Range<Int>
    let conditions: CConditions
  }

  /// `#define NAME(parameters) body`.
  struct Macro {
    let name: String
    let parameters: [String]
    let body: String
  }

  /// `NAME(arguments)` on its own: a macro that may write functions.
  struct Invocation {
    let name: String
    let arguments: [String]
    let offset: Int
  }

  var functions: [CFunction] = []
  var tables: [Table] = []
  var macros: [Macro] = []
  var invocations: [Invocation] = []
}

/// Finds what stands at the top level of a C file without understanding C: it follows brackets, and
/// looks at the words before them.
struct CScanner {
  private let source: CSource
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tableTypes: Set<String>
  private var file = CFile()
  private var conditions = CConditions()
  private var index = 0
  /// The words since the last statement ended, and the last group in parentheses after one of them.
  private var words: [Range<Int>] = []
  private var group: (name: Range<Int>, inside: Range<Int>, wordsBefore: Int)?
  private var afterEquals = false
  /// How many brackets had no end.
  private var unclosed = 0

  /// - Parameter tableTypes: The element types of the tables to report.
  static func scan(_ source: CSource, tableTypes: Set<String>) -> CFile {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = CScanner(source: source, bytes: bytes, tableTypes: tableTypes)
      scanner.run()
      return scanner.file
    }
  }

  private init(source: CSource, bytes: UnsafeBufferPointer<UInt8>, tableTypes: Set<String>) {
    self.source = source
    self.bytes = bytes
    self.tableTypes = tableTypes
  }

  /// So many brackets without an end are no C; looking for each one's end would take for ever.
  private static let unclosedLimit = 100

  private mutating func run() {
    let end = bytes.count
    while index < end, unclosed < CScanner.unclosedLimit {
      switch CharacterClass.of(bytes[index]) {
      case .space, .newline: index += 1
      case .slash where CLexis.isCommentStart(bytes, index, end):
        index = CLexis.endOfComment(bytes, index, end)
      case .hash where CLexis.isLineStart(bytes, index): directive()
      case .quote: index = CLexis.endOfQuoted(bytes, index, end)
      case .letter:
        let start = index
        index = CLexis.endOfWord(bytes, index, end)
        words.append(start..<index)
      case .brace: bracket()
      default:
        switch bytes[index] {
        case UInt8(ascii: ";"): endStatement()
        case UInt8(ascii: "="): afterEquals = true
        case UInt8(ascii: "*"): words.append(index..<index + 1)
        case UInt8(ascii: "["): index = endOfBrackets(index)
        default: break
        }
        index += 1
      }
    }
  }

  /// Before the `]`, or where there is none on the line, at the `[`.
  private func endOfBrackets(_ start: Int) -> Int {
    let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    return line.firstIndex(of: UInt8(ascii: "]")) ?? start
  }

  private mutating func endStatement() {
    words.removeAll(keepingCapacity: true)
    group = nil
    afterEquals = false
  }

  private mutating func directive() {
    let directive = index..<CLexis.endOfDirective(bytes, index, bytes.count)
    index = directive.upperBound
    apply(directive)
  }

  private mutating func apply(_ directive: Range<Int>) {
    let kind = CDirective.kind(bytes, directive.lowerBound, directive.upperBound)
    switch kind {
    case .define: define(directive)
    case .other: break
    default: conditions.apply(kind, text: source.text(directive))
    }
  }

  private mutating func bracket() {
    switch bytes[index] {
    case UInt8(ascii: "("): parenthesis()
    case UInt8(ascii: "{"): brace()
    default: index += 1
    }
  }

  private mutating func parenthesis() {
    let start = index
    guard let end = CLexis.group(bytes, start, bytes.count)?.end else {
      unclosed += 1
      index += 1
      return
    }
    index = end
    guard let name = words.last else { return }
    if text(name) == "__attribute__" {
      words.removeLast()
      return
    }
    if !afterEquals, let earlier = group, earlier.wordsBefore == 0, words.count == 2 {
      // `MACRO(x)` stood alone before this.
      invoke(earlier)
      words = [name]
    }
    if !afterEquals { group = (name, start + 1..<end - 1, words.count - 1) }
    if group?.wordsBefore == 0, !afterEquals, endsLine(end) { invoke(group!) }
  }

  private mutating func brace() {
    if isLinkage {
      // `extern "C" {`: what is inside counts.
      index += 1
      endStatement()
      return
    }
    let start = index
    guard let braces = CLexis.group(bytes, start, bytes.count) ?? outermost(from: start) else {
      unclosed += 1
      index += 1
      endStatement()
      return
    }
    let body = start..<braces.end
    if afterEquals {
      table(body: body)
    } else if let group, group.wordsBefore > 0 || words.count > 1 {
      function(named: group.name, parameters: group.inside, body: body, wordsBefore: group.wordsBefore)
      endStatement()
    }
    index = braces.end
    for directive in braces.outerDirectives { apply(directive) }
  }

  private var isLinkage: Bool {
    !afterEquals && (words.isEmpty || words.count == 1 && text(words[0]) == "extern")
  }

  /// Where brackets do not balance: this code base ends every definition with `}` in the first column.
  private func outermost(from start: Int) -> CLexis.Group? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "\n"), bytes[index + 1] == UInt8(ascii: "}") {
        return CLexis.Group(end: index + 2)
      }
      index += 1
    }
    return nil
  }

  private func endsLine(_ index: Int) -> Bool {
    var index = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "/"), CLexis.isCommentStart(bytes, index, bytes.count) {
        index = CLexis.endOfComment(bytes, index, bytes.count)
        continue
      }
      if bytes[index] > 0x20 { return false }
      index += 1
    }
    return true
  }

  private mutating func table(body: Range<Int>) {
    guard let name = words.last, !conditions.isDead,
      let type = words.dropLast().map(text).first(where: tableTypes.contains)
    else { return }
    file.tables.append(
      CFile.Table(
        elementType: type, name: text(name), source: source, body: body, conditions: conditions))
  }

  private mutating func function(
    named name: Range<Int>, parameters: Range<Int>, body: Range<Int>, wordsBefore: Int
  ) {
    if conditions.isDead { return }
    let returns = words.prefix(wordsBefore).map(text)
    file.functions.append(
      CFunction(
        name: text(name), source: source, offset: name.lowerBound, returns: CType(words: returns),
        parameters: self.parameters(parameters), body: body))
  }

  private func parameters(_ range: Range<Int>) -> [CFunction.Parameter] {
    let tokens = CTokenizer.tokens(of: bytes, in: range)
    return tokens.split(omittingEmptySubsequences: false) { text($0.range) == "," }
      .compactMap { part -> CFunction.Parameter? in
        var words = part.prefix { !["[", "__attribute__"].contains(text($0.range)) }.map { text($0.range) }
        if words.isEmpty || words == ["void"] { return nil }
        var name = ""
        if words.count > 1, let last = words.last, last != "*" {
          name = last
          words.removeLast()
        }
        return CFunction.Parameter(name: name, type: CType(words: words))
      }
  }

  private mutating func define(_ range: Range<Int>) {
    let tokens = CTokenizer.tokens(of: bytes, in: range.lowerBound + 1..<range.upperBound)
    // A macro with parameters has its parenthesis right after the name.
    guard tokens.count > 3, tokens[2].range.lowerBound == tokens[1].range.upperBound,
      text(tokens[2].range) == "(",
      let close = tokens.firstIndex(where: { text($0.range) == ")" })
    else { return }
    let parameters = tokens[3..<close].filter { $0.kind == .identifier }.map { text($0.range) }
    let body = source.text(tokens[close].range.upperBound..<range.upperBound)
    if body.contains("{") {
      file.macros.append(CFile.Macro(name: text(tokens[1].range), parameters: parameters, body: body))
    }
  }

  private mutating func invoke(_ group: (name: Range<Int>, inside: Range<Int>, wordsBefore: Int)) {
    let arguments = CTokenizer.tokens(of: bytes, in: group.inside)
      .split(omittingEmptySubsequences: false) { text($0.range) == "," }
      .map { $0.map { text($0.range) }.joined() }
    file.invocations.append(
      CFile.Invocation(name: text(group.name), arguments: arguments, offset: group.name.lowerBound))
    endStatement()
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
