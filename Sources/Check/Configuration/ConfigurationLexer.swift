/// Cuts a configuration into tokens as the server's lexer does, with its preprocessor.
///
/// The reader of tokens opens included files and looks at directives' effects through the lexer's state.
struct ConfigurationLexer {
  var input = ConfigurationInput()
  var defines = Defines()
  private(set) var conditions: [ConfigurationCondition] = []
  /// What is wrong, in the order of reading.
  private(set) var problems: [(place: Configuration.Place, text: String)] = []
  /// What the server puts up with.
  private(set) var warnings: [(place: Configuration.Place, text: String)] = []
  /// Modules that stand in branches that do not count.
  var leftOut: [Configuration.LoadedModule] = []
  /// Whether something could not be followed.
  var isLost = false
  /// Whether a module is loaded so far.
  var loaded: Set<String> = []

  /// Whether what is read now surely counts.
  var isCertain: Bool { conditions.allSatisfy { $0.state == .taken } }

  enum Event {
    case token(ConfigurationToken)
    /// `include_file` or `import_file` and the rest of what stands there.
    case include(path: String?, isOptional: Bool, place: Configuration.Place)
  }

  mutating func next() -> Event? {
    while !input.isAtEnd {
      if conditions.contains(where: { $0.state == .skipped }) {
        skipBranch()
        continue
      }
      guard let byte = input.peek() else {
        _ = input.closeIfDone()
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"): input.advance()
      case _ where ConfigurationLexis.isSpace(byte): input.advance()
      case UInt8(ascii: "#"), UInt8(ascii: "!"):
        if let event = prefixed(byte) { return event }
      case UInt8(ascii: "/") where input.peek(1) == byte: input.skipLine()
      case UInt8(ascii: "/") where input.peek(1) == UInt8(ascii: "*"): comment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return .token(string(byte))
      case UInt8(ascii: "$"): variable()
      case _ where ConfigurationLexis.isWord(byte):
        if let event = word() { return event }
      default: return .token(sign(byte))
      }
    }
    return nil
  }

  func place(from start: Int) -> Configuration.Place {
    Configuration.Place(file: input.file, range: SourceRange(start, max(input.endOffset, start)))
  }

  private mutating func sign(_ byte: UInt8) -> ConfigurationToken {
    let start = input.offset
    input.advance()
    return ConfigurationToken(
      kind: .sign(byte), text: String(UnicodeScalar(byte)), place: place(from: start))
  }

  /// `#` and `!`: a directive, a comment, or a sign.
  private mutating func prefixed(_ byte: UInt8) -> Event? {
    if input.peek(1) == UInt8(ascii: "!") {
      if let directive = ConfigurationDirective(input.rest) { return apply(directive) }
      if byte == UInt8(ascii: "#") { warnOfComment() }
    }
    if byte == UInt8(ascii: "#") {
      input.skipLine()
      return nil
    }
    return .token(sign(byte))
  }

  /// `#!endif # comment` is a comment as a whole, and leaves the branch open.
  private mutating func warnOfComment() {
    let rest = input.rest
    let word = rest.dropFirst(2).prefix(5).prefix(while: ConfigurationLexis.isWord)
    let after = rest[word.endIndex...].first
    guard word.elementsEqual("endif".utf8) || word.elementsEqual("else".utf8),
      after.map({ !ConfigurationLexis.isWord($0) }) ?? true
    else { return }
    let start = input.offset
    let name = String(decoding: word, as: UTF8.self)
    warnings.append(
      (
        Configuration.Place(file: input.file, range: SourceRange(start, start + 2 + word.count)),
        "nothing may follow '#!\(name)' on its line; the server takes this line for a comment"
      ))
  }

