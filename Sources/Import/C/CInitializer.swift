/// The rows of a table, read from its braces.
struct CInitializer {
  /// One `{ … }` of the table, cut at its commas.
  struct Row {
    let fields: [Field]
    let offset: Int
    /// What has to hold for the row to be compiled; nil where nothing has to.
    let condition: String?
  }

  /// What stands between two commas of a row.
  struct Field {
    /// The fields of a `{ … }` in it.
    let nested: [Field]
    let words: [Word]

    struct Word {
      let kind: CToken.Kind
      let text: String
    }

    /// The text of the string in it, if there is one: `"x"`, `str_init("x")`, `{"x", 1}`.
    var string: String? {
      words.first { $0.kind == .string }.map { String($0.text.dropFirst().dropLast()) }
        ?? nested.lazy.compactMap(\.string).first
    }

    /// The last name in it: the function in `(cmd_function)w_name`.
    var lastIdentifier: String? { words.last { $0.kind == .identifier }?.text }

    var identifiers: [String] { words.filter { $0.kind == .identifier }.map(\.text) }

    var number: Int? { words.first { $0.kind == .number }.flatMap { Int($0.text) } }
  }

  static func rows(of table: CFile.Table) -> [Row] {
    var parser = CInitializer(source: table.source, conditions: table.conditions)
    parser.tokens = table.source.tokens(in: table.body)[...]
    return parser.rows()
  }

  private let source: CSource
  private var conditions: CConditions
  private var tokens: ArraySlice<CToken> = []

  private init(source: CSource, conditions: CConditions) {
    self.source = source
    self.conditions = conditions
  }

  private mutating func rows() -> [Row] {
    _ = take("{")
    var rows: [Row] = []
    while let token = tokens.first {
      if token.kind == .directive {
        directive()
      } else if text(token) == "{" {
        let offset = token.range.lowerBound
        let condition = conditions.text
        let isDead = conditions.isDead
        let fields = group()
        if !isDead { rows.append(Row(fields: fields, offset: offset, condition: condition)) }
      } else {
        tokens.removeFirst()
      }
    }
    return rows
  }

  private mutating func group(depth level: Int = 0) -> [Field] {
    _ = take("{")
    var fields: [Field] = []
    var words: [Field.Word] = []
    var nested: [Field] = []
    var depth = 0
    func field() -> Field { Field(nested: nested, words: words) }
    while let token = tokens.first {
      let word = text(token)
      if token.kind == .directive {
        directive()
        continue
      }
      if word == "{" {
        if level < 16 { nested = group(depth: level + 1) } else { tokens.removeFirst() }
        continue
      }
      tokens.removeFirst()
      if word == "}" { break }
      if word == ",", depth == 0 {
        fields.append(field())
        words = []
        nested = []
        continue
      }
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if token.kind != .punctuation { words.append(Field.Word(kind: token.kind, text: word)) }
    }
    if !words.isEmpty || !nested.isEmpty { fields.append(field()) }
    return fields
  }

  private mutating func directive() {
    let token = tokens.removeFirst()
    let kind = source.bytes.withUnsafeBufferPointer {
      CDirective.kind($0, token.range.lowerBound, token.range.upperBound)
    }
    conditions.apply(kind, text: text(token))
  }

  private mutating func take(_ word: String) -> Bool {
    guard let token = tokens.first, text(token) == word else { return false }
    tokens.removeFirst()
    return true
  }

  private func text(_ token: CToken) -> String { source.text(token.range) }
}
