import Files
import JSON
import KemiRuntime

/// Reads recordings; `schemas/recording.schema.json` describes a line of them.
struct RecordingReader {
  private(set) var recording = Recording()
  private(set) var report: [Diagnostic] = []
  /// The routes that have begun and not ended, by process, the innermost last.
  private var open: [Int: [Recording.Run]] = [:]
  private var file = ""
  private var errorCount = 0

  private static let maximumSize = 2 << 30
  private static let maximumErrors = 5

  /// - Throws: `FileError`, or `Diagnostics` with what is wrong in the files.
  /// - Returns: The recording, and what is to be said about it: that its end is missing.
  static func read(_ files: [String]) throws -> (recording: Recording, warnings: [Diagnostic]) {
    var reader = RecordingReader()
    for file in files { reader.read(file, try readFile(file, limit: maximumSize)) }
    let errors = reader.report.filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
    return (reader.recording, reader.report)
  }

  mutating func read(_ file: String, _ bytes: [UInt8]) {
    self.file = file
    var start = 0
    var line = 0
    while start < bytes.count, errorCount < RecordingReader.maximumErrors {
      line += 1
      let end = bytes[start...].firstIndex(of: 0x0A)
      let text = Array(bytes[start..<(end ?? bytes.count)])
      start = (end ?? bytes.count) + 1
      if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let document = JSONDocument(file: file, bytes: text, what: "a line of a recording")
      if !document.problems.isEmpty, end == nil {
        warn(line, "the last line is not complete, and left out; the recording goes on, or was cut")
      } else if !document.problems.isEmpty {
        append(document.problems, at: line)
      } else {
        read(document, at: line)
      }
    }
    for run in open.values.compactMap(\.first).sorted(by: { $0.line < $1.line }) {
      warn(run.line, "\(run.route) does not end here: its process has not come to it, or the file was cut")
    }
    recording.runs.removeAll { $0.ending == nil }
    open = [:]
  }

  // MARK: Lines

  private static let events = ["begin", "call", "end"]

  private mutating func read(_ document: JSONDocument, at line: Int) {
    var problems: [Diagnostic] = []
    let keys = [
      "event", "route", "arguments", "within", "time", "source", "received", "message", "process", "function",
      "result", "error", "line", "ending",
    ]
    guard
      let object = ObjectReader(
        document.root, of: document, what: "a line of a recording", keys: keys, report: &problems),
      let event = object.requiredString("event", in: "the line", report: &problems)
    else { return append(problems, at: line) }
    let process = object.integer("process", in: 0...Int(Int32.max), report: &problems) ?? 0
    switch event {
    case "begin": begin(object, process, line, &problems)
    case "call": call(object, process, line, &problems)
    case "end": end(object, process, line, &problems)
    // What kemi run writes besides is nothing that a server does.
    case "effect", "note": break
    default:
      problems.append(
        object.error(
          "'\(event)' is no event of a recording: \(RecordingReader.events.joined(separator: ", "))",
          at: "event", rule: "event"))
    }
    append(problems, at: line)
  }

  private mutating func begin(
    _ object: ObjectReader, _ process: Int, _ line: Int, _ problems: inout [Diagnostic]
  ) {
    guard let route = object.requiredString("route", in: "the line", report: &problems) else { return }
    var message: [UInt8]?
    if let place = object.member("message"), case .some(.str(let bytes)) = value(place, of: object, &problems)
    {
      message = bytes
    }
    let within = object.string("within", report: &problems)
    let outer = open[process]?.last
    let run = Recording.Run(
      file: file, line: line, process: process, route: route,
      arguments: values("arguments", of: object, &problems),
      time: object.integer("time", in: 0...(1 << 40), report: &problems) ?? outer?.time,
      source: object.string("source", report: &problems) ?? outer?.source,
      received: object.string("received", report: &problems) ?? outer?.received,
      message: message ?? outer?.message)
    guard let within else {
      if let run = open[process]?.first {
        warn(
          run.line, "\(run.route) has not ended when \(route) begins: its process was ended, or begun anew")
      }
      open[process] = [run]
      recording.runs.append(run)
      return
    }
    guard let outer, let last = outer.calls.indices.last, outer.calls[last].function == within else {
      problems.append(
        object.error(
          "\(route) runs within \(within), and the line before is no such call of process \(process)",
          at: "within", rule: "order"))
      return
    }
    outer.calls[last].routes.append(run)
    open[process]?.append(run)
  }

