/// A module whose scripts call KEMI functions.
public struct Interpreter: ServerFact {
  /// The module file.
  public var module: String
  public var releases: ReleaseRange

  public init(module: String, releases: ReleaseRange = .all) {
    self.module = module
    self.releases = releases
  }

  public var order: [String] { [module] }
}

/// Types of functions that interpreters can call. A row of an export table with others loads, and fails
/// at every call.
public struct CallPattern: ServerFact {
  /// The types that each parameter can have.
  public var parameters: [[KemiType]]
  /// How the function is called: as one that returns an `int`, or an `xval`.
  public var returns: KemiType
  /// The module files that have it; empty for all interpreters of the release.
  public var interpreters: [String]
  public var releases: ReleaseRange

  public init(
    parameters: [[KemiType]], returns: KemiType, interpreters: [String] = [], releases: ReleaseRange = .all
  ) {
    self.parameters = parameters
    self.returns = returns
    self.interpreters = interpreters
    self.releases = releases
  }

  public var order: [String] {
    [returns.rawValue, "\(parameters.count)"] + parameters.map(CallPattern.text) + interpreters
  }

  /// Whether a function with these types, the result being `int` or `xval`, is called so.
  public func matches(_ signature: Signature) -> Bool {
    signature.returns == returns && signature.parameters.count == parameters.count
      && zip(signature.parameters, parameters).allSatisfy { $1.contains($0) }
  }

  /// The signatures that it stands for, in the order of its types.
  public var signatures: [Signature] {
    let lists = parameters.reduce([[]]) { lists, types in
      lists.flatMap { list in types.map { list + [$0] } }
    }
    return lists.map { Signature(returns: returns, parameters: $0) }
  }

  /// As the file has it: `int|str`.
  static func text(_ types: [KemiType]) -> String { types.map(\.rawValue).joined(separator: "|") }
}

/// A type of value that an `xval` can hold to reach a script.
public struct XvalContent: ServerFact {
  public var type: KemiType
  /// The module files that hand it over without being told to; empty for all interpreters of the release.
  public var interpreters: [String]
  public var releases: ReleaseRange

  public init(type: KemiType, interpreters: [String] = [], releases: ReleaseRange = .all) {
    self.type = type
    self.interpreters = interpreters
    self.releases = releases
  }

  public var order: [String] { [type.rawValue] + interpreters }
}

extension ServerFacts {
  /// The interpreters of a release, sorted.
  public func interpreters(of release: Release) -> [String] {
    interpreters.filter { $0.releases.contains(release) }.map(\.module)
  }

  /// The interpreters of a release that can call a function with these types.
  public func callers(of signature: Signature, in release: Release) -> Set<String> {
    let signature = signature.asCalled
    return having(calls.filter { $0.matches(signature) }, in: release, \.interpreters)
  }

  /// The interpreters of a release that hand over an `xval` with a value of this type.
  public func receivers(of type: KemiType, in release: Release) -> Set<String> {
    having(contents.filter { $0.type == type }, in: release, \.interpreters)
  }

  private func having<Fact: ServerFact>(
    _ facts: [Fact], in release: Release, _ interpreters: (Fact) -> [String]
  ) -> Set<String> {
    let facts = facts.filter { $0.releases.contains(release) }.map(interpreters)
    return Set(facts.contains([]) ? self.interpreters(of: release) : facts.flatMap { $0 })
  }
}

extension Signature {
  /// How an interpreter calls a function that a module of one's own exports: text, long numbers, lists
  /// and null are returned in an `xval`, since a result of any other type is read as an `int`.
  public var asCalled: Signature {
    let isInt = [KemiType.none, .int, .bool].contains(returns)
    return Signature(returns: isInt ? .int : .xval, parameters: parameters)
  }
}
