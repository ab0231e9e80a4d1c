import Descriptors

/// A call of a KSR function as it takes effect: written out, made with `pcall`, or made by a function of the script
/// that passes its parameters on.
struct EffectiveCall: Sendable {
  var path: [String]
  var target: KemiTarget
  /// By position; nil where the value comes from elsewhere: a wrapper passes it, or it cannot be told.
  var arguments: [Expression.ID?]
  /// The call of the script.
  var expression: Expression.ID
  /// How many arguments the KSR function gets.
  var count: ClosedRange<Int>
  /// Whether a function of the script stands between.
  var isIndirect = false
}

/// Finds the calls of KSR functions in the script that is checked, those through its own functions included.
///
/// A parameter is followed where the function surely passes it on: in the statements before the first branch or
/// loop, and never where it gets another value.
struct EffectiveCalls {
  private enum Source {
    case parameter(Int)
    case other
  }

  /// What a function surely calls, and which of its parameters it passes.
  private struct Forward {
    var path: [String]
    var sources: [Source]
    var count: ClosedRange<Int>
  }

  private typealias Place = Located<ScriptFunction.ID>

  private let program: Program
  private let values: Values
  private let leaving: Leaving
  private let kemi: KemiIndex
  private let release: Release?
  private var known: [Place: [Forward]] = [:]

  /// Longer chains of wrappers, and wrappers of more calls, are nobody's.
  private static let deepest = 4
  private static let most = 16

  static func find(in context: RuleContext) -> [EffectiveCall] {
    var finder = EffectiveCalls(
      program: context.program, values: context.values, leaving: context.leaving, kemi: context.grounds.kemi,
      release: context.grounds.release)
    var calls: [EffectiveCall] = []
    for index in context.script.expressions.indices {
      guard case .call(let callee, let arguments, let passesReceiver) = context.script.expressions[index].kind
      else { continue }
      let id = Expression.ID(index)
      switch context.value(of: callee) {
      case .name(let path): finder.direct(path, arguments[...], id).map { calls.append($0) }
      case .builtin(["pcall"]) where context.language == .lua:
        guard let first = arguments.first, !first.isSpread,
          case .name(let path) = context.value(of: first.value)
        else { continue }
        finder.direct(path, arguments.dropFirst(), id).map { calls.append($0) }
      case .function(let function):
        guard let offset = finder.offset(of: callee, function, passesReceiver: passesReceiver) else {
          continue
        }
        calls += finder.calls(through: function, arguments, offset: offset, id)
      default: continue
      }
    }
    return calls
  }

  private mutating func direct(
    _ path: [String], _ arguments: ArraySlice<Expression.Argument>, _ id: Expression.ID
  ) -> EffectiveCall? {
    guard let target = kemi.target(path, in: release) else { return nil }
    let plain = arguments.positional
    let rest = arguments.dropFirst(plain.count)
    var values = plain.map { Optional($0.value) }
    if program.language == .lua, rest.count == 1, let last = rest.first,
      case .call = program.script[last.value].kind
    {
      values.append(last.value)
    }
    return EffectiveCall(
      path: path, target: target, arguments: values, expression: id, count: count(arguments, in: 0))
  }

  private func count(_ arguments: ArraySlice<Expression.Argument>, in file: Int) -> ClosedRange<Int> {
    let plain = arguments.positional.count
    guard plain < arguments.count, let last = arguments.last else { return plain...plain }
    // A call that is the last argument in Lua passes all of its results: of most functions, one.
    guard program.language == .lua, plain == arguments.count - 1,
      case .call(let callee, _, _) = program.files[file].script[last.value].kind,
      let results = resultCount(of: callee, in: file)
    else { return plain...Int.max }
    return plain + results.lowerBound...plain + results.upperBound
  }

  /// How many values a function of the server, or of Lua, returns.
  private func resultCount(of callee: Expression.ID, in file: Int) -> ClosedRange<Int>? {
    switch values.value(of: callee, in: file) {
    case .name(let path):
      let entries = kemi.entries(path)
      if entries.isEmpty { return nil }
      return entries.contains { $0.function.returns.type == .none } ? 0...1 : 1...1
    case .builtin(let path): return BuiltinResults.single(path) ? 1...1 : nil
    default: return nil
    }
  }

  /// How many parameters come before the first argument: the object of a method.
  private func offset(of callee: Expression.ID, _ function: Place, passesReceiver: Bool) -> Int? {
    if passesReceiver { return 1 }
    guard program.language == .python, program.files[function.file].script[function.id].owner != nil else {
      return 0
    }
    guard case .member(let base, _, _) = program.script[callee].kind else { return nil }
    switch values.value(of: base, in: 0) {
    case .instance: return 1
    case .class: return 0
    default: return nil
    }
  }

