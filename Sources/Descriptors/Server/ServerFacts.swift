/// What scripts meet of a server beside functions: pseudo-variables, their transformations, the module
/// parameters that point to the script, and the functions that its interpreters can call.
///
/// It lives in a file of its own, which commands that do not need it do not read.
public struct ServerFacts: Hashable, Sendable {
  /// Sorted by name; one entry for each module that has it, and for each range of releases.
  public var variables: [PseudoVariable]
  public var transformations: [Transformation]
  public var parameters: [ScriptParameter]
  public var interpreters: [Interpreter]
  public var calls: [CallPattern]
  public var contents: [XvalContent]

  public init(
    variables: [PseudoVariable] = [], transformations: [Transformation] = [],
    parameters: [ScriptParameter] = [], interpreters: [Interpreter] = [], calls: [CallPattern] = [],
    contents: [XvalContent] = []
  ) {
    self.variables = variables.sorted(by: ServerFacts.isBefore)
    self.transformations = transformations.sorted(by: ServerFacts.isBefore)
    self.parameters = parameters.sorted(by: ServerFacts.isBefore)
    self.interpreters = interpreters.sorted(by: ServerFacts.isBefore)
    self.calls = calls.sorted(by: ServerFacts.isBefore)
    self.contents = contents.sorted(by: ServerFacts.isBefore)
  }

  public var isEmpty: Bool { self == ServerFacts() }

  private static func isBefore<Fact: ServerFact>(_ one: Fact, _ other: Fact) -> Bool {
    one.order == other.order
      ? one.releases.first < other.releases.first : one.order.lexicographicallyPrecedes(other.order)
  }
}

/// A fact of some releases.
public protocol ServerFact: Hashable, Sendable {
  var releases: ReleaseRange { get set }
  /// The texts that entries are sorted by.
  var order: [String] { get }
}

/// A pseudo-variable such as `$ru`, as one module brings it.
public struct PseudoVariable: ServerFact {
  /// Without the `$`.
  public var name: String
  /// The module file; nil for the server's own.
  public var loads: String?
  /// Whether a script can assign to it.
  public var isWritable: Bool
  /// Whether a name in parentheses follows, as in `$hdr(To)`: it has to, or it must not.
  public var takesName: Bool
  /// Whether `$(name[index])` can be written.
  public var takesIndex: Bool
  public var releases: ReleaseRange

  public init(
    name: String, loads: String? = nil, isWritable: Bool = false, takesName: Bool = false,
    takesIndex: Bool = false, releases: ReleaseRange = .all
  ) {
    self.name = name
    self.loads = loads
    self.isWritable = isWritable
    self.takesName = takesName
    self.takesIndex = takesIndex
    self.releases = releases
  }

  public var order: [String] { [name, loads ?? ""] }
}

/// A transformation such as `{s.len}`.
public struct Transformation: ServerFact {
  /// What stands before the dot.
  public var category: String
  /// What stands behind it; nil where the class reads that in a way of its own.
  public var name: String?
  public var loads: String?
  public var releases: ReleaseRange

  public init(category: String, name: String? = nil, loads: String? = nil, releases: ReleaseRange = .all) {
    self.category = category
    self.name = name
    self.loads = loads
    self.releases = releases
  }

  public var order: [String] { [category, name ?? "", loads ?? ""] }
}

/// A module parameter whose value has to do with the script.
public struct ScriptParameter: ServerFact {
  public enum Role: String, CaseIterable, Sendable {
    /// The name of a function of the script.
    case callback
    /// The path of the script.
    case script
  }

  /// The module file.
  public var module: String
  public var name: String
  public var role: Role
  /// Where the value is a list such as `timer=t;route=R`, the attribute that counts.
  public var attribute: String?
  public var releases: ReleaseRange

  public init(
    module: String, name: String, role: Role, attribute: String? = nil, releases: ReleaseRange = .all
  ) {
    self.module = module
    self.name = name
    self.role = role
    self.attribute = attribute
    self.releases = releases
  }

  public var order: [String] { [module, name] }
}

extension ServerFacts {
  public func variables(named name: String) -> ArraySlice<PseudoVariable> {
    ServerFacts.run(of: name, in: variables) { $0.name }
  }

  public func transformations(of category: String) -> ArraySlice<Transformation> {
    ServerFacts.run(of: category, in: transformations) { $0.category }
  }

  /// The facts of one name, which stand together.
  private static func run<Fact>(
    of name: String, in facts: [Fact], by key: (Fact) -> String
  ) -> ArraySlice<Fact> {
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if key(facts[middle]) < name { low = middle + 1 } else { high = middle }
    }
    return facts[low...].prefix { key($0) == name }
  }
}