  private mutating func call(
    _ object: ObjectReader, _ process: Int, _ line: Int, _ problems: inout [Diagnostic]
  ) {
    guard let function = object.requiredString("function", in: "the line", report: &problems) else { return }
    let result = object.member("result").map { value($0, of: object, &problems) } ?? .some(.null)
    let call = RecordedCall(
      function: function, arguments: values("arguments", of: object, &problems), result: result,
      error: text("error", of: object, &problems), line: line)
    if let run = open[process]?.last {
      run.calls.append(call)
    } else {
      recording.outside[process, default: []].append(call)
    }
  }

  private mutating func end(
    _ object: ObjectReader, _ process: Int, _ line: Int, _ problems: inout [Diagnostic]
  ) {
    let route = object.requiredString("route", in: "the line", report: &problems)
    let ending = object.word(
      "ending", among: Expectation.Ending.allCases, what: "ending", report: &problems)
    guard let route, let ending else { return }
    guard let run = open[process]?.last, run.route == route else {
      problems.append(
        object.error("\(route) ends, and has not begun in process \(process)", at: "route", rule: "order"))
      return
    }
    run.ending = ending.rawValue
    run.error = text("error", of: object, &problems)
    _ = open[process]?.popLast()
  }

  // MARK: Values

  private func values(
    _ key: String, of object: ObjectReader, _ problems: inout [Diagnostic]
  ) -> [Recording.Argument] {
    guard object.member(key) != nil else { return [] }
    return object.elements(key, mayBeEmpty: true, report: &problems).map { value($0, of: object, &problems) }
  }

  /// Text for a person, which need not be UTF-8 either.
  private func text(_ key: String, of object: ObjectReader, _ problems: inout [Diagnostic]) -> String? {
    guard let place = object.member(key), case .some(.str(let bytes)) = value(place, of: object, &problems)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func value(
    _ place: JSONPlace, of object: ObjectReader, _ problems: inout [Diagnostic]
  ) -> Recording.Argument {
    do {
      return try Value.recorded(place)
    } catch {
      problems.append(object.document.diagnostic(at: place, "\(error)", rule: "value"))
      return .some(.null)
    }
  }

  // MARK: Messages

  private mutating func append(_ problems: [Diagnostic], at line: Int) {
    for var problem in problems {
      problem.line = line
      report.append(problem)
      errorCount += 1
    }
  }

  private mutating func warn(_ line: Int, _ text: String) {
    report.append(
      Diagnostic(file: file, line: line, column: 1, severity: .warning, text: text, rule: "incomplete"))
  }
}

extension Value {
  /// A value of a recording: JSON's own, or an object with the one key that says what it is.
  ///
  /// - Returns: nil if it was left out.
  /// - Throws: `ScriptError` for any other object.
  fileprivate static func recorded(_ place: JSONPlace) throws -> Value? {
    if place.isNull { return .some(.null) }
    if let flag = place.bool { return .bool(flag) }
    if let text = place.string { return .str(text) }
    if let number = place.integer { return Int32(exactly: number).map(Value.int) ?? .long(number) }
    // Servers have whole numbers alone: this is how they take others.
    if let number = place.number { return .long(Int(exactly: number.rounded(.towardZero)) ?? 0) }
    if let elements = place.elements { return .array(try elements.map { try recorded($0) ?? .null }) }
    guard let members = place.members, members.count == 1, let member = members.first else {
      throw ScriptError("an object has one of 'value', 'hex' and 'redacted' here")
    }
    switch member.name {
    case "redacted": return nil
    case "hex":
      guard let bytes = member.place.string.flatMap(Value.bytes(hex:)) else {
        throw ScriptError("'hex' is a text of hexadecimal digits, two for each byte")
      }
      return .str(bytes)
    case "value":
      guard let items = member.place.members else { throw ScriptError("'value' is an object") }
      // Tables of scripts have no order.
      return .dict(
        try items.map { DictionaryItem($0.name, try recorded($0.place) ?? .null) }
          .sorted { $0.name < $1.name })
    default:
      throw ScriptError("an object has one of 'value', 'hex' and 'redacted' here, not '\(member.name)'")
    }
  }
}
