/// What stands under one name of `KSR`.
public struct Module: Hashable, Sendable {
  /// The sub-module's name; `core` for the plain functions of `KSR`.
  public var name: String
  /// The module file to load; nil for what is part of the server.
  public var loads: String?
  public var summary: String?
  public var details: String?
  /// For `modparam`, of a module that is described to be built.
  public var parameters: [ModuleParameter]
  public var hooks: [Hook]
  public var functions: [Function]

  public init(
    name: String, loads: String? = nil, summary: String? = nil, details: String? = nil,
    parameters: [ModuleParameter] = [], hooks: [Hook] = [], functions: [Function] = []
  ) {
    self.name = name
    self.loads = loads
    self.summary = summary
    self.details = details
    self.parameters = parameters
    self.hooks = hooks
    self.functions = functions
  }

  public static let coreName = "core"

  /// The module's name in an export table: empty for the core.
  public var tableName: String { name == Module.coreName ? "" : name }

  /// How a script writes the module.
  public var path: String { name == Module.coreName ? "KSR" : "KSR.\(name)" }

  /// How a script writes a function of it.
  public func path(of function: String) -> String { "\(path).\(function)" }

  /// The module files any of which brings `function`; empty for the core's own.
  public func files(for function: Function) -> [String] {
    function.loads.isEmpty ? loads.map { [$0] } ?? [] : function.loads
  }
}
