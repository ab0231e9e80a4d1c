import KemiRuntime
import KemiTables
import SIP

/// How `loose_route()` went, by KEMI's numbers.
private enum RouteResult {
  static let driven: Int32 = 1
  static let error: Int32 = -1
  static let preloaded: Int32 = -3
}

extension Rr {
  func looseRoute(_ message: any Message) throws -> Int32 { try looseRouteMode(message, mode: 0) }

  func looseRoutePreloaded(_ message: any Message) throws -> Int32 {
    Int32(try looseRoute(message) == RouteResult.preloaded)
  }

  func looseRouteMode(_: any Message, mode: Int32) throws -> Int32 {
    guard session.message.isRequest, let routes = session.message.routeEntries, let first = routes.first,
      let requestURI = session.parsedRequestURI, let uri = first.address.parsedURI
    else { return RouteResult.error }
    session.processing.route.parameters = nil
    session.processing.route.hasNextHop = false
    let isInitial = session.message.to?.tag?.isEmpty ?? true
    if !isInitial, mode & 1 == 0, session.isLocal(requestURI) { return afterStrict(routes, uri, requestURI) }
    return afterLoose(routes[...], uri, isInitial: isInitial)
  }

  /// The previous hop has left the Route URIs alone: those of this server go.
  private func afterLoose(_ routes: ArraySlice<RouteEntry>, _ uri: URI, isInitial: Bool) -> Int32 {
    var routes = routes
    var uri = uri
    if session.isLocal(uri) {
      session.processing.route.parameters = uri.parameterText.isEmpty ? [] : [0x3B] + uri.parameterText
      let hasSecond = uri.isOneOfTwo
      if !hasSecond { forceSocket(uri) }
      var count = hasSecond ? 2 : 1
      while count > 0, let route = routes.popFirst() {
        if count == 1, hasSecond {
          guard let second = route.address.parsedURI else { return RouteResult.error }
          forceSocket(second)
        }
        count -= 1
        if route.isLast { session.remove(route.header) }
      }
      guard let next = routes.first else { return isInitial ? RouteResult.preloaded : RouteResult.driven }
      guard let nextURI = next.address.parsedURI else { return RouteResult.error }
      uri = nextURI
      session.processing.route.hasNextHop = true
    }
    guard let route = routes.first else { return RouteResult.error }
    let target = uri.withoutMaddr ?? route.address.uri
    guard !uri.isStrict else {
      // The next hop takes its place from the request URI, which goes to the end of the Routes.
      session.append(headerLines: Bytes("Route: <") + session.message.originalRequestURI + Bytes(">\r\n"))
      session.setRequestURI(target)
      removeThrough(route)
      return RouteResult.driven
    }
    session.message.destinationURI = target
    if !route.isFirst { session.replace(route.header.valueRange.lowerBound..<route.start, with: []) }
    return RouteResult.driven
  }

  /// The previous hop has put the URI of this server where the request URI was.
  private func afterStrict(_ routes: [RouteEntry], _ uri: URI, _ requestURI: URI) -> Int32 {
    var rest = routes[...]
    var uri = uri
    var wasDouble = false
    if uri.isOneOfTwo, session.isLocal(uri) {
      forceSocket(uri)
      guard let own = rest.popFirst() else { return RouteResult.error }
      if own.isLast { session.remove(own.header) }
      guard let next = rest.first?.address.parsedURI else { return RouteResult.error }
      uri = next
      wasDouble = !own.isLast
    }
    guard let route = rest.first else { return RouteResult.error }
    session.processing.route.parameters =
      requestURI.parameterText.isEmpty ? [] : [0x3B] + requestURI.parameterText
    let target = uri.withoutMaddr ?? route.address.uri
    if uri.isStrict {
      session.setRequestURI(target)
      removeThrough(route)
      return RouteResult.driven
    }
    guard let last = routes.last else { return RouteResult.error }
    session.message.destinationURI = target
    if wasDouble { session.replace(route.header.valueRange.lowerBound..<route.start, with: []) }
    session.setRequestURI(last.address.parsedURI?.withoutMaddr ?? last.address.uri)
    if last.isFirst {
      session.remove(last.header)
    } else {
      let text = session.message.buffer
      let start = text[..<last.start].lastIndex(of: 0x2C) ?? last.start
      session.replace(start..<last.header.valueRange.upperBound, with: [])
    }
    return RouteResult.driven
  }

  /// Removes a route and what is before it in its header.
  private func removeThrough(_ route: RouteEntry) {
    guard !route.isLast, let entries = session.message.routeEntries,
      let next = entries.first(where: { $0.header == route.header && $0.start > route.start })
    else {
      session.remove(route.header)
      return
    }
    session.replace(route.header.valueRange.lowerBound..<next.start, with: [])
  }

  /// Sends from the socket that the Route names, if it is one and not just an alias.
  private func forceSocket(_ uri: URI) {
    let socket = session.environment.received
    let port = uri.port ?? 5060
    guard uri.host.withoutBrackets.equalsIgnoringCase(socket.host), port == socket.port else { return }
    session.message.forcedSocket = Bytes("\(session.environment.transport):") + uri.host + Bytes(":\(port)")
  }
}

extension URI {
  /// Whether a route without `lr` asks for what RFC 2543 did.
  fileprivate var isStrict: Bool { parameters.first(named: "lr") == nil }

  /// Whether it is one of two routes for the two sides of a server.
  fileprivate var isOneOfTwo: Bool { parameters.value(of: "r2") == Bytes("on") }

  /// The URI that `maddr` makes of it, if there is that parameter.
  fileprivate var withoutMaddr: Bytes? {
    guard let maddr = parameters.value(of: "maddr"), maddr.count <= 117 else { return nil }
    return Bytes("sip:") + maddr + (port.map { Bytes(":\($0)") } ?? [])
  }
}
