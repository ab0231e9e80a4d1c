/// Statements in the order in which they run.
public struct Block: Sendable {
  public var statements: [Statement]
  public var range: SourceRange

  public init(_ statements: [Statement] = [], range: SourceRange) {
    self.statements = statements
    self.range = range
  }
}

/// One statement of a script.
public struct Statement: Sendable {
  public indirect enum Kind: Sendable {
    case expression(Expression.ID)
    case assign(Assignment)
    /// `if`, with every `elseif`/`elif` as a branch of its own; `match` of Python, whose branches have no condition.
    case branch([Branch], otherwise: Block?)
    case loop(Loop)
    /// `try` of Python.
    case attempt(Attempt)
    /// `do … end`, and the body of `with`.
    case block(Block)
    case `return`([Expression.ID])
    case `break`
    case `continue`
    case jump(label: String)
    case label(String)
    /// `raise` of Python, with what is raised.
    case raise(Expression.ID?)
    /// `def`, `function name()`, `local function name()`.
    case function(target: Expression.ID, ScriptFunction.ID)
    /// `class`.
    case `class`(target: Expression.ID, ScriptClass.ID)
    case importing(Importing)
    /// Anything else that only evaluates expressions: `del`, `assert`, annotations.
    case other([Expression.ID])
  }

  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// `targets = values`. Two targets may share one value: `local a, b = f()`, `a, b = f()`.
public struct Assignment: Sendable {
  public var targets: [Expression.ID]
  public var values: [Expression.ID]
  /// `x += 1` and its like: the new value depends on the old one.
  public var isUpdate: Bool

  public init(targets: [Expression.ID], values: [Expression.ID], isUpdate: Bool = false) {
    self.targets = targets
    self.values = values
    self.isUpdate = isUpdate
  }
}

/// A condition and what runs where it holds.
public struct Branch: Sendable {
  /// Absent in a `case` of `match`.
  public var condition: Expression.ID?
  public var body: Block

  public init(condition: Expression.ID?, body: Block) {
    self.condition = condition
    self.body = body
  }
}

public struct Loop: Sendable {
  public enum Kind: Sendable {
    /// The condition is tested before each round.
    case `while`(Expression.ID)
    /// `repeat … until condition`: the loop ends where it holds.
    case until(Expression.ID)
    /// What is counted or gone through, and the variables that change with each round.
    case each(targets: [Expression.ID], in: [Expression.ID])
  }

  public var kind: Kind
  public var body: Block
  /// `else` of a Python loop.
  public var otherwise: Block?

  public init(_ kind: Kind, body: Block, otherwise: Block? = nil) {
    self.kind = kind
    self.body = body
    self.otherwise = otherwise
  }
}

/// `try`, its handlers, `else` and `finally`.
public struct Attempt: Sendable {
  public struct Handler: Sendable {
    /// What is caught, as written: names, or members such as `socket.error`. Empty catches everything.
    public var types: [Expression.ID]
    /// The variable of `as name`.
    public var target: Expression.ID?
    public var body: Block
    public var range: SourceRange

    public init(types: [Expression.ID], target: Expression.ID?, body: Block, range: SourceRange) {
      self.types = types
      self.target = target
      self.body = body
      self.range = range
    }
  }

  public var body: Block
  public var handlers: [Handler]
  public var otherwise: Block?
  public var finally: Block?

  public init(body: Block, handlers: [Handler], otherwise: Block? = nil, finally: Block? = nil) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
  }
}

/// `import` and `from … import` of Python; one name each.
public struct Importing: Sendable {
  /// With the dots of a relative import in front.
  public var module: String
  /// `name` of `from module import name`; `*` for all of them.
  public var name: String?
  /// The variable that holds it afterwards; none for `*`.
  public var target: Expression.ID?
  /// Where the module, or the name, is written.
  public var nameRange: SourceRange

  public init(module: String, name: String?, target: Expression.ID?, nameRange: SourceRange) {
    self.module = module
    self.name = name
    self.target = target
    self.nameRange = nameRange
  }
}
