import Files

/// Reads a kamailio.cfg and what it includes.
public struct ConfigurationReader {
  /// What stands for the rule in findings.
  public static let rule = "cfg"

  private var configuration = Configuration()
  private var lexer = ConfigurationLexer()
  private var findings: [(place: Configuration.Place, finding: Finding)] = []
  /// A token that was looked at and not taken.
  private var waiting: ConfigurationToken?
  private var includedBytes = 0

  /// - Throws: `FileError` where the file itself cannot be read. What it includes and cannot be read is a finding.
  public static func read(_ path: String) throws -> (configuration: Configuration, findings: [Finding]) {
    read(SourceFile(path: path, bytes: try readFile(path)))
  }

  public static func read(_ file: SourceFile) -> (configuration: Configuration, findings: [Finding]) {
    var reader = ConfigurationReader()
    reader.open(file)
    reader.run()
    let findings = reader.findings.sorted {
      ($0.place.file, $0.place.range.start) < ($1.place.file, $1.place.range.start)
    }
    return (reader.configuration, findings.map(\.finding))
  }

  /// The words that are no defined name's, whatever `#!define` says.
  static let keywords: Set<String> = [
    "loadmodule", "loadmodulex", "loadpath", "mpath", "modparam", "modparamx", "cfgengine", "kemi",
    "include_file", "import_file", "async_tkv_evcb", "if", "else", "while", "switch", "return", "exit",
    "drop",
    "route", "request_route", "onreply_route", "reply_route", "failure_route", "branch_route", "onsend_route",
    "event_route", "error_route",
  ]

  private static let routeKinds: Set<String> = [
    "route", "request_route", "onreply_route", "reply_route", "failure_route", "branch_route", "onsend_route",
    "event_route", "error_route",
  ]

  /// A server stops at 10 files inside each other; so many in all are nobody's intention.
  private static let (nestingLimit, fileLimit, byteLimit) = (10, 1_000, 64 * 1024 * 1024)

  /// More say nothing new.
  private static let findingLimit = 100

