import Descriptors

/// Functions that are called in routes where they do not work.
enum RouteCheck {
  /// The routes in which functions work that ask for the route, or need what it alone has.
  ///
  /// What the catalog says of routes is what kamailio.cfg may hold. Scripts may call any function anywhere, and
  /// most do their work there.
  private static let working: [String: Set<Route>] = {
    var working: [String: Set<Route>] = [:]
    for (names, routes) in table {
      for name in names.split(separator: " ") { working[String(name)] = routes }
    }
    return working
  }()

  private static let table: [(String, Set<Route>)] = [
    // They forward the request, or add a branch to its transaction, and refuse any other route.
    ("tm.t_relay tm.t_relay_to_proto tm.t_relay_to_proto_addr", [.request, .failure]),
    // They answer the request of the transaction, and refuse the routes of single branches.
    ("tm.t_reply tm.t_reply_error tm.t_send_reply", [.request, .failure, .onreply, .coreOnreply]),
    // The status is that of a reply, which a branch does not have yet.
    ("tm.t_check_status tm.t_get_status_code", [.request, .failure, .onreply, .coreOnreply]),
    // The branch is the one that failed.
    ("tm.t_branch_timeout tm.t_branch_replied", [.failure]),
    // Other routes come too late for them, and they refuse them.
    ("tm.t_release tmx.t_precheck_trans", [.request]),
    // Replies get no transaction, and the routes of tm run within one.
    ("tm.t_newtran", [.request, .onsend]),
    // A reply is no request that one can answer; these ask nobody, and send something to the one who replied.
    ("sl.sl_send_reply sl.sl_reply_error", [.request, .failure, .branch, .onsend]),
  ]

  static func check(_ context: RuleContext) {
    let calls = context.calls.filter { working[$0.path.joined(separator: ".")] != nil }
    if calls.isEmpty || context.openness.hasUnseenCalls
      || UnseenModules.exist(in: context.program, context.values)
    {
      return
    }
    for call in calls {
      let place = CallGraph.Place(0, call.function)
      guard let reached = context.graph.routes[place], !reached.isEmpty,
        !context.graph.escaping.contains(place),
        reached.isDisjoint(with: [.event, .branchFailure])
      else { continue }
      guard let working = working[call.path.joined(separator: ".")],
        let entry = context.entries(of: call).first, !reached.contains(where: { allows(working, $0) }),
        let route = Route.allCases.first(where: reached.contains),
        let origin = context.graph.entry(reaching: place, as: route)
      else { continue }
      let wanted = Route.allCases.filter { working.contains($0) && $0 != .onsend && $0 != .coreOnreply }
        .map(title)
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
    case .onreply, .coreOnreply: !allowed.isDisjoint(with: [.onreply, .coreOnreply])
    // It may be any of them.
    case .any: true
    default: allowed.contains(route)
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
