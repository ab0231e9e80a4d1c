import Files
import JSON
import SIP

/// Reads the messages of a scenario, in the order in which they arrive.
struct StepReader {
  /// The kind of message that a place is for.
  private enum Kind { case request, reply, either }

  let scenario: ObjectReader
  /// The route that the request runs.
  let route: String?

  private var document: JSONDocument { scenario.document }

  func read(report: inout [Diagnostic]) -> [Scenario.Step] {
    let forms = (scenario.place.members ?? []).map(\.name).filter(["request", "message", "steps"].contains)
    guard forms.count == 1, let form = forms.first, let place = scenario.member(form) else {
      let reason =
        forms.isEmpty
        ? "the scenario has no message: it needs one of 'request', 'message' and 'steps'"
        : "\(forms.map { "'\($0)'" }.joined(separator: " and ")) exclude each other"
      report.append(
        document.diagnostic(
          at: forms.last.flatMap(scenario.member) ?? scenario.place, key: !forms.isEmpty, reason,
          rule: forms.isEmpty ? "missing-key" : "steps"))
      return []
    }
    if form == "steps" {
      if let replies = scenario.member("replies") {
        report.append(
          document.diagnostic(
            at: replies, key: true, "'replies' go with 'request'; write them into 'steps'", rule: "steps"))
      }
      return scenario.elements("steps", report: &report).compactMap { step($0, report: &report) }
    }
    let kind = form == "request" ? Kind.request : .either
    var steps = [message(place, kind, called: "'\(form)'", report: &report)].compactMap(\.self)
      .map { Scenario.Step(message: $0, route: route) }
    for element in scenario.elements("replies", report: &report) {
      guard let message = message(element, .reply, called: "each of 'replies'", report: &report) else {
        continue
      }
      steps.append(Scenario.Step(message: message, route: nil))
    }
    return steps
  }

  private func step(_ place: JSONPlace, report: inout [Diagnostic]) -> Scenario.Step? {
    let kinds: [(key: String, kind: Kind)] = [("request", .request), ("reply", .reply), ("message", .either)]
    guard
      let object = ObjectReader(
        place, of: document, what: "a step", keys: kinds.map(\.key) + ["route"], report: &report)
    else { return nil }
    let route = object.string("route", report: &report)
    let present = kinds.filter { object.member($0.key) != nil }
    guard present.count == 1, let (key, kind) = present.first, let member = object.member(key) else {
      report.append(
        document.diagnostic(
          at: place, "a step has one of 'request', 'reply' and 'message'", rule: "steps"))
      return nil
    }
    guard let message = message(member, kind, called: "'\(key)'", report: &report) else { return nil }
    return Scenario.Step(message: message, route: route ?? (message.isRequest ? self.route : nil))
  }

  /// The name of a file, or the lines of the message.
  private func message(
    _ place: JSONPlace, _ kind: Kind, called name: String, report: inout [Diagnostic]
  ) -> SIPMessage? {
    let bytes: Bytes
    let source: String
    if let path = place.string {
      source = resolve(path, from: document.file)
      do {
        bytes = try readFile(source)
      } catch {
        report.append(document.diagnostic(at: place, "\(error)", rule: "file"))
        return nil
      }
    } else if let elements = place.elements {
      source = "the message"
      let lines = elements.compactMap { scenario.string($0, called: "each line of \(name)", report: &report) }
      if lines.count < elements.count { return nil }
      // After the last header comes an empty line; without a body it need not be written.
      bytes = Bytes(lines.joined(separator: "\r\n") + "\r\n" + (lines.contains("") ? "" : "\r\n"))
    } else {
      report.append(
        document.diagnostic(
          at: place,
          "\(name) is the name of a file, or an array with the lines of the message, not \(place.kindName)",
          rule: "type"))
      return nil
    }
    do {
      let message = try SIPMessage(parsing: bytes)
      if kind == .either || (kind == .request) == message.isRequest { return message }
      let (found, wanted) = message.isRequest ? ("request", "reply") : ("reply", "request")
      report.append(
        document.diagnostic(
          at: place, "\(source) is a \(found), and \(name) has to be a \(wanted)", rule: "message"))
    } catch {
      report.append(document.diagnostic(at: place, "\(source), \(error)", rule: "message"))
    }
    return nil
  }
}