  private mutating func comment() {
    let start = input.offset
    let place = Configuration.Place(file: input.file, range: SourceRange(start, start + 2))
    var depth = 0
    while !input.isAtEnd {
      guard let byte = input.peek() else {
        // A comment may begin in an included file and end after it.
        if !input.closeIfDone() { break }
        continue
      }
      let next = input.peek(1)
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        depth += 1
        input.advance(2)
      } else if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        depth -= 1
        input.advance(2)
        if depth == 0 { return }
      } else {
        input.advance()
      }
    }
    problems.append((place, "the comment is never closed; comments inside it have to be closed too"))
    isLost = true
  }

  /// A string; strings in double quotes with nothing but space between them are one.
  private mutating func string(_ quote: UInt8) -> ConfigurationToken {
    let start = input.offset
    let file = input.file
    var bytes: [UInt8] = []
    var end = start
    while true {
      input.advance()
      guard part(quote, into: &bytes) else {
        problems.append(
          (
            Configuration.Place(file: file, range: SourceRange(start, start + 1)),
            "the string is never closed"
          ))
        isLost = true
        break
      }
      end = max(input.endOffset, start)
      if quote == UInt8(ascii: "'") || !nextIsString() { break }
    }
    return ConfigurationToken(
      kind: .string, text: String(decoding: defines.substituted(bytes), as: UTF8.self),
      isExact: !defines.hasPatterns, place: Configuration.Place(file: file, range: SourceRange(start, end)))
  }

  private mutating func part(_ quote: UInt8, into bytes: inout [UInt8]) -> Bool {
    while let byte = input.peek() {
      input.advance()
      if byte == quote { return true }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        escape(into: &bytes)
      } else {
        bytes.append(byte)
      }
    }
    return false
  }

  private mutating func escape(into bytes: inout [UInt8]) {
    guard let byte = input.peek() else { return }
    switch byte {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "a"): bytes.append(0x07)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "x"):
      input.advance()
      number(radix: 16, upTo: 2, orElse: "\\x", into: &bytes)
      return
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      number(radix: 8, upTo: 3, orElse: "\\", into: &bytes)
      return
    default: bytes += [UInt8(ascii: "\\"), byte]
    }
    input.advance()
  }

  private mutating func number(
    radix: Int, upTo count: Int, orElse text: StaticString, into bytes: inout [UInt8]
  ) {
    var value = 0
    var digits = 0
    while digits < count, let byte = input.peek(digits),
      let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix
    {
      value = value * radix + digit
      digits += 1
    }
    if digits >= (radix == 8 ? 2 : 1) {
      bytes.append(UInt8(truncatingIfNeeded: value))
      input.advance(digits)
    } else {
      bytes += text.description.utf8
    }
  }

  /// Whether another string follows that belongs to this one; the space before it is read then.
  private mutating func nextIsString() -> Bool {
    var distance = 0
    while let byte = input.peek(distance), ConfigurationLexis.isSpace(byte) || byte == UInt8(ascii: "\n") {
      distance += 1
    }
    guard input.peek(distance) == UInt8(ascii: "\"") else { return false }
    input.advance(distance)
    return true
  }

  /// A pseudo-variable in the native language: its braces are none of a block's.
  private mutating func variable() {
    input.advance()
    var length = 0
    while let byte = input.peek(length), ConfigurationLexis.isWord(byte) { length += 1 }
    guard input.peek(length) == UInt8(ascii: "(") else { return input.advance(length) }
    var depth = 0
    while let byte = input.peek(length), byte != UInt8(ascii: "\n") {
      length += 1
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return input.advance(length) }
      }
    }
  }

  private mutating func word() -> Event? {
    let start = input.offset
    var bytes: [UInt8] = []
    while let byte = input.peek(), ConfigurationLexis.isWord(byte) {
      bytes.append(byte)
      input.advance()
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let place = place(from: start)
    let isName = !(bytes.first.map { (48...57).contains($0) } ?? true)
    switch text {
    case "include_file", "import_file": return include(isOptional: text == "import_file", from: start)
    case _ where isName && !ConfigurationReader.keywords.contains(text):
      guard let define = defines.define(text), let value = define.value, !value.isEmpty else { break }
      if input.expand(value, at: place.range) { return nil }
      isLost = true
    default: break
    }
    return .token(ConfigurationToken(kind: isName ? .identifier : .number, text: text, place: place))
  }

  /// What stands after `include_file`: a path in quotes without space in it.
  fileprivate mutating func include(isOptional: Bool, from start: Int) -> Event {
    while input.peek() == 0x20 || input.peek() == 0x09 { input.advance() }
    let pathStart = input.offset
    var bytes: [UInt8] = []
    while let byte = input.peek(), !ConfigurationLexis.isSpace(byte), byte != UInt8(ascii: "\n") {
      bytes.append(byte)
      input.advance()
    }
    let isQuoted = bytes.count > 2 && bytes.first == UInt8(ascii: "\"") && bytes.last == UInt8(ascii: "\"")
    let path = isQuoted ? defines.substituted(Array(bytes.dropFirst().dropLast())) : nil
    return .include(
      path: path.map { String(decoding: $0, as: UTF8.self) }, isOptional: isOptional,
      place: place(from: bytes.isEmpty ? start : pathStart))
  }
}

