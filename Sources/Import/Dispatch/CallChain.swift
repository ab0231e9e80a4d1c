import Descriptors

/// How one C file calls the functions of export tables: chains of conditions on a row's types, each
/// with a cast of the row's function (`sr_kemi_fmsn_f` takes a message, a str and an int; an `x` in
/// front, as in `sr_kemi_xfmsn_f`, returns an xval).
struct CallChain {
  /// What it calls: the parameters, and int or xval for the result.
  private(set) var calls: Set<Signature> = []
  /// The parameter lists that arguments are parsed for, where that is a chain of its own.
  private(set) var parsed: Set<[KemiType]> = []
  /// The types that arguments are converted to one by one.
  private(set) var converted: Set<KemiType> = []
  /// How many arguments it lets through.
  private(set) var maximum = Signature.maximumParameters
  /// What an xval can hold to reach the script.
  private(set) var contents: Set<KemiType> = []

  /// What a row's types are known to be inside a pair of braces, by the parameter's index.
  private typealias Known = [Int: KemiType]

  /// Whether a file can be one that calls functions of export tables.
  static func isWorthReading(_ source: CSource) -> Bool { source.mentions("(sr_kemi_fm") }

  init(_ source: CSource) {
    let tokens = source.tokens(in: 0..<source.bytes.count)
    read(tokens.map { source.text($0.range) })
    let functions = CScanner.scan(source, tableTypes: []).functions
    for function in functions where function.name.hasSuffix("return_xval") {
      readContents(source.tokens(in: function.body).map { source.text($0.range) })
    }
  }

  private init() {}

  /// The calls of one interpreter whose code is in several files.
  static func combining(_ chains: [CallChain]) -> CallChain {
    chains.reduce(into: CallChain()) { all, chain in
      all.calls.formUnion(chain.calls)
      all.parsed.formUnion(chain.parsed)
      all.converted.formUnion(chain.converted)
      all.contents.formUnion(chain.contents)
      all.maximum = min(all.maximum, chain.maximum)
    }
  }

  /// Whether it can hand over arguments for these parameters.
  func passes(_ parameters: [KemiType]) -> Bool {
    if parameters.isEmpty { return true }
    if parameters.count > maximum { return false }
    return parsed.isEmpty ? parameters.allSatisfy(converted.contains) : parsed.contains(parameters)
  }

  private mutating func read(_ words: [String]) {
    var scopes: [Known] = []
    var condition: (brace: Int, known: Known)?
    for (index, word) in words.enumerated() {
      let known = scopes.last ?? [:]
      switch word {
      case "if":
        let end = CallChain.endOfGroup(words, from: index + 1)
        let isFirst = index == 0 || words[index - 1] != "else"
        condition = (end, CallChain.comparisons(words[index..<end], isFirst: isFirst))
      case "{":
        let added = condition?.brace == index ? condition?.known ?? [:] : [:]
        scopes.append(known.merging(added) { $1 })
      case "}": _ = scopes.popLast()
      case "PyArg_ParseTuple":
        if let types = CallChain.parsed(words[index...]), CallChain.fits(types, known) {
          parsed.insert(types)
        }
      case "argc" where words[index...].prefix(4) == ["argc", ">", "=", "SR_KEMI_PARAMS_MAX"]:
        // app_lua turns away six arguments up to 5.2, one fewer than its message says.
        maximum = Signature.maximumParameters - 1
      case "ptypes":
        if let (index, type) = CallChain.comparison(words[index...]), Int(index) == nil {
          converted.insert(type)
        }
      default:
        // A cast that its conditions do not bear out would read arguments as what they are not.
        if word.hasPrefix("sr_kemi_"), index > 0, words[index - 1] == "(",
          words[index...].dropFirst().first == ")",
          let signature = CallChain.signature(cast: word),
          CallChain.parameters(known) == signature.parameters
        {
          calls.insert(signature)
        }
      }
    }
  }

