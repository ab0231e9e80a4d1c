import Glibc
import KemiRuntime

/// Every kind of parameter and result, for the tests of modules in Swift.
struct Trial: TrialModule {
  private let parameters: TrialParameters
  private let state = State()

  private final class State {
    var taken: [UInt8] = []
    var process: ServerProcess?
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ parameters: TrialParameters) throws {
    guard parameters.limit > 0 else {
      throw Failure(description: "limit has to be at least 1, not \(parameters.limit)")
    }
    self.parameters = parameters
  }

  func startProcess(_ process: ServerProcess) throws {
    if parameters.greeting == "no process" { throw Failure(description: "no process wanted") }
    state.process = process
    note("begin \(process)")
  }

  func stop() { note("stop") }

  private func note(_ line: String) {
    guard !parameters.journal.isEmpty, let file = fopen(parameters.journal, "a") else { return }
    fputs("\(getpid()) \(line)\n", file)
    fclose(file)
  }
}

// MARK: Parameters

extension Trial {
  func takeN(_: any Message, a: Int32) -> Int32 { take(a) }
  func takeS(_: any Message, a: Text) -> Int32 { take(a) }
  func takeNn(_: any Message, a: Int32, b: Int32) -> Int32 { take(a, b) }
  func takeNs(_: any Message, a: Int32, b: Text) -> Int32 { take(a, b) }
  func takeSn(_: any Message, a: Text, b: Int32) -> Int32 { take(a, b) }
  func takeSs(_: any Message, a: Text, b: Text) -> Int32 { take(a, b) }
  func takeNsn(_: any Message, a: Int32, b: Text, c: Int32) -> Int32 { take(a, b, c) }
  func takeSns(_: any Message, a: Text, b: Int32, c: Text) -> Int32 { take(a, b, c) }
  func takeSss(_: any Message, a: Text, b: Text, c: Text) -> Int32 { take(a, b, c) }
  func takeNsns(_: any Message, a: Int32, b: Text, c: Int32, d: Text) -> Int32 { take(a, b, c, d) }
  func takeSsss(_: any Message, a: Text, b: Text, c: Text, d: Text) -> Int32 { take(a, b, c, d) }
  func takeNsnsn(_: any Message, a: Int32, b: Text, c: Int32, d: Text, e: Int32) -> Int32 {
    take(a, b, c, d, e)
  }
  func takeSssss(_: any Message, a: Text, b: Text, c: Text, d: Text, e: Text) -> Int32 {
    take(a, b, c, d, e)
  }
  func takeSsssss(_: any Message, a: Text, b: Text, c: Text, d: Text, e: Text, f: Text) -> Int32 {
    take(a, b, c, d, e, f)
  }

  private func take(_ arguments: any Argument...) -> Int32 {
    state.taken = Array(arguments.map(\.written).joined(separator: Array("|".utf8)))
    return Int32(arguments.count)
  }

  func taken(_: any Message, into result: inout TextBuffer) { result.append(state.taken) }
  func isTaken(_: any Message, text: Text) -> Bool { text.bytes.elementsEqual(state.taken) }
  func sameInt(_: any Message, number: Int32) -> Int32 { number }
  func length(_: any Message, text: Text) -> Int32 { Int32(clamping: text.bytes.count) }
}

private protocol Argument {
  var written: [UInt8] { get }
}

extension Int32: Argument {
  fileprivate var written: [UInt8] { Array(String(self).utf8) }
}

extension Text: Argument {
  fileprivate var written: [UInt8] { copy }
}

// MARK: Results

extension Trial {
  func isPositive(_: any Message, number: Int32) -> Bool { number > 0 }
  func nothing(_: any Message, text: Text) { _ = take(text) }
  func sum(_: any Message, a: Int32, b: Int32) -> Int32 { a &+ b }
  func upper(_: any Message, text: Text, into result: inout TextBuffer) {
    for byte in text.bytes { result.append((97...122).contains(byte) ? byte - 32 : byte) }
  }
  func sameText(_: any Message, text: Text, into result: inout TextBuffer) { result.append(text) }
  func big(_: any Message, number: Int32) -> Int { Int(number) * 65_536 }

