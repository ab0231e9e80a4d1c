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
      context.report(
        .route, at: context[call.callee].range,
        "\(entry.module.path(of: entry.function.name)) is for \(list(wanted)), and this runs in "
          + "\(article(route)) \(title(route)): "
          + (origin.function == place ? "\(origin.name) is one" : "\(origin.name), which is one, leads here")
          + (origin.setter.map { " (\($0))" } ?? ""))
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
    case .any: "any route"
    case .request: "request route"
    case .failure: "failure route"
    case .onreply: "reply route"
    case .branch: "branch route"
    case .branchFailure: "branch failure route"
    case .onsend: "onsend route"
    case .error: "error route"
    case .local: "local route"
    case .coreOnreply: "core reply route"
    case .event: "event route"
    }
  }

  private static func article(_ route: Route) -> String { route == .onsend || route == .event ? "an" : "a" }

  private static func list(_ titles: [String]) -> String {
    let plural = titles.map { $0 + "s" }
    guard let last = plural.last, plural.count > 1 else { return plural.first ?? "" }
    return plural.dropLast().joined(separator: ", ") + " and " + last
  }
}
