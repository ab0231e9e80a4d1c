/// One expression of a script.
public struct Expression: Sendable {
  public typealias ID = Identifier<Expression>

  public enum Kind: Sendable {
    /// `nil`, `None`.
    case null
    case boolean(Bool)
    /// A whole number as it was written, without its sign; those beyond 64 bits are `float`.
    case integer(Int64)
    case float(Double)
    /// Text with its escapes resolved; bytes that are not UTF-8 are replaced.
    case string(String)
    case variable(Variable.ID)
    /// `base.name`, and `base["name"]` where the key is a string literal. `nameRange` is that of the name, quotes included.
    case member(base: ID, name: String, nameRange: SourceRange)
    /// `base[key]` with any other key, slices included.
    case element(base: ID, key: ID)
    /// `receiver:name(…)` of Lua calls a `member` and sets `passesReceiver`.
    case call(callee: ID, arguments: [Argument], passesReceiver: Bool)
    case function(ScriptFunction.ID)
    case not(ID)
    /// `-x`.
    case negate(ID)
    /// Any other operator with one operand: `#`, `~`, `+`, `await`.
    case unary(ID)
    case and(ID, ID)
    case or(ID, ID)
    case compare(Comparison, ID, ID)
    /// `+ - * / // % ^ **` and the operators on bits; Python's `+` and `%` on texts too.
    case arithmetic(Arithmetic, ID, ID)
    /// `..` of Lua; the parts of an f-string, texts included.
    case concatenate([ID])
    /// `then if test else otherwise` of Python.
    case conditional(test: ID, then: ID, otherwise: ID)
    /// A table, list, dictionary, tuple or set.
    case collection([Item])
    /// `name := value`.
    case assign(target: ID, value: ID)
    /// Anything else, such as `...`, comprehensions, `yield`: nothing is known of its value.
    case other([ID])
  }

  public enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Python alone.
    case isSame, isNotSame, isIn, isNotIn
  }

  public enum Arithmetic: Sendable {
    case add, subtract, multiply, divide, floorDivide, remainder, power, bits
  }

  /// What is passed in a call.
  public struct Argument: Sendable {
    public var value: ID
    /// `name` of `name=value`.
    public var name: String?
    /// `*value`, `**value`, and a last `...` or call in Lua, which may pass any number of values.
    public var isSpread: Bool

    public init(value: ID, name: String? = nil, isSpread: Bool = false) {
      self.value = value
      self.name = name
      self.isSpread = isSpread
    }
  }

  /// One entry of a table, list or dictionary.
  public struct Item: Sendable {
    /// Lua's `name = value` has a string literal as key.
    public var key: ID?
    public var value: ID

    public init(key: ID? = nil, value: ID) {
      self.key = key
      self.value = value
    }
  }

  public var kind: Kind
  /// Without parentheses around it.
  public var range: SourceRange
  /// The function in whose body it stands.
  public var function: ScriptFunction.ID

  public init(_ kind: Kind, range: SourceRange, function: ScriptFunction.ID) {
    self.kind = kind
    self.range = range
    self.function = function
  }
}

extension Collection<Expression.Argument> {
  /// Those whose positions are certain: up to the first that spreads several values or has a name.
  var positional: SubSequence { prefix { !$0.isSpread && $0.name == nil } }
}
