/// Names under `KSR` that do not exist.
enum NameCheck {
  static func check(_ context: RuleContext) {
    // The longest path alone: `KSR.tm` within `KSR.tm.t_relay` is a part of it.
    // What begins with an underscore is what a stand-in for KSR has for itself, in tests.
    for read in context.names where !read.path[0].hasPrefix("_") {
      check(read.path, read.name, read.range, in: context)
    }
  }

  private static func check(_ path: [String], _ name: String, _ range: SourceRange, in context: RuleContext) {
    let kemi = context.grounds.kemi
    switch path.count {
    case 1 where kemi.entries(path).isEmpty && !kemi.isModule(path[0]):
      report(path, "KSR has no module or function '\(name)'", range, in: context)
    case 2 where kemi.isModule(path[0]) && kemi.entries(path).isEmpty:
      report(path, "KSR.\(path[0]) has no function '\(name)'", range, in: context)
    default: break
    }
  }

  private static func report(_ path: [String], _ text: String, _ range: SourceRange, in context: RuleContext)
  {
    guard let (meant, isCertain) = context.grounds.kemi.nearest(path) else {
      return context.report(.unknownName, at: range, text)
    }
    // KSR["tm"] is written with quotes.
    let written = context.script.file.text(in: range)
    let quote = written.first.map { $0 == "\"" || $0 == "'" ? String($0) : "" } ?? ""
    let fix = Fix("Write `\(meant)`", edits: [Edit(range, quote + meant + quote)])
    context.report(.unknownName, at: range, "\(text); did you mean '\(meant)'?", fix: isCertain ? fix : nil)
  }
}
