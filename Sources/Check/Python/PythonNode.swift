/// The classes of Python's syntax tree, named as in its module `ast`.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum PythonClass: String, CaseIterable {
  case Module
  case FunctionDef, AsyncFunctionDef, ClassDef, Return, Delete, Assign, TypeAlias, AugAssign, AnnAssign
  case For, AsyncFor, While, If, With, AsyncWith, Match, Raise, Try, TryStar, Assert, Import, ImportFrom
  case Global, Nonlocal, Expr, Pass, Break, Continue
  case BoolOp, NamedExpr, BinOp, UnaryOp, Lambda, IfExp, Dict, Set, ListComp, SetComp, DictComp, GeneratorExp
  case Await, Yield, YieldFrom, Compare, Call, FormattedValue, Interpolation, JoinedStr, TemplateStr, Constant
  case Attribute, Subscript, Starred, Name, List, Tuple, Slice
  case Load, Store, Del
  case And, Or
  case Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv
  case Invert, Not, UAdd, USub
  case Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn
  case comprehension, ExceptHandler, arguments, arg, keyword, alias, withitem
  case matchCase = "match_case"
  case MatchValue, MatchSingleton, MatchSequence, MatchMapping, MatchClass, MatchStar, MatchAs, MatchOr
  case TypeIgnore, TypeVar, ParamSpec, TypeVarTuple
  /// One of a Python that this program does not know yet.
  case unknown = ""
}

/// The fields of nodes, named as in Python's module `ast`.
// swift-format-ignore: AlwaysUseLowerCamelCase
enum PythonField: String, CaseIterable {
  case annotation, arg, args, asname, attr, bases, body, cases, cause, cls, comparators, conversion, ctx,
    defaults
  case elt, elts, exc, finalbody, format_spec, `func`, generators, `guard`, handlers, id, ifs, items, iter,
    key
  case keys, keywords, kwarg, kwonlyargs, left, level, lower, module, msg, name, names, op, operand, ops,
    orelse
  case pattern, patterns, posonlyargs, rest, returns, right, simple, slice, step, subject, target, targets,
    test
  case type, upper, value, values, vararg
  case contextExpression = "context_expr"
  case decorators = "decorator_list"
  case isAsync = "is_async"
  case keywordDefaults = "kw_defaults"
  case keywordAttributes = "kwd_attrs"
  case keywordPatterns = "kwd_patterns"
  case optionalVariables = "optional_vars"
  case typeParameters = "type_params"
  case line = "lineno"
  case column = "col_offset"
  case endLine = "end_lineno"
  case endColumn = "end_col_offset"
  case unknown = ""
}

/// A value in Python's tree, of eight bytes: there are many.
struct PythonValue {
  enum Kind: UInt8 {
    case none, `true`, `false`
    /// The index is the number itself.
    case small
    /// The index is that of `PythonTree.numbers`.
    case integer, float
    case text, node, list
    /// A class, by its place in `PythonClass.allCases`.
    case `class`
    /// The fields of a node.
    case fields
    case tuple
    /// Bytes, complex numbers, `...`.
    case other
  }

  var kind: Kind
  /// Of the node, where this is the value of one of its fields.
  var field: PythonField = .unknown
  var index: Int32

  init(_ kind: Kind, _ index: Int = 0) {
    self.kind = kind
    self.index = Int32(truncatingIfNeeded: index)
  }
}

/// A node of Python's tree.
struct PythonNode {
  var `class`: PythonClass
  var range = SourceRange(0, 0)
  /// Its fields in `PythonTree.values`.
  var first: Int32 = 0
  var count: Int32 = 0
}
