extension Values {
  /// Longer ones are nobody's, and doubling a text again and again must not cost.
  private static let longest = 4096

  /// The text that parts which are all known make up: `"$var(" .. NAME .. ")"`.
  func joined(_ parts: [Expression.ID], in file: Int) -> KnownValue {
    var text = ""
    for part in parts {
      switch value(of: part, in: file) {
      case .text(let more): text += more
      case .integer(let number): text += "\(number)"
      default: return .unknown
      }
      if text.utf8.count > Values.longest { return .unknown }
    }
    return .text(text)
  }

  /// `"a" + "b"` of Python.
  func sum(_ left: Expression.ID, _ right: Expression.ID, in file: Int) -> KnownValue {
    guard program.language == .python, case .text(let first) = value(of: left, in: file),
      case .text(let second) = value(of: right, in: file),
      first.utf8.count + second.utf8.count <= Values.longest
    else { return .unknown }
    return .text(first + second)
  }
}