  func entries(_: any Message, count: Int32) -> Value {
    .dict((0..<max(0, count)).map { DictionaryItem("n\($0 + 1)", .int($0)) })
  }

  func elements(_: any Message, count: Int32) -> Value { .array((0..<max(0, count)).map { .int($0) }) }

  func value(_: any Message, kind: Text) throws -> Value {
    let kind = kind.string
    switch kind {
    case "none": return .none
    case "null": return .null
    case "int": return .int(.min)
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "text": return .str("grüß\u{20AC}")
    case "empty text": return .str("")
    case "zero": return .str([0x61, 0, 0x62])
    case "no UTF-8": return .str([0xFF, 0x61])
    case "small long": return .long(-70_000)
    case "long": return .long(1 << 40)
    case "dict": return .dict([DictionaryItem("a", .int(-1)), DictionaryItem("b", .str("x"))])
    case "array": return .array([.int(7), .str("y"), .bool(true), .bool(false), .long(9)])
    case "empty dict": return .dict([])
    case "empty array": return .array([])
    case "hole": return .array([.int(1), .null, .int(3)])
    case "nested":
      let inner = Value.dict([DictionaryItem("list", .array([.int(1), .array([.str("deep")])]))])
      return .dict([
        DictionaryItem("", .str("no name")), DictionaryItem("d", inner), DictionaryItem("e", .dict([])),
      ])
    case "array of dicts": return .array([.dict([DictionaryItem("a", .int(1))])])
    case "long in dict":
      return .dict([DictionaryItem("first", .array([.int(1)])), DictionaryItem("n", .long(1 << 40))])
    default:
      guard let depth = Int(kind) else { throw Failure(description: "no kind '\(kind)'") }
      return nested(depth)
    }
  }

  /// Arrays in each other, whatever their number.
  private func nested(_ depth: Int) -> Value {
    (0..<depth).reduce(.str("core")) { value, _ in .array([value]) }
  }

  private var failure: Failure { Failure(description: "meant to fail") }

  func failInt(_: any Message) throws -> Int32 { throw failure }
  func failBool(_: any Message) throws -> Bool { throw failure }
  func failNone(_: any Message) throws { throw failure }
  func failXval(_: any Message) throws -> Value { throw failure }
  func failLong(_: any Message) throws -> Int { throw failure }
  func failStr(_: any Message, into result: inout TextBuffer) throws {
    result.append("half")
    throw failure
  }
}

// MARK: The message

extension Trial {
  func variable(_ message: any Message, name: Text) throws -> Value {
    try message.call("pv.get", [.str(name.copy)])
  }

  func setVariable(_ message: any Message, name: Text, value: Text) throws -> Bool {
    try message.call("pv.sets", [.str(name.copy), .str(value.copy)]) == .bool(true)
  }

  func appendHeader(_ message: any Message, header: Text) throws -> Int32 {
    guard case .int(let result) = try message.call("KSR.hdr.append", [.str(header.copy)]) else { return 0 }
    return result
  }

  func finds(_ message: any Message, pattern: Text) throws -> Bool {
    try message.call("textops.search", [.str(pattern.copy)]) == .int(1)
  }

  func call(_ message: any Message, function: Text, argument: Text) throws -> Value {
    try message.call(function.string, [.str(argument.copy)])
  }

  func callLong(_ message: any Message, number: Text) throws -> Value {
    try message.call("own.number", [.str("name"), .long(Int(number.string) ?? 0)])
  }

  func core(_ message: any Message, function: Text) throws -> Value {
    try message.call(function.string, [.str("argument")])
  }

  func around(
    _ message: any Message, function: Text, name: Text, into result: inout TextBuffer
  ) throws {
    result.append("<")
    _ = try message.call(function.string, [.str(name.copy)])
    result.append(state.taken)
    result.append(">")
  }

  func settings(_: any Message, into result: inout TextBuffer) {
    result.append("\(parameters.greeting) \(parameters.limit)")
  }

  func process(_: any Message) -> Value { state.process.map { .str("\($0)") } ?? .null }
}
