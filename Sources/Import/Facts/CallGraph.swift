/// Who calls whom among the C functions of a folder; each body is read once, when it is asked for.
final class CallGraph {
  let functions: FunctionIndex
  private var known: [String: [CCall]] = [:]

  init(functions: FunctionIndex) { self.functions = functions }

  func calls(of name: String, from source: CSource) -> [CCall] {
    let definitions = functions.definitions(of: name, from: source)
    let key = "\(name) \(definitions.first?.source.path ?? "")"
    if let calls = known[key] { return calls }
    let calls = definitions.flatMap(CCall.all)
    known[key] = calls
    return calls
  }

  /// The functions of the folder that `name` calls.
  func callees(of name: String, from source: CSource) -> Set<String> {
    Set(calls(of: name, from: source).map(\.callee).filter { $0 != name && isDefined($0, from: source) })
  }

  /// Those of the callees that take a SIP message first.
  func messageCallees(of name: String, from source: CSource) -> Set<String> {
    callees(of: name, from: source).filter { callee in
      functions.definitions(of: callee, from: source).contains { $0.scriptParameters != nil }
    }
  }

  private func isDefined(_ name: String, from source: CSource) -> Bool {
    !functions.definitions(of: name, from: source).isEmpty
  }
}