// MARK: - The preprocessor

/// An `#!ifdef` that is open.
struct ConfigurationCondition {
  enum State { case taken, skipped, unknown }

  var state: State
  /// As written, for messages: `#!ifdef WITH_NAT`.
  let text: String
  let place: Configuration.Place
}

extension ConfigurationLexer {
  fileprivate mutating func apply(_ directive: ConfigurationDirective) -> Event? {
    let start = input.offset
    let isCertain = isCertain
    input.advance(directive.length)
    switch directive.kind {
    case .include(let isOptional): return include(isOptional: isOptional, from: start)
    case .condition, .elseBranch, .endif: applyCondition(directive, from: start)
    case .define(let keepsOld):
      let (name, value) = definition()
      if keepsOld, defines.define(name) != nil { return nil }
      if !name.isEmpty { defines.define(name, value, isCertain: isCertain) }
    case .defineExpression:
      let (name, _) = definition()
      if !name.isEmpty { defines.define(name, nil, isCertain: isCertain) }
    case .defineEnvironment:
      let name = String(decoding: input.line.filter { !ConfigurationLexis.isSpace($0) }, as: UTF8.self)
      input.advance(input.line.count)
      if let first = name.split(separator: "=").first { defines.define(String(first), nil, isCertain: false) }
    case .undefine:
      defines.undefine(
        String(decoding: input.line.prefix(while: ConfigurationLexis.isWord), as: UTF8.self),
        isCertain: isCertain)
      input.advance(input.line.count)
    case .substitute(let isDefine, let isQuoted): substitution(isDefine: isDefine, isQuoted: isQuoted)
    }
    return nil
  }

  /// A name and the text up to the line's end; a backslash before that continues the line.
  private mutating func definition() -> (name: String, value: [UInt8]) {
    let name = input.line.prefix(while: ConfigurationLexis.isWord)
    input.advance(name.count)
    var value: [UInt8] = []
    while let byte = input.peek() {
      if byte == UInt8(ascii: "\\"), input.peek(1) == UInt8(ascii: "\n") {
        input.advance(2)
        continue
      }
      if byte == UInt8(ascii: "\n") { break }
      if !(value.isEmpty && ConfigurationLexis.isSpace(byte)) { value.append(byte) }
      input.advance()
    }
    if value.last == UInt8(ascii: "\r") { value.removeLast() }
    return (String(decoding: name, as: UTF8.self), value)
  }

