/// Tables of the module htable with an `initval`, which have that for every key that is not there.
extension NullCheck {
  /// Whether the configuration gives the table of a result an initial value, or may do so.
  func hasInitialValue(_ source: Origin.Source) -> Bool {
    guard let configuration = context.grounds.configuration, let table = table(of: source) else {
      return false
    }
    return configuration.parameters.contains { parameter in
      guard parameter.name == "htable", parameter.modules.contains("htable") else { return false }
      if !parameter.isExact { return true }
      let definition = parameter.value.filter { !$0.isWhitespace }
      guard let arrow = definition.ranges(of: "=>").first else { return false }
      let attributes = definition[arrow.upperBound...].split(separator: ";")
      return (table.name == nil || table.name == String(definition[..<arrow.lowerBound]))
        && attributes.contains { $0.hasPrefix("initval=") }
    }
  }

  /// Whether only a configuration that is not known could say that a result is never null.
  func mayHaveInitialValue(_ origin: Origin) -> Bool {
    if let configuration = context.grounds.configuration, configuration.isComplete { return false }
    return origin.sources.allSatisfy { table(of: $0) != nil }
  }

  /// The table that a result is from, its name nil where it is not known; nil for other results.
  private func table(of source: Origin.Source) -> (name: String?, Void)? {
    guard let first = source.arguments.first else { return nil }
    var text: String?
    if case .text(let value) = context.values.value(of: first.id, in: first.file) { text = value }
    if source.path == ["htable", "sht_get"] { return (text, ()) }
    guard source.path.first == "pv", let text, let start = text.ranges(of: "sht(").first,
      let arrow = text.ranges(of: "=>").first, start.upperBound <= arrow.lowerBound
    else { return nil }
    return (String(text[start.upperBound..<arrow.lowerBound]), ())
  }
}
