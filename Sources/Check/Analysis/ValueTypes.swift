/// What the value of an expression can be at run time, as far as a call cares.
struct ValueTypes: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let null = ValueTypes(rawValue: 1)
  static let boolean = ValueTypes(rawValue: 2)
  static let integer = ValueTypes(rawValue: 4)
  static let float = ValueTypes(rawValue: 8)
  static let text = ValueTypes(rawValue: 16)
  static let bytes = ValueTypes(rawValue: 32)
  /// A table, list, dictionary, tuple or set.
  static let collection = ValueTypes(rawValue: 64)
  static let function = ValueTypes(rawValue: 128)
  /// `KSR`, a module of it, or a file.
  static let module = ValueTypes(rawValue: 256)
  /// Anything.
  static let unknown = ValueTypes(rawValue: 512)

  static let number: ValueTypes = [.integer, .float]
}

/// Finds out what types the values of expressions have.
final class TypeFinder {
  private let program: Program
  private let values: Values
  private let grounds: Grounds
  /// Of each file whose expressions have been asked for, by number; empty where that is open.
  private var known: [[ValueTypes]]
  private var depth = 0
  private static let deepest = 60

  init(_ context: RuleContext) {
    program = context.program
    values = context.values
    grounds = context.grounds
    known = Array(repeating: [], count: context.program.files.count)
  }

  private var isLua: Bool { program.language == .lua }

  func types(of expression: Expression.ID, in file: Int = 0) -> ValueTypes {
    if known[file].isEmpty {
      known[file] = Array(repeating: [], count: program.files[file].script.expressions.count)
    }
    let types = known[file][expression.index]
    if !types.isEmpty { return types }
    guard depth < TypeFinder.deepest else { return .unknown }
    depth += 1
    // What refers to itself can be anything.
    known[file][expression.index] = .unknown
    let found = find(expression, in: file)
    known[file][expression.index] = found
    depth -= 1
    return found
  }

  private func find(_ expression: Expression.ID, in file: Int) -> ValueTypes {
    switch values.value(of: expression, in: file) {
    case .null:
      // What is null where a name or a field gets it may be set from elsewhere.
      if case .null = program.files[file].script[expression].kind { return .null }
      return computed(expression, in: file)
    case .boolean: return .boolean
    case .integer: return .integer
    case .float: return isWhole(expression, in: file) ? .integer : .float
    case .text: return .text
    case .ksr, .file: return .module
    case .name(let path):
      if !grounds.kemi.entries(path).isEmpty { return .function }
      return path.count == 1 && grounds.kemi.isModule(path[0]) ? .module : .unknown
    case .function: return .function
    case .table, .items: return .collection
    case .class, .instance, .builtin, .foreign: return .unknown
    case .unknown: return computed(expression, in: file)
    }
  }

  /// Integers of Python that no 64 bits hold stand in the tree as floats.
  private func isWhole(_ expression: Expression.ID, in file: Int) -> Bool {
    !isLua && program.files[file].script.isHugeInteger(expression)
  }

  private func computed(_ expression: Expression.ID, in file: Int) -> ValueTypes {
    let script = program.files[file].script
    switch script[expression].kind {
    case .concatenate: return .text
    case .not, .compare: return .boolean
    case .negate(let operand):
      let types = self.types(of: operand, in: file)
      return isLua ? .number : types.isSubset(of: .number) ? types : .unknown
    case .unary: return isLua ? .integer : .unknown
    case .arithmetic(let operation, let left, let right):
      return isLua
        ? .number : pythonArithmetic(operation, types(of: left, in: file), types(of: right, in: file))
    case .or(let left, let right):
      return truthy(types(of: left, in: file)).union(types(of: right, in: file))
    case .and(let left, let right):
      return falsy(types(of: left, in: file)).union(types(of: right, in: file))
    case .conditional(_, let then, let otherwise):
      return types(of: then, in: file).union(types(of: otherwise, in: file))
    case .assign(_, let value): return types(of: value, in: file)
    case .collection: return .collection
    case .variable(let variable): return types(of: variable, in: file)
    case .call(let callee, _, _): return result(of: callee, in: file)
    case .other: return !isLua && isBytes(script.text(of: expression)) ? .bytes : .unknown
    default: return .unknown
    }
  }

  private func isBytes(_ text: String) -> Bool {
    let prefix = text.prefix { $0 != "\"" && $0 != "'" }.lowercased()
    return prefix.utf8.count < text.utf8.count && ["b", "br", "rb"].contains(prefix)
  }

