/// A function under `KSR`, as it stands in a range of releases.
public struct Function: Hashable, Sendable {
  public var name: String
  public var summary: String?
  public var details: String?
  public var parameters: [Parameter]
  /// Takes any number of further texts: `KSR.x.modf` alone does.
  public var variadic: Bool
  public var returns: Returns
  /// The native functions of kamailio.cfg that it stands for.
  public var cfg: [String]
  /// Where Kamailio's documentation describes the native function: `module#id`.
  public var anchor: String?
  public var routes: [Route]
  /// The module files any of which has it, where that is not the sub-module's own.
  public var loads: [String]
  /// The build choice that tells it from another of the same name.
  public var condition: String?
  /// The interpreters that have it; empty for all. They supply such a function themselves.
  public var engines: [Engine]
  /// The releases whose export tables list it although interpreters supply it.
  public var listed: ReleaseRange?
  public var releases: ReleaseRange
  public var examples: [Example]
  /// Whether `kemi run` does what it says, instead of answering with a default; no descriptor has it.
  public var isImplemented = false

  public init(
    name: String, summary: String? = nil, details: String? = nil, parameters: [Parameter] = [],
    variadic: Bool = false, returns: Returns, cfg: [String] = [], anchor: String? = nil,
    routes: [Route] = [], loads: [String] = [], condition: String? = nil, engines: [Engine] = [],
    listed: ReleaseRange? = nil,
    releases: ReleaseRange = .all, examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.parameters = parameters
    self.variadic = variadic
    self.returns = returns
    self.cfg = cfg
    self.anchor = anchor
    self.routes = routes
    self.loads = loads
    self.condition = condition
    self.engines = engines
    self.listed = listed
    self.releases = releases
    self.examples = examples
  }

  public var signature: Signature {
    Signature(returns: returns.type, parameters: parameters.map(\.type))
  }

  /// Whether an export table of its releases has a row for it.
  public var isInTable: Bool { engines.isEmpty || listed != nil }

  public func available(in engine: Engine) -> Bool { engines.isEmpty || engines.contains(engine) }
}
