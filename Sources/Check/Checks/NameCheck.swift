/// Names under `KSR` that do not exist.
enum NameCheck {
  static func check(_ context: RuleContext) {
    let tested = testedNames(in: context)
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      // The longest path alone: `KSR.tm` within `KSR.tm.t_relay` is a part of it.
      guard case .member(_, let name, let nameRange) = context.script.expressions[index].kind,
        !context.index.targets.contains(id), case .name(let path) = context.value(of: id),
        !tested.contains(path)
      else { continue }
      check(path, name, nameRange, in: context)
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

  /// Names that the script asks for before it uses them: it knows that they may be missing.
  private static func testedNames(in context: RuleContext) -> Set<[String]> {
    var tested: Set<[String]> = []
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      guard case .member = context.script.expressions[index].kind,
        case .name(let path) = context.value(of: id)
      else {
        continue
      }
      for use in context.uses(of: id) {
        switch use.kind {
        case .condition: tested.insert(path)
        case .comparison(_, let other): if case .null = context.value(of: other) { tested.insert(path) }
        default: break
        }
      }
    }
    return tested
  }
}
