public import CProxy

/// A route of the script that has to run before the call that causes it returns.
public struct PendingRoute {
  public let name: String
  let begins: () -> Void
  let ends: (RouteEnding) -> Void

  /// - Parameters:
  ///   - begins: Runs just before the route, and `ends` just after it.
  public init(
    _ name: String, begins: @escaping () -> Void = {}, ends: @escaping (RouteEnding) -> Void = { _ in }
  ) {
    self.name = name
    self.begins = begins
    self.ends = ends
  }
}

/// The routes that calls have caused to run.
struct RouteQueue {
  struct Running {
    let route: PendingRoute
    /// What else the same call has caused; it waits until the route has ended.
    let waiting: [PendingRoute]
    let call: Int?
  }

  /// Those of the current call.
  var pending: [PendingRoute] = []
  var running: [Running] = []
  /// What the call returns after all.
  var amendment: Value?
}

extension Proxy {
  /// As deep as routes may cause each other to run.
  private static let maximumNesting = 16

  /// Asks the interpreter's side to run a route before the current call returns.
  public func run(_ route: PendingRoute) {
    if routes.running.count < Proxy.maximumNesting {
      routes.pending.append(route)
      shared.pointee.runs_routes = true
    } else {
      record(.note("\(route.name) does not run: routes are nested \(Proxy.maximumNesting) deep."))
    }
  }

  /// The name of the next route to run, which begins herewith.
  public func beginNextRoute() -> String? {
    guard !routes.pending.isEmpty else { return nil }
    let route = routes.pending.removeFirst()
    routes.running.append(RouteQueue.Running(route: route, waiting: routes.pending, call: currentCall))
    routes.pending = []
    shared.pointee.runs_routes = false
    begin(route: route.name)
    route.begins()
    return route.name
  }

  /// The same as C reads it: valid until the next route begins.
  public func beginNextRouteInC() -> UnsafePointer<CChar>? {
    guard let name = beginNextRoute() else { return nil }
    let bytes = name.utf8.prefix(routeName.count - 1).map { CChar(bitPattern: $0) } + [0]
    _ = routeName.update(fromContentsOf: bytes)
    return UnsafePointer(routeName.baseAddress)
  }

  public func endRoute(_ ending: RouteEnding) {
    guard let ended = routes.running.popLast() else { return }
    let ending = end(route: ended.route.name, ending)
    currentCall = ended.call
    routes.pending = ended.waiting
    shared.pointee.runs_routes = !ended.waiting.isEmpty
    ended.route.ends(ending)
  }

  /// Has the call return something else, because of how its routes have ended.
  public func amendResult(_ value: Value) {
    routes.amendment = value
    shared.pointee.amends_result = true
    if let currentCall { complete(currentCall) { $0.result = value } }
  }

  /// Writes what the call returns after all; the interpreter's side asks when its routes have run.
  public func amend() -> ksr_result {
    shared.pointee.amends_result = false
    defer { routes.amendment = nil }
    return results.write(routes.amendment ?? .null)
  }

  /// Notes that a route begins; whoever runs an entry point calls it.
  public func begin(route: String) { record(.routeBegins(route)) }

  /// Notes that a route has ended, and says how, which the script's `drop()` may have decided.
  @discardableResult
  public func end(route: String, _ ending: RouteEnding) -> RouteEnding {
    var ending = ending
    if ending == .exit, let leaving { ending = leaving.ending } else { noteSwallowedExit() }
    leaving = nil
    record(.routeEnds(route, ending))
    return ending
  }
}