  /// What of a value gets through `or`.
  private func truthy(_ types: ValueTypes) -> ValueTypes {
    types.contains(.unknown) ? .unknown : types.subtracting(.null)
  }

  /// What of a value gets through `and`: in Lua `nil` and `false` alone.
  private func falsy(_ types: ValueTypes) -> ValueTypes {
    if isLua { return types.contains(.unknown) ? [.null, .boolean] : types.intersection([.null, .boolean]) }
    return types
  }

  private func pythonArithmetic(
    _ operation: Expression.Arithmetic, _ left: ValueTypes, _ right: ValueTypes
  ) -> ValueTypes {
    let whole: ValueTypes = [.integer, .boolean]
    let areWhole = left.isSubset(of: whole) && right.isSubset(of: whole)
    let areNumbers = left.isSubset(of: [.number, .boolean]) && right.isSubset(of: [.number, .boolean])
    switch operation {
    case .add where left == .text || right == .text: return .text
    case .remainder where left == .text: return .text
    case .multiply where left == .text && right == .integer || left == .integer && right == .text:
      return .text
    case .add, .subtract, .multiply, .remainder, .floorDivide:
      return areWhole ? .integer : areNumbers && (left == .float || right == .float) ? .float : .unknown
    case .divide: return areNumbers ? .float : .unknown
    case .bits: return areWhole ? .integer : .unknown
    case .power: return .unknown
    }
  }

  private func types(of variable: Variable.ID, in file: Int) -> ValueTypes {
    let script = program.files[file].script
    // Other files, or the server, may give Lua's globals other values.
    guard script[variable].scope == .local || !isLua || values.isDefinedOnce(variable, in: file) else {
      return .unknown
    }
    let definitions = program.files[file].index.definitions[variable] ?? []
    if definitions.isEmpty { return .unknown }
    var types: ValueTypes = []
    for definition in definitions {
      switch definition {
      case .value(let expression): types.formUnion(self.types(of: expression, in: file))
      case .nothing: continue
      case .function: types.formUnion(.function)
      case .class, .importing, .unknown: return .unknown
      }
    }
    if types.isEmpty { types = .null }
    return script[variable].scope == .global && types.contains(.null) ? .unknown : types
  }

  private func result(of callee: Expression.ID, in file: Int) -> ValueTypes {
    switch values.value(of: callee, in: file) {
    case .name(let path): return result(ofKemi: path)
    case .builtin(let path), .foreign(let path): return BuiltinResults.types(of: path, program.language)
    case .function(let function): return result(of: function)
    default:
      guard case .member(let base, let name, _) = program.files[file].script[callee].kind,
        types(of: base, in: file) == .text
      else { return .unknown }
      return BuiltinResults.types(ofTextMethod: name, program.language)
    }
  }

  private func result(ofKemi path: [String]) -> ValueTypes {
    let entries = grounds.kemi.entries(path, in: grounds.release)
    var types: ValueTypes = entries.isEmpty ? .unknown : []
    for entry in entries {
      switch entry.function.returns.type {
      case .int, .long: types.formUnion(.integer)
      case .bool: types.formUnion(.boolean)
      case .str: types.formUnion(.text)
      default: types.formUnion(.unknown)
      }
    }
    return types
  }

  /// Of a function that does nothing but return one value.
  private func result(of function: Located<ScriptFunction.ID>) -> ValueTypes {
    let subject = program.files[function.file].script[function.id]
    guard !subject.isDecorated, subject.body.statements.count == 1,
      case .return(let results) = subject.body.statements[0].kind, results.count == 1
    else { return .unknown }
    return types(of: results[0], in: function.file)
  }
}

extension Values {
  /// Whether one file alone gives a global one value.
  fileprivate func isDefinedOnce(_ variable: Variable.ID, in file: Int) -> Bool {
    let name = program.files[file].script[variable].name
    guard program.files[file].script[variable].scope == .global else { return false }
    var count = 0
    for other in program.files.indices {
      guard let found = self.variable(name, in: other) else { continue }
      count += program.files[other].index.definitions[found]?.count ?? 0
    }
    return count == 1
  }
}

extension Script {
  /// Whether a literal of Python is an integer of more than 64 bits.
  func isHugeInteger(_ expression: Expression.ID) -> Bool {
    guard case .float = self[expression].kind else { return false }
    let text = text(of: expression).lowercased()
    return text.hasPrefix("0x") || text.hasPrefix("0b") || text.hasPrefix("0o")
      || text.allSatisfy { $0.isNumber || $0 == "_" }
  }
}
