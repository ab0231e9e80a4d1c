import JSON
public import KemiRuntime

/// The events of a run for programs: an object a line.
public enum JSONTrace {
  public static func text(_ events: [Event]) -> String {
    events.map { line($0) + "\n" }.joined()
  }

  private static func line(_ event: Event) -> String {
    switch event {
    case .routeBegins(let name): object([("event", .str("begin")), ("route", .str(name))])
    case .routeEnds(let name, let ending):
      object(
        [("event", .str("end")), ("route", .str(name)), ("ending", .str(ending.word))]
          + (ending.failure.map { [("error", .str($0))] } ?? []))
    case .call(let call): object(members(call))
    case .effect(let effect):
      object([("event", .str("effect")), ("kind", .str(effect.kind)), ("details", .dict(effect.details))])
    case .note(let text): object([("event", .str("note")), ("text", .str(text))])
    }
  }

  private static func members(_ call: Call) -> [(String, Value)] {
    var members: [(String, Value)] = [
      ("event", .str("call")), ("function", .str(call.function)), ("arguments", .array(call.arguments)),
      ("result", call.result), ("answer", .str(call.answer.rawValue)),
    ]
    if let failure = call.failure { members.append(("error", .str(failure))) }
    if !call.position.source.isEmpty { members.append(("source", .str(call.position.source))) }
    if call.position.line > 0 { members.append(("line", .long(call.position.line))) }
    members.append(("depth", .long(call.position.depth)))
    return members
  }

  private static func object(_ members: [(String, Value)]) -> String {
    Value.dict(members.map { DictionaryItem($0.0, $0.1) }).json
  }
}

extension Value {
  /// As JSON on one line; bytes that are no UTF-8 are replaced by U+FFFD.
  var json: String {
    switch self {
    case .none, .null: "null"
    case .int(let number): "\(number)"
    case .long(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .str(let bytes): Value.quoted(String(decoding: bytes, as: UTF8.self))
    case .dict(let items):
      "{\(items.map { "\(Value.quoted($0.name)):\($0.value.json)" }.joined(separator: ","))}"
    case .array(let items): "[\(items.map(\.json).joined(separator: ","))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }
}
