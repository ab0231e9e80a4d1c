import SIP

extension Session {
  /// Gives a variable a text; false if it cannot be set.
  func assign(_ text: Bytes, to specification: Bytes) -> Bool {
    guard variable(specification)?.kind.write != nil else { return false }
    return assign(.text(text), to: specification)
  }
}
