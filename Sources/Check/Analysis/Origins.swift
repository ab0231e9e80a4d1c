import Descriptors

/// Finds the KSR functions that values come from: through wrappers all of whose ways out return such a result, and
/// through variables that hold nothing else where they are read.
final class Origins {
  private let program: Program
  private let values: Values
  private let grounds: Grounds
  private let leaving: Leaving
  private var found: [Origin] = []
  /// For each expression of each file: 0 before it is looked at, -1 for none, else its place in `found` from 1.
  private var known: [[Int32]]
  private var busy: Set<Located<Expression.ID>> = []
  /// Functions of KSR that the program puts its own in place of, as tests do.
  private lazy var replaced: Set<[String]> = {
    var replaced: Set<[String]> = []
    for (file, content) in program.files.enumerated() {
      for target in content.index.targets {
        guard case .member = content.script[target].kind,
          case .name(let path) = values.value(of: target, in: file)
        else { continue }
        replaced.insert(path)
      }
    }
    return replaced
  }()
  /// Variables that are given values in more places than this are not followed.
  private static let mostDefinitions = 40
  private static let deepest = 40

  init(_ program: Program, _ values: Values, _ grounds: Grounds) {
    self.program = program
    self.values = values
    self.grounds = grounds
    leaving = Leaving(program: program, values: values)
    known = program.files.map { [Int32](repeating: 0, count: $0.script.expressions.count) }
  }

  func origin(of expression: Expression.ID, in file: Int = 0) -> Origin? {
    let place = known[file][expression.index]
    if place != 0 { return place < 0 ? nil : found[Int(place) - 1] }
    let located = Located(file, expression)
    guard busy.count < Origins.deepest, !busy.contains(located) else { return nil }
    guard mayHaveOrigin(expression, in: file) else {
      known[file][expression.index] = -1
      return nil
    }
    busy.insert(located)
    defer { busy.remove(located) }
    guard let origin = find(expression, in: file) else {
      known[file][expression.index] = -1
      return nil
    }
    found.append(origin)
    known[file][expression.index] = Int32(truncatingIfNeeded: found.count)
    return origin
  }

  private func mayHaveOrigin(_ expression: Expression.ID, in file: Int) -> Bool {
    switch program.files[file].script[expression].kind {
    case .call, .variable, .assign, .conditional: true
    default: false
    }
  }

  private func find(_ expression: Expression.ID, in file: Int) -> Origin? {
    let script = program.files[file].script
    switch script[expression].kind {
    case .call(let callee, let arguments, _):
      switch values.value(of: callee, in: file) {
      case .name(let path): return direct(path, expression, arguments, in: file)
      case .function(let function): return wrapped(function, expression, arguments, in: file)
      default: return nil
      }
    case .variable(let variable): return held(by: variable, at: expression, in: file)
    case .assign(_, let value): return origin(of: value, in: file)
    case .conditional(_, let then, let otherwise):
      return union([origin(of: then, in: file), origin(of: otherwise, in: file)])
    default: return nil
    }
  }

  private func direct(
    _ path: [String], _ call: Expression.ID, _ arguments: [Expression.Argument], in file: Int
  ) -> Origin? {
    guard let target = grounds.kemi.target(path, in: grounds.release) else { return nil }
    let entries = grounds.release == nil ? target.current : target.entries
    guard !replaced.contains(path), !replaced.contains(Array(path.prefix(1))) else {
      return nil
    }
    let plain = arguments.positional
    let source = Origin.Source(
      path: path, call: Located(file, call), arguments: plain.map { Located(file, $0.value) },
      entries: entries)
    return Origin(sources: [source], way: .direct)
  }

  /// - Returns: nil where one of them is not known.
  private func union(_ origins: [Origin?]) -> Origin? {
    guard var all = origins.first ?? nil else { return nil }
    for next in origins.dropFirst() {
      guard let next else { return nil }
      all.sources += next.sources
      all.variables += next.variables
      all.mayBeNumber = all.mayBeNumber || next.mayBeNumber
    }
    return all.sources.count > Origins.mostDefinitions ? nil : all
  }
}

// MARK: Wrappers