  private mutating func substitution(isDefine: Bool, isQuoted: Bool) {
    let start = input.offset
    guard let quote = input.peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      problems.append((place(from: start), "a substitution is a string such as \"/pattern/value/\""))
      return
    }
    let token = string(quote)
    let isWellFormed = defines.substitute(
      Array(token.text.utf8), isDefine: isDefine, isQuoted: isQuoted, isCertain: isCertain)
    if !isWellFormed {
      problems.append((token.place, "this is no substitution such as \"/pattern/value/\""))
    }
  }

  private static let conditionLimit = 512

  private mutating func applyCondition(_ directive: ConfigurationDirective, from start: Int) {
    switch directive.kind {
    case .condition(let kind):
      let line = input.line
      let name = String(decoding: line.prefix(while: ConfigurationLexis.isWord), as: UTF8.self)
      let text = String(decoding: line, as: UTF8.self)
      input.advance(line.count)
      let place = place(from: start)
      if conditions.count >= ConfigurationLexer.conditionLimit {
        problems.append(
          (place, "the server allows \(ConfigurationLexer.conditionLimit) conditions inside each other"))
        isLost = true
        return input.close()
      }
      let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      conditions.append(
        ConfigurationCondition(
          state: state(of: kind, name: name, expression: trimmed),
          text: "#!\(kind.rawValue) \(kind == .ifexp ? trimmed : name)", place: place))
    case .elseBranch:
      guard let last = conditions.indices.last else { return unopened("else", from: start) }
      switch conditions[last].state {
      case .taken: conditions[last].state = .skipped
      case .skipped: conditions[last].state = .taken
      case .unknown: break
      }
    default:
      if conditions.popLast() == nil { unopened("endif", from: start) }
    }
  }

  private mutating func unopened(_ name: String, from start: Int) {
    let warning = (place(from: start), "there is no '#!ifdef' before this '#!\(name)'")
    if name == "else" { warnings.append(warning) } else { problems.append(warning) }
  }

  private func state(
    of kind: ConfigurationDirective.Condition, name: String, expression: String
  ) -> ConfigurationCondition.State {
    if kind == .ifexp { return .unknown }
    switch defines.state(of: name, loaded: loaded.contains) {
    case .unknown: return .unknown
    case .defined: return kind == .ifdef ? .taken : .skipped
    case .undefined: return kind == .ifdef ? .skipped : .taken
    }
  }

  /// Reads a branch that does not count up to the next directive that may end it.
  fileprivate mutating func skipBranch() {
    while let byte = input.peek() {
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "!"), input.peek(1) == UInt8(ascii: "!") {
        if let directive = ConfigurationDirective(input.rest), directive.isConditional {
          let start = input.offset
          input.advance(directive.length)
          return applyCondition(directive, from: start)
        }
        warnOfComment()
        // One warning a line.
        input.advance(2)
      } else if byte == UInt8(ascii: "l"), input.starts(with: "loadmodule"), input.isLineStart {
        noteLeftOut()
      } else {
        input.advance()
      }
    }
    _ = input.closeIfDone()
  }

  /// A `loadmodule` that would count if a name were defined.
  private mutating func noteLeftOut() {
    let line = input.line
    let start = input.offset
    input.advance("loadmodule".utf8.count)
    guard let condition = conditions.first(where: { $0.state == .skipped }),
      let open = line.firstIndex(of: UInt8(ascii: "\"")),
      let close = line[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
    else { return }
    let path = String(decoding: line[(open + 1)..<close], as: UTF8.self)
    let range = SourceRange(start + open - line.startIndex, start + close + 1 - line.startIndex)
    leftOut.append(
      Configuration.LoadedModule(
        name: ConfigurationReader.moduleName(path),
        place: Configuration.Place(file: input.file, range: range), leftOutBy: condition.text))
  }

  /// What is still open at the end of everything.
  mutating func finish() {
    // Where the rest could not be read, so could not what ends the branches.
    if isLost { return }
    for condition in conditions {
      problems.append((condition.place, "'\(condition.text)' has no '#!endif'"))
    }
  }
}
