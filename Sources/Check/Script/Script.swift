/// A parsed script, the same for every language: what the rules look at.
///
/// Expressions, functions and variables live in arrays and name each other by number, so that no chain of operators,
/// however long, makes a walk recurse.
public struct Script: Sendable {
  public var file: SourceFile
  public var language: Language
  /// Operands stand before what uses them, so that one pass from the first to the last meets them in order.
  public var expressions: [Expression]
  /// The first is the file itself.
  public var functions: [ScriptFunction]
  public var classes: [ScriptClass]
  public var variables: [Variable]
  /// The comments that speak to `kemi`, in the order of the text.
  public var directives: [Directive]

  public init(file: SourceFile, language: Language) {
    self.file = file
    self.language = language
    expressions = []
    functions = []
    classes = []
    variables = []
    directives = []
  }

  public subscript(id: Expression.ID) -> Expression { expressions[id.index] }
  public subscript(id: ScriptFunction.ID) -> ScriptFunction { functions[id.index] }
  public subscript(id: ScriptClass.ID) -> ScriptClass { classes[id.index] }
  /// What stands in the file for an expression.
  public func text(of expression: Expression.ID) -> String { file.text(in: self[expression].range) }

  public subscript(id: Variable.ID) -> Variable { variables[id.index] }
}

/// The number of something of a script, of a type of its own for each kind of thing.
public struct Identifier<Subject>: Hashable, Sendable {
  private let number: Int32

  public var index: Int { Int(number) }

  public init(_ index: Int) { number = Int32(truncatingIfNeeded: index) }
}