extension Origins {
  private func wrapped(
    _ function: Located<ScriptFunction.ID>, _ call: Expression.ID, _ arguments: [Expression.Argument],
    in file: Int
  ) -> Origin? {
    let script = program.files[function.file].script
    let wrapper = script[function.id]
    guard !wrapper.isDecorated, !script.file.has("async", at: wrapper.range),
      let returns = program.files[function.file].index.returns[function.id],
      returns.count <= 8, returns.allSatisfy({ $0.count == 1 }),
      neverFallsOff(wrapper.body, in: function.file),
      var origin = union(returns.map { origin(of: $0[0], in: function.file) })
    else { return nil }
    origin.way = .wrapper
    // The object of a method is not among the arguments.
    let skipped = wrapper.owner == nil ? 0 : 1
    for source in origin.sources.indices {
      origin.sources[source].arguments = origin.sources[source].arguments.map { argument in
        guard argument.file == function.file, case .variable(let name) = script[argument.id].kind,
          let position = wrapper.parameters.firstIndex(of: name),
          program.files[function.file].index.definitions[name]?.count == 1,
          arguments.indices.contains(position - skipped),
          !arguments.prefix(position - skipped + 1).contains(where: { $0.isSpread || $0.name != nil })
        else { return argument }
        return Located(file, arguments[position - skipped].value)
      }
    }
    return origin
  }

  private func neverFallsOff(_ block: Block, in file: Int) -> Bool {
    guard let last = block.statements.last else { return false }
    switch last.kind {
    case .return, .raise: return true
    case .block(let inner): return neverFallsOff(inner, in: file)
    case .branch(let branches, let otherwise):
      guard let otherwise else { return false }
      return branches.allSatisfy { neverFallsOff($0.body, in: file) } && neverFallsOff(otherwise, in: file)
    case .expression(let expression): return leaving.end(expression, in: file) != nil
    default: return false
    }
  }
}

// MARK: Variables

extension Origins {
  private func held(by variable: Variable.ID, at read: Expression.ID, in file: Int) -> Origin? {
    guard let definitions = definitions(of: variable, reaching: read, in: file) else { return nil }
    var origins: [Origin?] = []
    var mayBeNumber = false
    for definition in definitions {
      guard case .value(let value) = definition else { return nil }
      switch values.value(of: value, in: file) {
      case .integer, .float: mayBeNumber = true
      default:
        guard let origin = origin(of: value, in: file) else { return nil }
        origins.append(origin)
      }
    }
    guard var origin = union(origins) else { return nil }
    origin.way = .variable
    origin.variables.append(Located(file, variable))
    origin.mayBeNumber = origin.mayBeNumber || mayBeNumber
    return origin
  }

  /// What a variable may have been given when it is read; nil where it cannot be known, or may be nothing yet.
  private func definitions(of variable: Variable.ID, reaching read: Expression.ID, in file: Int)
    -> [ScriptIndex.Definition]?
  {
    let (script, index) = (program.files[file].script, program.files[file].index)
    guard let all = index.definitions[variable], let sites = index.sites[variable],
      all.count == sites.count, all.count <= Origins.mostDefinitions
    else { return nil }
    let isShared = script[variable].scope == .global && program.language == .lua
    if isShared, isDefinedElsewhere(script[variable].name, file) { return nil }
    if script[variable].scope == .attribute { return nil }
    let (place, function) = (script[read].range, script[read].function)
    func standsBefore(_ site: ScriptIndex.Site) -> Bool {
      site.function == function && site.statement.end <= place.start && site.block.contains(place)
    }
    var last: Int?
    if !index.labelled.contains(function) {
      for (number, site) in sites.enumerated() {
        guard let site, standsBefore(site) else { continue }
        if let before = last.flatMap({ sites[$0] }), before.statement.start > site.statement.start {
          continue
        }
        last = number
      }
    }
    guard let last, let dominant = sites[last] else { return isShared ? nil : all }
    return all.indices.filter { number in
      guard number != last, let site = sites[number], site.function == function else { return true }
      if site.statement.start >= dominant.statement.end, site.statement.start < place.start { return true }
      // What stands behind the read comes before it in the next round of a loop.
      return site.statement.start >= place.start
        && (index.loops[function] ?? []).contains {
          $0.contains(site.statement) && $0.contains(place) && !$0.contains(dominant.statement)
        }
    }.map { all[$0] }
  }

  private func isDefinedElsewhere(_ name: String, _ file: Int) -> Bool {
    program.files.indices.contains { other in
      guard other != file, let variable = values.variable(name, in: other) else { return false }
      return program.files[other].index.definitions[variable] != nil
    }
  }
}
