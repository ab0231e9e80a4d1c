import KemiRuntime

/// Where the number is in the request URI of a message.
///
/// As bytes, which `message.pv` would turn into a string: parameters of others have to stay as they are.
struct RequestURI {
  private let isTelephone: Bool
  /// The number with its parameters.
  let user: [UInt8]

  /// Nothing if the URI has no user.
  init?(of message: any Message) throws {
    guard case .str(let uri) = try message.call("pv.get", [.str("$ru")]) else { return nil }
    if let number = WrittenNumber.withoutScheme(uri[...]) {
      isTelephone = true
      user = Array(number)
    } else {
      guard case .str(let user) = try message.call("pv.get", [.str("$rU")]) else { return nil }
      isTelephone = false
      self.user = user
    }
  }

  /// - Returns: Whether the message has it now.
  func replace(_ number: [UInt8], in message: any Message) throws -> Bool {
    if number == user { return true }
    let (variable, value) = isTelephone ? ("$ru", Array("tel:".utf8) + number) : ("$rU", number)
    return try message.call("pv.sets", [.str(variable), .str(value)]) == .bool(true)
  }
}
