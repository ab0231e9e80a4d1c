import SIP

extension Session {
  /// Changes a part of the request URI, and says so in the trace.
  func rewriteRequestURI(_ change: (inout URI) -> Void) throws {
    guard changeRequestURI(change) else {
      throw VariableError(
        "the request URI '\(message.requestURI.prefix(80).text)' is unreadable or gets too long")
    }
  }

  /// Gives the request URI another port, or none if it is empty.
  func rewriteRequestURI(port text: Bytes) throws {
    guard parsedRequestURI?.scheme != .tel else { throw VariableError("a tel: URI has no port") }
    let port = text.decimal
    guard text.isEmpty || port.map({ $0 <= 65_535 }) == true else {
      throw VariableError("'\(text.prefix(40).text)' is not a port")
    }
    try rewriteRequestURI { $0.port = port }
  }
}
