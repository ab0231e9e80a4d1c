import SIP

extension URI {
  /// As long as Kamailio makes a request URI.
  static let maximumLength = 1024

  /// The URI as text.
  var text: Bytes {
    var text = Bytes(scheme.rawValue) + [0x3A]
    let hasUser = !user.isEmpty
    text += user
    if hasUser, let password { text += [0x3A] + password }
    if !phoneParameterText.isEmpty { text += [0x3B] + phoneParameterText }
    if scheme != .tel {
      if hasUser { text.append(0x40) }
      text += host
      if let port { text += Bytes(":\(port)") }
    }
    if !parameterText.isEmpty { text += [0x3B] + parameterText }
    if !headers.isEmpty { text += [0x3F] + headers }
    return text
  }
}

extension Session {
  /// The request URI taken apart; nil if it is not one.
  var parsedRequestURI: URI? { message.parsedRequestURI }

  /// Sets the request URI and says so in the trace.
  func setRequestURI(_ uri: Bytes) {
    message.requestURI = uri
    noteChange()
  }

  /// Changes the request URI; false if it is not one or gets too long.
  func changeRequestURI(_ change: (inout URI) -> Void) -> Bool {
    guard var uri = parsedRequestURI else { return false }
    change(&uri)
    let text = uri.text
    guard text.count <= URI.maximumLength else { return false }
    setRequestURI(text)
    return true
  }

  /// Where the request goes: the destination URI or, without one, the request URI.
  var nextHop: Bytes {
    if let destination = message.destinationURI, !destination.isEmpty {
      destination
    } else {
      message.requestURI
    }
  }
}