  private mutating func calls(
    through function: Place, _ arguments: [Expression.Argument], offset: Int, _ id: Expression.ID
  ) -> [EffectiveCall] {
    let plain = arguments.positional
    let script = program.files[function.file].script
    return forwards(of: function, depth: 0).compactMap { forward in
      let passed = forward.sources.map { source -> Expression.ID? in
        guard case .parameter(let position) = source else { return nil }
        if position >= offset, position - offset < plain.count { return plain[position - offset].value }
        let name = script[script[function.id].parameters[position]].name
        return arguments.first { $0.name == name && !$0.isSpread }?.value
      }
      guard passed.contains(where: { $0 != nil }), let target = kemi.target(forward.path, in: release) else {
        return nil
      }
      return EffectiveCall(
        path: forward.path, target: target, arguments: passed, expression: id, count: forward.count,
        isIndirect: true)
    }
  }

  // MARK: What functions pass on

  private mutating func forwards(of function: Place, depth: Int) -> [Forward] {
    if let known = known[function] { return known }
    guard depth < EffectiveCalls.deepest else { return [] }
    known[function] = []
    let file = program.files[function.file]
    let subject = file.script[function.id]
    guard !subject.isDecorated, !subject.parameters.isEmpty else { return [] }
    var positions: [Variable.ID: Int] = [:]
    for (position, parameter) in subject.parameters.enumerated()
    where file.index.definitions[parameter]?.count == 1 {
      positions[parameter] = position
    }
    var found: [Forward] = []
    for expression in sureExpressions(of: subject, in: function.file) {
      collect(expression, in: function.file, positions, depth: depth, into: &found)
      if found.count >= EffectiveCalls.most { break }
    }
    known[function] = found
    return found
  }

  /// What a function evaluates whenever it is called.
  private func sureExpressions(of function: ScriptFunction, in file: Int) -> [Expression.ID] {
    var sure: [Expression.ID] = []
    for statement in function.body.statements {
      switch statement.kind {
      case .expression(let expression):
        sure.append(expression)
        if leaving.end(expression, in: file) != nil { return sure }
      case .assign(let assignment): sure += assignment.values
      case .return(let values): return sure + values
      case .branch(let branches, _): return sure + [branches.first?.condition].compactMap(\.self)
      case .loop(let loop):
        if case .while(let condition) = loop.kind { sure.append(condition) }
        return sure
      case .function, .class, .importing: continue
      default: return sure
      }
    }
    return sure
  }

  private mutating func collect(
    _ expression: Expression.ID, in file: Int, _ positions: [Variable.ID: Int], depth: Int,
    into found: inout [Forward]
  ) {
    let script = program.files[file].script
    var open = [expression]
    while let next = open.popLast(), found.count < EffectiveCalls.most {
      switch script[next].kind {
      case .and(let left, _), .or(let left, _): open.append(left)
      case .conditional(let test, _, _): open.append(test)
      // Of a comprehension nothing is sure.
      case .other, .function: continue
      case .call(let callee, let arguments, let passesReceiver):
        open += script[next].operands
        var (callee, passed) = (callee, arguments[...])
        if program.language == .lua, case .builtin(["pcall"]) = values.value(of: callee, in: file),
          let first = arguments.first, !first.isSpread
        {
          (callee, passed) = (first.value, passed.dropFirst())
        }
        let sources = passed.positional.map { argument -> Source in
          guard case .variable(let variable) = script[argument.value].kind,
            let position = positions[variable]
          else { return .other }
          return .parameter(position)
        }
        let count = passesReceiver ? 0...Int.max : count(passed, in: file)
        forward(callee, sources, count, passesReceiver, in: file, depth: depth, into: &found)
      default: open += script[next].operands
      }
    }
  }

  private mutating func forward(
    _ callee: Expression.ID, _ sources: [Source], _ count: ClosedRange<Int>, _ passesReceiver: Bool,
    in file: Int, depth: Int, into found: inout [Forward]
  ) {
    guard sources.contains(where: { if case .parameter = $0 { true } else { false } }) else { return }
    switch values.value(of: callee, in: file) {
    case .name(let path): found.append(Forward(path: path, sources: sources, count: count))
    case .function(let function)
    where !passesReceiver && program.files[function.file].script[function.id].owner == nil:
      for forward in forwards(of: function, depth: depth + 1) {
        let passed = forward.sources.map { source -> Source in
          guard case .parameter(let position) = source, sources.indices.contains(position) else {
            return .other
          }
          return sources[position]
        }
        found.append(Forward(path: forward.path, sources: passed, count: forward.count))
      }
    default: break
    }
  }
}
