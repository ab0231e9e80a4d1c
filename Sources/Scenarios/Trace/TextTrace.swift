public import KemiRuntime

/// The events of a run for a person: a line each, indented by the depth of the script's calls.
public struct TextTrace {
  /// Dresses a piece of text for a terminal.
  public enum Style { case heading, faint, warning, failure }

  private let dress: (Style, String) -> String

  public init(dress: @escaping (Style, String) -> String = { $1 }) { self.dress = dress }

  public func text(_ events: [Event]) -> String {
    let depths = TextTrace.depths(events)
    let sources = Set(events.compactMap { $0.call?.position.source })
    var text = ""
    for (event, depth) in zip(events, depths) {
      let indent = String(repeating: "  ", count: depth)
      switch event {
      case .routeBegins(let name): text += "\(indent)\(dress(.heading, name))\n"
      case .routeEnds(_, let ending): text += "\(indent)\(self.ending(ending))\n"
      case .call(let call): text += line(call, indent: indent, showsSource: sources.count > 1)
      case .effect(let effect): text += "\(TextTrace.margin)\(indent)  -> \(effect.line)\n"
      case .note(let note): text += "\(TextTrace.margin)\(indent)  \(dress(.warning, "note: " + note))\n"
      }
    }
    return text
  }

  private static let margin = "       "

  private func ending(_ ending: RouteEnding) -> String {
    switch ending {
    case .returned: dress(.faint, "returned")
    case .exit: dress(.faint, "exit")
    case .drop: dress(.faint, "drop")
    case .failed(let text): dress(.failure, "failed: " + text)
    }
  }

  private func line(_ call: Call, indent: String, showsSource: Bool) -> String {
    var place = call.position.line > 0 ? "\(call.position.line)" : ""
    if showsSource, let name = call.position.source.split(separator: "/").last { place = "\(name):\(place)" }
    place = String(repeating: " ", count: max(0, 5 - place.utf8.count)) + place
    var line = "\(dress(.faint, place))  \(indent)\(call.function)"
    line += "(\(call.arguments.map(\.literal).joined(separator: ", ")))"
    if let failure = call.failure { return line + " " + dress(.failure, "error: \(failure)") + "\n" }
    if call.result != .none { line += " = \(call.result.literal)" }
    switch call.answer {
    case .implementation, .refusal: break
    case .mock: line += dress(.faint, "  [mock]")
    case .recording: line += dress(.faint, "  [recording]")
    case .default: line += dress(.faint, "  [not implemented: the default]")
    }
    return line + "\n"
  }

  /// How far each event is indented: by the routes that run, and within each by the script's own calls.
  private static func depths(_ events: [Event]) -> [Int] {
    var routes: [(indent: Int, lowest: Int)] = []
    // The least deep call of a route stands directly below its name.
    var lowest: [Int] = []
    var open: [Int] = []
    for event in events {
      switch event {
      case .routeBegins:
        open.append(lowest.count)
        lowest.append(Int.max)
      case .routeEnds: _ = open.popLast()
      case .call(let call):
        if let route = open.last { lowest[route] = min(lowest[route], call.position.depth) }
      case .effect, .note: break
      }
    }
    var begun = 0
    var current = 0
    return events.map { event in
      switch event {
      case .routeBegins:
        let indent = routes.isEmpty ? 0 : current + 1
        routes.append((indent, lowest[begun] == Int.max ? 0 : lowest[begun]))
        begun += 1
        current = indent
        return indent
      case .routeEnds:
        let indent = routes.popLast()?.indent ?? 0
        current = max(indent - 1, 0)
        return indent
      case .call(let call):
        let route = routes.last ?? (0, 0)
        current = route.indent + max(0, call.position.depth - route.lowest)
        return current
      case .effect, .note: return current
      }
    }
  }
}

extension Event {
  fileprivate var call: Call? { if case .call(let call) = self { call } else { nil } }
}

extension Value {
  /// As a script writes it.
  public var literal: String {
    switch self {
    case .none: ""
    case .null: "null"
    case .int(let number): "\(number)"
    case .long(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .str(let bytes): "\"\(Value.escaped(bytes))\""
    case .dict(let items):
      "{\(items.map { "\($0.name): \($0.value.literal)" }.joined(separator: ", "))}"
    case .array(let items): "[\(items.map(\.literal).joined(separator: ", "))]"
    }
  }

  /// What would move the cursor, or make a second line, is escaped.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\r": text += "\\r"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.properties.generalCategory == .control: text += scalar.escaped(asASCII: true)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Effect {
  /// The effect in one line.
  public var line: String {
    ([kind] + details.filter { $0.value != .null }.map { "\($0.name): \($0.value.literal)" })
      .joined(separator: "  ")
  }
}
