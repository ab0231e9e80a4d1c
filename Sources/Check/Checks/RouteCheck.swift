import Descriptors

/// Functions that are called in routes where they do not work.
enum RouteCheck {
  static func check(_ context: RuleContext) {
    if context.openness.hasUnseenCalls { return }
    for call in context.calls {
      let place = CallGraph.Place(0, call.function)
      guard let reached = context.graph.routes[place], !reached.isEmpty,
        !context.graph.escaping.contains(place),
        reached.isDisjoint(with: [.event, .branchFailure])
      else { continue }
      let entries = context.entries(of: call)
      let allowed = entries.reduce(into: Set<Route>()) { $0.formUnion($1.function.routes) }
      guard let entry = entries.first, entries.allSatisfy({ !$0.function.routes.isEmpty }),
        !reached.contains(where: { allows(allowed, $0) }),
        let route = Route.allCases.first(where: reached.contains),
        let origin = context.graph.entry(reaching: place, as: route)
      else { continue }
      let wanted = Route.allCases.filter(allowed.contains).map(title)
      let by = origin.setter.map { " (\($0))" } ?? ""
      let what = "\(origin.name)\(by) is \(article(route)) \(title(route)) route"
      context.report(
        .route, at: context[call.callee].range,
        "\(entry.module.path(of: entry.function.name)) is for \(list(wanted)) routes; "
          + (origin.function == place ? what : "\(what), and leads here"))
    }
  }

  private static func allows(_ allowed: Set<Route>, _ route: Route) -> Bool {
    switch route {
    // What tm's replies have, the core's have too.
    case .onreply, .coreOnreply: !allowed.isDisjoint(with: [.any, .onreply, .coreOnreply])
    default: allowed.contains(.any) || allowed.contains(route)
    }
  }

  private static func title(_ route: Route) -> String {
    switch route {
    case .any: "any"
    case .request: "request"
    case .failure: "failure"
    case .onreply: "reply"
    case .branch: "branch"
    case .branchFailure: "branch failure"
    case .onsend: "onsend"
    case .error: "error"
    case .local: "local"
    case .coreOnreply: "core reply"
    case .event: "event"
    }
  }

  private static func article(_ route: Route) -> String { route == .onsend || route == .event ? "an" : "a" }

  private static func list(_ titles: [String]) -> String {
    guard let last = titles.last, titles.count > 1 else { return titles.first ?? "" }
    return titles.dropLast().joined(separator: ", ") + " and " + last
  }
}
