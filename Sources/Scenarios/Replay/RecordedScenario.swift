import JSON
import KemiRuntime

/// A scenario that is made of a recorded run.
struct RecordedScenario {
  let run: Recording.Run
  /// The functions that answer as recorded.
  let mocked: Set<String>
  let proxy: Proxy
  /// What the script calls while it is loaded, before any route.
  let loadingCalls: [String]

  /// - Parameter message: The name of the file with the message.
  func text(message: String) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n  ")
    members.writer.raw("{")
    members.string("description", "\(run.route), recorded in line \(run.line) of \(run.file).")
    members.string("source", run.source.flatMap { AddressReader.address($0) == nil ? nil : $0 })
    members.string("received", run.received.flatMap { AddressReader.socket($0) == nil ? nil : $0 })
    if let time = run.time { members.raw("time", "\(time)") }
    if run.route == "ksr_request_route" {
      members.string("request", message)
    } else {
      members.raw("steps", "[{ \"message\": \(quoted(message)), \"route\": \(quoted(run.route)) }]")
    }
    let mocks = self.mocks
    if !mocks.isEmpty { members.raw("mocks", object(mocks, indent: "  ")) }
    members.raw(
      "expect",
      object(
        [
          (
            "calls",
            object([(hasNatives ? "inOrder" : "exactly", list(calls, indent: "      "))], indent: "    ")
          ),
          ("ending", quoted(run.ending ?? "returned")),
        ], indent: "  "))
    members.writer.raw("\n}\n")
    return members.writer.text
  }

  // MARK: Calls

  /// Whether functions are called by their native names, which stand for others here.
  private var hasNatives: Bool { run.calls.contains { $0.function == "KSR.x.modf" } }

  private var calls: [String] {
    loadingCalls.map(quoted)
      + RunComparison.expected(run.calls, without: mocked).compactMap { item in
        guard case .call(let call) = item, let function = proxy.function(call.function) else { return nil }
        let patterns = zip(call.arguments, function.parameters).map { argument, type in
          argument.map { json($0.taken(as: type)) } ?? "null"
        }
        // A call that does not fit is none with these parameters.
        guard !patterns.isEmpty, call.arguments.count >= function.parameters.count else {
          return quoted(call.function)
        }
        return
          "{ \"function\": \(quoted(call.function)), \"arguments\": [\(patterns.joined(separator: ", "))] }"
      }
  }

  // MARK: Mocks

  /// The recorded answers of a function to calls with the same arguments.
  private struct Group {
    let arguments: [Value?]
    var answers: [Value]
  }

  private static func groups(_ run: Recording.Run, _ function: Function) -> [Group] {
    var groups: [Group] = []
    for call in run.calls where call.function == function.path {
      guard call.arguments.count >= function.parameters.count,
        let answer = (call.result ?? .str("")).answered(as: function.export.signature.returns)
      else { continue }
      let arguments = zip(call.arguments, function.parameters).map { $0?.taken(as: $1) }
      if let index = groups.firstIndex(where: { $0.arguments == arguments }) {
        groups[index].answers.append(answer)
      } else {
        groups.append(Group(arguments: arguments, answers: [answer]))
      }
    }
    return groups
  }

  /// What answers for functions as recorded.
  static func mocks(_ run: Recording.Run, _ mocked: Set<String>, _ proxy: Proxy) -> [String: Mock] {
    var mocks: [String: Mock] = [:]
    for function in mocked.compactMap(proxy.function) where function.export.signature.returns != .none {
      mocks[function.path] = Mock(
        groups(run, function).map { group in
          Mock.Case(
            arguments: group.arguments.map { $0.map(Mock.Matcher.equal) ?? .any }, answers: group.answers)
        })
    }
    return mocks
  }

  private var mocks: [(key: String, text: String)] {
    mocked.sorted().compactMap { path in
      guard let function = proxy.function(path), function.export.signature.returns != .none else {
        return nil
      }
      let groups = RecordedScenario.groups(run, function)
      guard let first = groups.first else { return nil }
      let answers = groups.flatMap(\.answers)
      if groups.count == 1 || Set(answers.map(json)).count == 1 {
        return (path, answer(groups.count == 1 ? first.answers : [answers[0]]))
      }
      let cases = groups.map { group in
        let arguments = group.arguments.map { $0.map(json) ?? "null" }.joined(separator: ", ")
        return "{ \"arguments\": [\(arguments)], \"returns\": \(answer(group.answers)) }"
      }
      return (path, object([("cases", list(cases, indent: "      "))], indent: "    "))
    }
  }

  private func answer(_ answers: [Value]) -> String {
    let texts = answers.map(json)
    if Set(texts).count == 1 { return texts[0] }
    return "{ \"sequence\": [\(texts.joined(separator: ", "))] }"
  }

  // MARK: Text

  private func json(_ value: Value) -> String {
    switch value {
    case .str(let bytes):
      guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
        return "{ \"hex\": \"\(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())\" }"
      }
      return quoted(text)
    case .dict: return "{ \"value\": \(value.json) }"
    default: return value.json
    }
  }

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }

  private func list(_ elements: [String], indent: String) -> String {
    elements.isEmpty
      ? "[]" : "[" + elements.map { "\n\(indent)  \($0)" }.joined(separator: ",") + "\n\(indent)]"
  }

  private func object(_ members: [(key: String, text: String)], indent: String) -> String {
    "{" + members.map { "\n\(indent)  \(quoted($0.key)): \($0.text)" }.joined(separator: ",") + "\n\(indent)}"
  }
}

extension JSONMembers {
  /// A member whose value is JSON text already.
  fileprivate mutating func raw(_ name: String, _ text: String) {
    key(name)
    writer.raw(text)
  }
}

extension Value {
  /// What a parameter of a type gets when a script passes this value.
  fileprivate func taken(as type: ValueType) -> Value {
    switch (type, self) {
    case (.str, .int(let number)): .str("\(number)")
    case (.str, .long(let number)): .str("\(number)")
    case (.str, .str), (.int, .int), (.long, .long): self
    case (.str, _): .str("")
    case (.int, .long(let number)): .int(Int32(truncatingIfNeeded: number))
    case (.long, .int(let number)): .long(Int(number))
    case (.int, .str(let bytes)): .int(Int32(truncatingIfNeeded: Value.number(bytes)))
    case (.long, .str(let bytes)): .long(Value.number(bytes))
    case (.int, _): .int(0)
    case (.long, _): .long(0)
    default: self
    }
  }

  /// The value as a function of a type returns it; nil if it never does.
  fileprivate func answered(as type: ValueType) -> Value? {
    switch (type, self) {
    case (.int, .bool(let flag)): .int(flag ? 1 : 0)
    case (.long, .bool(let flag)): .long(flag ? 1 : 0)
    case (.bool, .int(let number)): .bool(number != 0)
    case (.long, .int(let number)): .long(Int(number))
    case (.str, .null): .str("")
    case (.xval, _): self
    default: self.type == type ? self : nil
    }
  }
}
