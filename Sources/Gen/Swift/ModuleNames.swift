/// What the name of a module becomes in Swift, and whether scripts can write it.
public struct ModuleNames: Sendable {
  /// As in `KSR.call_gate`.
  public let module: String

  public init(_ module: String) { self.module = module }

  /// The type that implements it: `CallGate`.
  public var type: String { Names.upperCamelCase(module) }

  /// Its table, a member of `ExportTable`: `callGate`.
  public var table: String { SwiftNames.identifier(module) }

  /// The types that are generated for it beside the one that implements it.
  public var generatedTypes: [String] { ["\(type)Module", "\(type)Parameters"] }

  /// The languages in which the name is a reserved word.
  public var reservedIn: [String] {
    [
      (SwiftNames.isKeyword(module), "Swift"), (LuaNames.keywords.contains(module), "Lua"),
      (PythonNames.keywords.contains(module), "Python"),
    ].filter(\.0).map(\.1)
  }
}
