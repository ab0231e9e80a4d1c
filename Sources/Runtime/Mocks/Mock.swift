/// What answers for a function in its place.
public final class Mock {
  /// An answer to calls whose arguments fit.
  public struct Case {
    /// One for each parameter from the first on; what is not there fits anything.
    public let arguments: [Matcher]
    public let answers: [Value]

    /// - Parameter answers: One after the other; the last one stays.
    public init(arguments: [Matcher] = [], answers: [Value]) {
      self.arguments = arguments
      self.answers = answers
    }
  }

  /// What an argument has to be.
  public enum Matcher {
    case any
    case equal(Value)
    case matches(RegularExpression)
  }

  private let cases: [Case]
  private var given: [Int]
  private let fallback: Value?

  /// - Parameters:
  ///   - cases: The first that fits answers.
  ///   - fallback: The answer where none does; nil: the function itself answers.
  public init(_ cases: [Case], otherwise fallback: Value? = nil) {
    self.cases = cases
    given = cases.map { _ in 0 }
    self.fallback = fallback
  }

  /// nil if the function itself is to answer.
  func answer(to arguments: [Value]) -> Value? {
    guard let index = cases.firstIndex(where: { $0.fits(arguments) }) else { return fallback }
    let answers = cases[index].answers
    guard let last = answers.indices.last else { return fallback }
    let turn = min(given[index], last)
    given[index] = turn + 1
    return answers[turn]
  }
}

extension Mock.Case {
  fileprivate func fits(_ values: [Value]) -> Bool {
    zip(arguments, values).allSatisfy { $0.fits($1) }
  }
}

extension Mock.Matcher {
  fileprivate func fits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _): true
    case (.matches(let expression), .str(let bytes)): expression.matches(bytes)
    case (.matches(let expression), .int(let number)): expression.matches(Array("\(number)".utf8))
    case (.matches(let expression), .long(let number)): expression.matches(Array("\(number)".utf8))
    case (.equal(.int(let expected)), .long(let number)): Int(expected) == number
    case (.equal(let expected), _): expected == value
    default: false
    }
  }
}

extension Proxy {
  /// Has a mock answer for a function from now on, or nobody but the function itself.
  ///
  /// - Throws: `ScriptError` if there is no such function.
  public func setMock(_ mock: Mock?, for path: String) throws {
    guard let function = function(path) else { throw ScriptError("there is no \(path)") }
    function.mock = mock
    function.chooseCall(isObserving: isObserving)
  }

  public func removeMocks() {
    for module in modules {
      for function in module.functions where function.mock != nil {
        function.mock = nil
        function.chooseCall(isObserving: isObserving)
      }
    }
  }
}