  /// `case SR_KEMIP_DICT:` and what follows, in the function that turns an xval into a value.
  private mutating func readContents(_ words: [String]) {
    var section: Set<KemiType> = []
    var isOpen = false
    for (index, word) in words.enumerated() {
      switch word {
      case "case", "default":
        if !isOpen { section = [] }
        isOpen = true
        guard word == "case", let type = words[index...].dropFirst().first.flatMap(CallChain.type),
          type != .none, type != .xval
        else { continue }
        section.insert(type)
        contents.insert(type)
      case ":": continue
      default:
        if index > 0, words[index - 1] == "case" { continue }
        isOpen = false
        if CallChain.refusals.contains(where: word.contains) { contents.subtract(section) }
      }
    }
  }

  /// What messages about a content that is replaced by null have in them; app_ruby hands over no text unless
  /// its `xval_mode` says so.
  private static let refusals = ["unsupported", "support disabled"]

  /// The parameters that the conditions tell: every one up to the `NONE` that ends the list.
  private static func parameters(_ known: Known) -> [KemiType]? {
    let types = known.filter { $0.value != .none }
    let parameters = types.keys.sorted().compactMap { types[$0] }
    guard types.keys.allSatisfy({ $0 < parameters.count }) else { return nil }
    return known.contains { $0.value == .none && $0.key != parameters.count } ? nil : parameters
  }

  /// The types that `PyArg_ParseTuple(args, "si:name", …)` reads: `i` and `n` integers, `s` text.
  private static func parsed(_ words: ArraySlice<String>) -> [KemiType]? {
    guard let format = words.prefix(5).last, format.first == "\"" else { return nil }
    let letters = format.dropFirst().prefix { $0 != ":" && $0 != "\"" }
    let types = letters.compactMap { formats[$0] }
    return types.isEmpty || types.count < letters.count ? nil : types
  }

  private static let formats: [Character: KemiType] = ["i": .int, "n": .int, "s": .str]

  /// Whether the conditions agree, as far as they go: the last branch of a chain has none of its own.
  private static func fits(_ types: [KemiType], _ known: Known) -> Bool {
    !known.isEmpty
      && known.allSatisfy { index, type in
        type == .none ? index == types.count : types.indices.contains(index) && types[index] == type
      }
  }

  /// What a condition says of a row's types. 5.0 has `||` where `&&` was meant: a row of the types named
  /// passes such a condition too, but it never gets beyond the first of a chain.
  private static func comparisons(_ words: ArraySlice<String>, isFirst: Bool) -> Known {
    if words.contains("|"), !isFirst { return [:] }
    var known: Known = [:]
    for index in words.indices where words[index] == "ptypes" {
      if let (position, type) = comparison(words[index...]), let position = Int(position) {
        known[position] = type
      }
    }
    return known
  }

  /// `ptypes[2] == SR_KEMIP_STR`, or with `&`.
  private static func comparison(_ words: ArraySlice<String>) -> (index: String, type: KemiType)? {
    let words = Array(words.prefix(7))
    guard words.count > 5, words[1] == "[", words[3] == "]" else { return nil }
    let name = words[4] == "&" ? words[5] : words[4] == "=" && words[5] == "=" ? words.last : nil
    return name.flatMap(type).map { (words[2], $0) }
  }

  private static func type(_ name: String) -> KemiType? {
    let prefix = "SR_KEMIP_"
    return name.hasPrefix(prefix) ? KemiType(rawValue: name.dropFirst(prefix.count).lowercased()) : nil
  }

  private static func signature(cast name: String) -> Signature? {
    guard name.hasSuffix("_f") else { return nil }
    var letters = name.dropFirst("sr_kemi_".count).dropLast(2)
    let returnsXval = letters.first == "x"
    if returnsXval { letters.removeFirst() }
    guard letters.hasPrefix("fm") else { return nil }
    var parameters: [KemiType] = []
    for letter in letters.dropFirst(2) {
      guard let type = types[letter] else { return nil }
      parameters.append(type)
    }
    return Signature(returns: returnsXval ? .xval : .int, parameters: parameters)
  }

  /// A long is handed over as a pointer to the xval that holds it.
  private static let types: [Character: KemiType] = ["n": .int, "s": .str, "v": .long]

  /// After the parenthesis that closes the one at `start`.
  private static func endOfGroup(_ words: [String], from start: Int) -> Int {
    var depth = 0
    for index in words.indices.dropFirst(start) {
      if words[index] == "(" { depth += 1 }
      if words[index] == ")" { depth -= 1 }
      if depth <= 0 { return index + 1 }
    }
    return words.count
  }
}
