import KemiRuntime
import KemiTables
import SIP

/// `KSR.rr`, with the standard values of its module parameters and one socket, so that one Record-Route is enough.
struct Rr: RrModule {
  let session: Session

  func checkRouteParam(_: any Message, pattern: Text) throws -> Int32 {
    guard let parameters = session.routeParameters, parameters.count > 1,
      let expression = RegularExpression.kemi(pattern)
    else { return -1 }
    return Int32(expression.matches(parameters))
  }

  func isDirection(_: any Message, direction: Text) throws -> Int32 {
    if direction.bytes.equalsIgnoringCase("downstream") { return Int32(!session.isUpstream) }
    if direction.bytes.equalsIgnoringCase("upstream") { return Int32(session.isUpstream) }
    return -6
  }

  func nextHopRoute(_: any Message) throws -> Int32 { Int32(session.processing.route.hasNextHop) }
}

extension Session {
  /// Parameters of the Route URI of this server: as `loose_route()` has found them, or of the first Route if there is
  /// nothing yet.
  var routeParameters: Bytes? {
    if let parameters = processing.route.parameters, !parameters.isEmpty { return parameters }
    guard message.isRequest, let uri = message.routes?.first?.parsedURI, isLocal(uri) else { return nil }
    return uri.parameterText.isEmpty ? [] : [0x3B] + uri.parameterText
  }

  /// Whether the request goes from callee to caller: the tag that `record_route()` noted is not that of From.
  var isUpstream: Bool {
    guard let text = routeParameters,
      let ftag = URI(parsing: Bytes("sip:x") + text)?.parameters.value(of: "ftag"), !ftag.isEmpty,
      let tag = message.from?.tag, !tag.isEmpty
    else { return false }
    return tag != ftag
  }
}
