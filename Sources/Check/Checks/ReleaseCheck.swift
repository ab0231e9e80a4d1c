import Descriptors

/// Functions that exist, and not where the script runs: in another release, or in another interpreter.
enum ReleaseCheck {
  static func check(_ context: RuleContext) {
    let kemi = context.grounds.kemi
    let engine = context.language.engine
    for read in context.names where !read.isModuleTested && read.path.count < 3 {
      let entries = kemi.entries(read.path)
      if entries.isEmpty { continue }
      let available = entries.filter { $0.function.available(in: engine) }
      if available.isEmpty {
        reportEngine(read, in: context)
      } else if let release = context.grounds.release {
        if available.allSatisfy({ !$0.function.releases.contains(release) }) {
          report(read, available, release, in: context)
        }
      } else if available.allSatisfy({ !kemi.isCurrent($0.function) }) {
        reportGone(read, available, in: context)
      }
    }
    guard let release = context.grounds.release else { return }
    for (call, other, right) in context.callsOfOtherReleases {
      context.report(
        .signatureRelease, at: context[call.callee].range,
        "Kamailio \(release) has \(right.prototype); this call is one of \(other.prototype), "
          + "as it is in \(spoken(other.function.releases))")
    }
  }

  private static func reportEngine(_ read: KemiName, in context: RuleContext) {
    let name = "KSR." + read.path.joined(separator: ".")
    let text = "app_\(context.language == .python ? "python3" : "lua") has no \(name)()"
    switch (context.language, read.path) {
    case (.python, ["x", "exit"]): context.report(.engine, at: read.range, text + "; call exit() of Python")
    case (.python, ["x", "drop"]):
      context.report(.engine, at: read.range, text + "; call KSR.set_drop() and then exit() of Python")
    default: context.report(.engine, at: read.range, text)
    }
  }

  private static func report(
    _ read: KemiName, _ entries: [KemiIndex.Entry], _ release: Release, in context: RuleContext
  ) {
    let later = entries.map(\.function.releases.first).filter { $0 > release }.min()
    let earlier = entries.compactMap(\.function.releases.last).filter { $0 < release }.max()
    var text = "Kamailio \(release) has no \(entries[0].module.path(of: entries[0].function.name))"
    switch (earlier, later) {
    case (let earlier?, let later?): text += "; it was there until \(earlier), and is again from \(later) on"
    case (let earlier?, nil): text += "; it was there until \(earlier)"
    case (nil, .master?): text += "; it is in the development branch alone"
    case (nil, let later?): text += "; it is there from \(later) on"
    case (nil, nil): break
    }
    if earlier != nil { text += successor(entries, release, in: context) }
    context.report(.release, at: read.range, text)
  }

  private static func reportGone(_ read: KemiName, _ entries: [KemiIndex.Entry], in context: RuleContext) {
    let kemi = context.grounds.kemi
    guard let last = entries.compactMap(\.function.releases.last).max(),
      let since = kemi.successor(of: last)
    else { return }
    context.report(
      .release, at: read.range,
      "\(entries[0].module.path(of: entries[0].function.name)) is gone since \(since)"
        + successor(entries, kemi.newest, in: context), severity: .warning)
  }

  /// What took the place of a function that is gone: what its details name, or the same under the words that
  /// Kamailio 5.5 chose in place of others.
  private static func successor(
    _ entries: [KemiIndex.Entry], _ release: Release, in context: RuleContext
  ) -> String {
    let kemi = context.grounds.kemi
    let (module, function) = (entries[0].module, entries[0].function)
    let words = (function.details ?? "").split { !($0 == "_" || $0.isLetter || $0.isNumber) }
    var candidates = words.filter { $0.contains("_") }.map { prefixed(String($0), module.tableName) }
    candidates.append(
      prefixed(renamed(function.name), module.tableName.isEmpty ? "" : renamed(module.tableName)))
    for path in candidates where path != prefixed(function.name, module.tableName) {
      guard let entry = kemi.entries(path, in: release).first else { continue }
      return "; \(entry.module.path(of: entry.function.name)) is in its place"
    }
    return ""
  }

  private static func prefixed(_ name: String, _ module: String) -> [String] {
    module.isEmpty ? [name] : [module, name]
  }

  private static func renamed(_ name: String) -> String {
    name.replacing("black", with: "block").replacing("white", with: "allow")
  }

  private static func spoken(_ range: ReleaseRange) -> String {
    guard let last = range.last else { return "\(range.first) and later" }
    return range.first == last ? "\(last)" : "\(range.first) to \(last)"
  }
}
