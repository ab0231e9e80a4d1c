import KemiRuntime
import KemiTables
import SIP

extension Siputils {
  func isGruu(_: any Message) throws -> Int32 {
    guard let parameter = session.parsedRequestURI?.parameters.first(named: "gr") else { return -1 }
    return parameter.value?.isEmpty == false ? 1 : 2
  }

  /// The parameters that Kamailio looks at: those of the number if the URI has `user=phone`.
  private var parameters: [Parameter] {
    guard let uri = session.parsedRequestURI else { return [] }
    guard uri.scheme != .tel, uri.parameters.value(of: "user") == Bytes("phone") else {
      return uri.parameters
    }
    var number = uri
    number.parameterText = uri.phoneParameterText
    return number.parameters
  }

  func uriParam(_ message: any Message, paramName: Text) throws -> Int32 {
    let found = parameters.first { $0.name.elementsEqual(paramName.bytes) }
    return Int32(found.map { ($0.value ?? []).isEmpty } ?? false)
  }

  func uriParamValue(_: any Message, paramName: Text, value: Text) throws -> Int32 {
    let found = parameters.first { $0.name.elementsEqual(paramName.bytes) }
    return Int32(found.map { ($0.value ?? []).elementsEqual(value.bytes) } ?? false)
  }

  func uriParamAny(_: any Message, paramName: Text) throws -> Int32 {
    Int32(parameters.contains { $0.name.equalsIgnoringCase(paramName.bytes) })
  }

  func uriParamRm(_: any Message, paramName: Text) throws -> Int32 {
    guard let uri = session.parsedRequestURI else { return -1 }
    guard let changed = uri.removingParameter(paramName.copy) else { return 1 }
    session.setRequestURI(changed.text)
    return 1
  }

  func addUriParam(_: any Message, uriParam: Text) throws -> Int32 {
    if uriParam.isEmpty { return 1 }
    guard var uri = session.parsedRequestURI else { return -1 }
    var text = session.message.requestURI + [0x3B] + uriParam.copy
    if !uri.headers.isEmpty {
      // As broken as Kamailio makes it: another scheme, and no separator in front of older parameters.
      let headers = uri.headers
      uri.scheme = .sip
      uri.host += uri.port.map { Bytes(":\($0)") } ?? []
      uri.host += uri.parameterText
      uri.port = nil
      uri.parameterText = uriParam.copy
      uri.headers = headers
      text = uri.text
    }
    guard text.count <= URI.maximumLength else { return -1 }
    session.setRequestURI(text)
    return 1
  }

  func contactParamDecodeRuri(_: any Message, paramName: Text) throws -> Int32 {
    guard let uri = session.parsedRequestURI else { return -1 }
    guard let value = uri.value(of: paramName.copy), !value.isEmpty else { return 1 }
    guard let old = Base64.unpaddedURL.decoded(value), !old.isEmpty else { return -1 }
    session.setRequestURI(old)
    return 1
  }

  func decodeContact(_: any Message) throws -> Int32 {
    do {
      session.setRequestURI(try EncodedURI.decode(session.message.requestURI))
      return 1
    } catch { return error.code }
  }
}

extension URI {
  /// Value of a parameter, whatever the case of its name; empty if it has none.
  func value(of name: Bytes) -> Bytes? {
    parameters.first { $0.name.equalsIgnoringCase(name) }.map { $0.value ?? [] }
  }

  /// The first parameter of that name as it is written, with the semicolon in front; nil if there is none.
  func parameterPart(_ name: Bytes) -> Bytes? {
    guard !name.isEmpty else { return nil }
    return parameterText.parts(separatedBy: 0x3B).first { part in
      part.prefix { $0 != 0x3D }.equalsIgnoringCase(name)
    }.map { [0x3B] + $0 }
  }

  /// The URI without the first parameter of that name; nil if there is none.
  func removingParameter(_ name: Bytes) -> URI? {
    var parts = parameterText.parts(separatedBy: 0x3B)
    let index = parts.firstIndex { part in part.prefix { $0 != 0x3D }.equalsIgnoringCase(name) }
    guard let index, !name.isEmpty else { return nil }
    parts.remove(at: index)
    var changed = self
    changed.parameterText = Bytes(parts.joined(separator: [0x3B]))
    return changed
  }
}
