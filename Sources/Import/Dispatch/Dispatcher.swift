import Descriptors

/// An interpreter as the caller of C functions. From 5.7 on `src/core/kemiexec.c` does that for all of
/// them but for functions without parameters; before, each interpreter has calls of its own.
struct Dispatcher {
  /// The module file.
  let name: String
  /// What it can call: the parameters, and int or xval for the result.
  let calls: Set<Signature>
  /// What an xval can hold to reach its scripts.
  let contents: Set<KemiType>

  init(name: String, chain: CallChain, core: CallChain) {
    self.name = name
    let leavesItToTheCore = chain.calls.allSatisfy(\.parameters.isEmpty)
    calls = chain.calls.union(leavesItToTheCore ? core.calls : []).filter { chain.passes($0.parameters) }
    contents = chain.contents
  }

  static func all(in units: [UnitFacts]) -> [Dispatcher] {
    let core = CallChain.combining(units.filter { $0.unit.module == nil }.flatMap(\.callChains))
    return units.compactMap { unit in
      guard let module = unit.unit.module, !unit.callChains.isEmpty else { return nil }
      let chain = CallChain.combining(unit.callChains)
      return chain.calls.isEmpty
        ? nil : Dispatcher(name: loaded(unit.moduleFile ?? module), chain: chain, core: core)
    }
  }

  /// The module that a server loads for its scripts: from 5.7 on `app_ruby` keeps its interpreter in
  /// another, `app_ruby_proc`, which it opens itself.
  private static func loaded(_ file: String) -> String {
    file.hasSuffix("_proc") ? String(file.dropLast("_proc".count)) : file
  }

  /// What is called is an int or an xval: there is no call for any other result.
  func canCall(_ signature: Signature) -> Bool {
    calls.contains(
      Signature(returns: signature.returns == .xval ? .xval : .int, parameters: signature.parameters))
  }
}

extension [Dispatcher] {
  /// What a tree's interpreters can call, as facts about the server.
  var facts: ServerFacts {
    let names = map(\.name)
    func limit(_ some: [String]) -> [String] { some.count == names.count ? [] : some.sorted() }
    let calls = Dictionary(grouping: Set(flatMap(\.calls))) { call in
      limit(filter { $0.calls.contains(call) }.map(\.name))
    }
    let contents = Set(flatMap(\.contents)).map { type in
      XvalContent(type: type, interpreters: limit(filter { $0.contents.contains(type) }.map(\.name)))
    }
    return ServerFacts(
      interpreters: names.map { Interpreter(module: $0) },
      calls: calls.flatMap { interpreters, signatures in
        CallPattern.patterns(of: signatures).map { CallPattern($0, interpreters: interpreters) }
      },
      contents: contents)
  }
}

extension CallPattern {
  fileprivate init(_ pattern: CallPattern, interpreters: [String]) {
    self = pattern
    self.interpreters = interpreters
  }

  /// One pattern for all lists of so many ints and strs where all of them are there, and one for each
  /// list otherwise.
  fileprivate static func patterns(of signatures: [Signature]) -> [CallPattern] {
    let plain: [KemiType] = [.int, .str]
    let groups = Dictionary(grouping: signatures) { signature in
      CallPattern(
        parameters: Array(repeating: plain, count: signature.parameters.count), returns: signature.returns)
    }
    return groups.flatMap { whole, signatures in
      let matching = signatures.filter(whole.matches)
      let isWhole = matching.count == 1 << whole.parameters.count
      let rest = isWhole ? signatures.filter { !whole.matches($0) } : signatures
      return (isWhole ? [whole] : [])
        + rest.map { CallPattern(parameters: $0.parameters.map { [$0] }, returns: $0.returns) }
    }
  }
}
