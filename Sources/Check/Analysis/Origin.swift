import Descriptors

/// The KSR functions that the value of an expression comes from: one of them for certain, and nothing else.
struct Origin: Sendable {
  /// One call whose result it may be.
  struct Source: Sendable {
    var path: [String]
    var call: Located<Expression.ID>
    /// As the function gets them, with the arguments of a wrapper in place of its parameters.
    var arguments: [Located<Expression.ID>]
    /// What the catalog has of the function in the releases that matter, at least one.
    var entries: [KemiIndex.Entry]

    /// `KSR.tm.t_relay`.
    var name: String { "KSR." + path.joined(separator: ".") }
  }

  /// How the value gets there.
  enum Way: Sendable { case direct, wrapper, variable }

  var sources: [Source]
  var way: Way
  /// The variables that it goes through.
  var variables: [Located<Variable.ID>] = []
  /// Whether it may be a number that the script has itself, as `rc` in `local rc = -1`.
  var mayBeNumber = false

  var first: Source { sources[0] }

  /// Whether something holds for all that the functions may return.
  func all(_ holds: (Returns) -> Bool) -> Bool {
    sources.allSatisfy { source in source.entries.allSatisfy { holds($0.function.returns) } }
  }

  /// Whether something holds for all entries of the functions.
  func allEntries(_ holds: (Function) -> Bool) -> Bool {
    sources.allSatisfy { source in source.entries.allSatisfy { holds($0.function) } }
  }

  /// What all of the functions return, if that is one thing.
  var result: Result? {
    guard let kind = Result(first.entries[0].function.returns) else { return nil }
    return all { Result($0) == kind } ? kind : nil
  }

  /// Results as the languages tell them apart.
  enum Result: Sendable {
    case nothing, number, truth, text

    /// - Returns: nil where several types may come.
    init?(_ returns: Returns) {
      switch returns.type {
      case .none: self = .nothing
      case .int, .long: self = .number
      case .bool: self = .truth
      case .str: self = .text
      case .xval where returns.nullable == false && returns.holds == [.str]: self = .text
      case .xval where returns.nullable == false && (returns.holds == [.int] || returns.holds == [.long]):
        self = .number
      default: return nil
      }
    }
  }

  /// Whether the number says true or false: positive or negative.
  var isStatus: Bool {
    !mayBeNumber && result == .number
      && allEntries { function in
        switch function.returns.kind {
        case .status: true
        case .value, .flag: false
        // A native function is a condition of kamailio.cfg; what begins like this asks for yes or no.
        case nil:
          function.returns.type == .int
            && (!function.cfg.isEmpty || function.name.hasPrefix("has_") || function.name.hasPrefix("is_"))
        }
      }
  }
}
