import JSON

/// Why a release cannot call a function.
enum DispatchReason: Hashable {
  /// No interpreter passes a parameter of this type.
  case type(KemiType, index: Int)
  /// The types are called with an int as the result alone.
  case result
  /// There is no call of these types in some interpreters, or in all (nil).
  case combination(interpreters: [String]?)

  var text: String {
    switch self {
    case .type(let type, _): "no interpreter passes \(type.withArticle)"
    case .result: "only functions that return none, int or bool are called with these types"
    case .combination(nil): "no interpreter has a call for these types"
    case .combination(let some?):
      "\(enumeration(some)) \(some.count == 1 ? "has" : "have") no call for these types"
    }
  }
}

/// Where the parts of a function stand in its descriptor.
struct FunctionPlaces {
  private let document: JSONDocument
  private let function: JSONPlace

  init(_ function: JSONPlace, of document: JSONDocument) {
    self.function = function
    self.document = document
  }

  func error(
    _ text: String, at reason: DispatchReason, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    var diagnostic = document.diagnostic(at: place(of: reason), text, rule: "dispatch")
    diagnostic.severity = severity
    return diagnostic
  }

  private func place(of reason: DispatchReason) -> JSONPlace {
    switch reason {
    case .type(_, let index):
      let parameters = member("parameters", of: function).elements ?? []
      return parameters.indices.contains(index) ? member("type", of: parameters[index]) : function
    case .result: return member("type", of: member("returns", of: function))
    case .combination: return member("parameters", of: function)
    }
  }

  private func member(_ name: String, of place: JSONPlace) -> JSONPlace {
    place[name] ?? place
  }
}

/// `a`, `a and b`, `a, b and c`.
func enumeration(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

extension KemiType {
  var withArticle: String {
    switch self {
    case .int, .xval, .array: "an \(rawValue)"
    default: "a \(rawValue)"
    }
  }
}

extension Signature {
  /// `(int, str)`.
  var parameterText: String { "(\(parameters.map(\.rawValue).joined(separator: ", ")))" }
}