  /// A path without folders and `.so`.
  static func moduleName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".so") ? String(name.dropLast(3)) : name
  }

  // MARK: - Tokens

  private mutating func next() -> ConfigurationToken? {
    if let token = waiting {
      waiting = nil
      return token
    }
    while let event = lexer.next() {
      switch event {
      case .token(let token): return token
      case .include(let path, let isOptional, let place): include(path, isOptional: isOptional, at: place)
      }
    }
    return nil
  }

  private mutating func take(_ kind: ConfigurationToken.Kind) -> ConfigurationToken? {
    guard let token = next() else { return nil }
    if token.kind == kind { return token }
    waiting = token
    return nil
  }

  private mutating func takeSign(_ sign: Unicode.Scalar) -> Bool { take(.sign(UInt8(ascii: sign))) != nil }

  // MARK: - Statements

  private mutating func run() {
    // Inside the blocks of routes none of these words begins a statement, so braces need no counting.
    while let token = next() {
      if token.kind == .identifier { statement(token) }
    }
    lexer.finish()
    for (place, text) in lexer.problems { report(text, at: place) }
    for (place, text) in lexer.warnings { report(text, at: place, severity: .warning) }
    configuration.modules += lexer.leftOut
    if lexer.isLost { configuration.isComplete = false }
  }

  private mutating func statement(_ word: ConfigurationToken) {
    switch word.text {
    case "loadmodule", "loadmodulex": load(word)
    case "modparam", "modparamx": parameter(word)
    case "cfgengine":
      _ = takeSign("=")
      if let value = text(after: word) { configuration.engine = setting("cfgengine", value) }
    case "kemi": kemi()
    case "async_tkv_evcb":
      if takeSign("="), let value = text(after: word) {
        configuration.callbackSettings.append(setting(word.text, value))
      }
    case _ where ConfigurationReader.routeKinds.contains(word.text): route(word)
    default: break
    }
  }

  private mutating func text(after word: ConfigurationToken) -> ConfigurationToken? {
    if let token = take(.string) { return token }
    // A name that stands for something unknown, or whose value comes from elsewhere, is no mistake.
    if let token = next() {
      waiting = token
      if token.kind == .identifier {
        configuration.isComplete = false
        return nil
      }
    }
    report("'\(word.text)' needs a text in quotes", at: word.place)
    configuration.isComplete = false
    return nil
  }

  private func setting(_ name: String, _ token: ConfigurationToken) -> Configuration.Setting {
    Configuration.Setting(name: name, value: token.text, isExact: token.isExact, place: token.place)
  }

  private mutating func load(_ word: ConfigurationToken) {
    let hasParenthesis = takeSign("(")
    guard let path = text(after: word) else { return }
    if hasParenthesis {
      while let token = next(), !token.isSign(")") {}
    }
    // `loadmodulex` evaluates variables in the path.
    if !path.isExact || word.text == "loadmodulex" && path.text.contains("$") {
      configuration.isComplete = false
      return
    }
    let name = ConfigurationReader.moduleName(path.text)
    lexer.loaded.insert(name)
    configuration.modules.append(Configuration.LoadedModule(name: name, place: path.place))
  }

  private mutating func parameter(_ word: ConfigurationToken) {
    guard takeSign("(") else { return report("'\(word.text)' needs '(' after it", at: word.place) }
    var values: [[ConfigurationToken]] = [[]]
    var level = 1
    while let token = next() {
      if token.isSign("(") { level += 1 }
      if token.isSign(")") { level -= 1 }
      if level == 0 { break }
      // What belongs to the next statement shows that this one has no end.
      if token.kind == .identifier, ConfigurationReader.keywords.contains(token.text), token.text != word.text
      {
        waiting = token
        return report("the ')' of '\(word.text)' is missing", at: word.place)
      }
      if token.isSign(","), level == 1 { values.append([]) } else { values[values.count - 1].append(token) }
    }
    guard values.count == 3, let value = values[2].first else {
      return report("'\(word.text)' takes three values: module, name and value", at: word.place)
    }
    guard values[0].count == 1, values[0][0].kind == .string, values[1].count == 1,
      values[1][0].kind == .string
    else { return }
    let isText = values[2].count == 1 && value.kind == .string
    let isNumber = values[2].allSatisfy { $0.kind == .number || $0.isSign("-") }
    configuration.parameters.append(
      Configuration.Parameter(
        modules: values[0][0].text.split(separator: "|").map(String.init), name: values[1][0].text,
        value: values[2].map(\.text).joined(), isText: isText,
        isExact: value.isExact && (isText || isNumber)
          && !(word.text == "modparamx" && isText && value.text.contains("$")),
        place: value.place))
  }

  /// `kemi.request_route_callback = "…"`.
  private mutating func kemi() {
    guard takeSign("."), let name = take(.identifier), takeSign("="), let value = take(.string) else {
      return
    }
    configuration.callbackSettings.append(setting("kemi.\(name.text)", value))
  }

  /// `route[NAME] {`.
  private mutating func route(_ word: ConfigurationToken) {
    var name: String?
    if takeSign("[") {
      var text = ""
      while let token = next(), !token.isSign("]") {
        text += token.text
        if text.utf8.count > 256 { return }
      }
      name = text
    }
    guard takeSign("{") else { return }
    configuration.routes.append(Configuration.RouteBlock(kind: word.text, name: name, place: word.place))
  }

  // MARK: - Files

  private mutating func open(_ file: SourceFile) {
    lexer.input.open(file.bytes, file: configuration.files.count)
    configuration.files.append(file)
  }

  private mutating func include(_ path: String?, isOptional: Bool, at place: Configuration.Place) {
    guard let path else {
      report("the path of the file has to stand in double quotes, without space in it", at: place)
      configuration.isComplete = false
      return
    }
    if lexer.input.fileDepth > ConfigurationReader.nestingLimit {
      report("the server allows \(ConfigurationReader.nestingLimit) files inside each other", at: place)
      return giveUp()
    }
    guard configuration.files.count < ConfigurationReader.fileLimit,
      includedBytes <= ConfigurationReader.byteLimit
    else {
      report("so many files are included that the rest is not looked at", at: place)
      return giveUp()
    }
    let candidates = candidates(path, from: configuration.files[place.file].path)
    for candidate in candidates {
      guard fileExists(candidate) else { continue }
      do {
        let bytes = try readFile(candidate)
        includedBytes += bytes.count
        return open(SourceFile(path: candidate, bytes: bytes))
      } catch let error as FileError {
        report("the file '\(path)' \(error.reason)", at: place)
      } catch {
        report("the file '\(path)' cannot be read", at: place)
      }
      configuration.isComplete = false
      return
    }
    if isOptional { return }
    report("the file '\(path)' is not there", at: place, severity: .warning)
    configuration.isComplete = false
  }

  private mutating func giveUp() {
    lexer.isLost = true
    lexer.input.close()
  }

  /// Where the file may be: beside the file that names it, under its own path, and as configurations are often checked
  /// elsewhere than they run, beside the file by its last part.
  private func candidates(_ path: String, from file: String) -> [String] {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    if !path.hasPrefix("/") { return [folder + path] }
    return [path, folder + (path.split(separator: "/").last ?? "")]
  }

  private mutating func report(
    _ text: String, at place: Configuration.Place, severity: Finding.Severity = .error
  ) {
    guard findings.count < ConfigurationReader.findingLimit else { return }
    let finding = Finding(
      rule: ConfigurationReader.rule, severity: severity, file: configuration.files[place.file].path,
      range: place.range, text: text)
    findings.append((place, finding))
  }
}
