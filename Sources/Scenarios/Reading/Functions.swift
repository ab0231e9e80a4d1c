import JSON
import KemiRuntime

/// Reads what files say about functions, and holds it against the functions that there are.
struct FunctionReader {
  let document: JSONDocument
  let proxy: Proxy

  /// The function of a name, with or without `KSR.`; that there is none is reported.
  func function(_ name: String, at place: JSONPlace, key: Bool, report: inout [Diagnostic]) -> Function? {
    if let function = proxy.function(name) { return function }
    let path = name.hasPrefix("KSR.") ? name.dropFirst("KSR.".count) : name[...]
    let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isKnown = parts.count == 2 && proxy.modules.contains { $0.name == parts[0] }
    let reason =
      isKnown
      ? proxy.unknown(String(parts[1]), module: String(parts[0]))
      : proxy.unknown(String(parts.first ?? ""), module: "")
    report.append(document.diagnostic(at: place, key: key, reason, rule: "unknown-function"))
    return nil
  }

  /// Patterns for the parameters from the first on; null fits anything.
  func arguments(_ place: JSONPlace, of function: Function, report: inout [Diagnostic]) -> [Pattern] {
    guard let elements = place.elements else {
      report.append(
        document.diagnostic(
          at: place, "'arguments' is an array, not \(place.kindName) (\(document.excerpt(at: place)))",
          rule: "type"))
      return []
    }
    if elements.count > function.parameters.count {
      report.append(
        document.diagnostic(
          at: elements[function.parameters.count],
          "\(elements.count) arguments; it is \(function.path)(\(function.prototype))", rule: "arguments"))
    }
    return zip(elements, function.parameters).enumerated().compactMap { index, pair in
      if pair.0.isNull { return .any }
      let name = "argument \(index + 1) of \(function.path)(\(function.prototype))"
      return document.pattern(at: pair.0, as: pair.1, called: name, report: &report)
    }
  }
}
