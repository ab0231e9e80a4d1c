/// A function of a script, a lambda, or the file itself.
public struct ScriptFunction: Sendable {
  public typealias ID = Identifier<ScriptFunction>

  /// As written: `ksr_request_route`, `routes.nat`; nil for a function without a name and for the file.
  public var name: String?
  /// Where the name stands, or the keyword of a function without one.
  public var nameRange: SourceRange
  public var range: SourceRange
  /// `self` of a method included.
  public var parameters: [Variable.ID]
  /// How many of the parameters have no default. All of them in Lua, where any may be left out all the same.
  public var requiredParameters: Int
  /// `...`, `*args` or `**kwargs`.
  public var isVariadic: Bool
  /// Whether decorators stand before it, which may do anything with it.
  public var isDecorated: Bool
  /// The function around it; nil for the file.
  public var parent: ID?
  /// The class whose method it is.
  public var owner: ScriptClass.ID?
  /// A lambda has one `return`.
  public var body: Block

  public init(
    name: String? = nil, nameRange: SourceRange, range: SourceRange, parameters: [Variable.ID] = [],
    requiredParameters: Int = 0, isVariadic: Bool = false, isDecorated: Bool = false, parent: ID? = nil,
    owner: ScriptClass.ID? = nil, body: Block
  ) {
    self.name = name
    self.nameRange = nameRange
    self.range = range
    self.parameters = parameters
    self.requiredParameters = requiredParameters
    self.isVariadic = isVariadic
    self.isDecorated = isDecorated
    self.parent = parent
    self.owner = owner
    self.body = body
  }
}

/// A class of Python.
public struct ScriptClass: Sendable {
  public typealias ID = Identifier<ScriptClass>

  public var name: String
  public var bases: [Expression.ID]
  /// Its methods are functions with this class as `owner`; its attributes are variables assigned here.
  public var body: Block

  public init(name: String, bases: [Expression.ID], body: Block) {
    self.name = name
    self.bases = bases
    self.body = body
  }
}

/// A name that holds a value.
public struct Variable: Sendable {
  public typealias ID = Identifier<Variable>

  public enum Scope: Sendable {
    /// Of the whole file (Python's module level) or program (Lua's globals): one a name.
    case global
    case parameter
    case local
    /// A name of a Python class body.
    case attribute
  }

  public var name: String
  public var scope: Scope
  /// The function that it belongs to; the file for globals.
  public var function: ScriptFunction.ID

  public init(name: String, scope: Scope, function: ScriptFunction.ID) {
    self.name = name
    self.scope = scope
    self.function = function
  }
}
