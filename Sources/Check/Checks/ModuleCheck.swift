import Descriptors

/// Modules that a script uses and kamailio.cfg does not load, and functions that kamailio.cfg names and the script
/// does not have.
enum ModuleCheck {
  static func check(_ context: RuleContext) {
    guard let configuration = context.grounds.configuration else { return }
    if configuration.isComplete { checkModules(configuration, in: context) }
    checkCallbacks(configuration, in: context)
  }

  private static func checkModules(_ configuration: Configuration, in context: RuleContext) {
    let loaded = configuration.loaded
    // A configuration that does not run this language is none of this script's.
    if loaded.isDisjoint(with: context.language.engineModules) { return }
    var first: [[String]: (read: KemiName, more: Int)] = [:]
    for read in context.names where read.path.count == 2 && !read.isModuleTested {
      let entries = context.grounds.kemi.entries(read.path, in: context.grounds.release)
      guard !entries.isEmpty, entries.allSatisfy({ $0.function.available(in: context.language.engine) })
      else {
        continue
      }
      let files = entries.map { $0.module.files(for: $0.function) }
      // What one of them has needs no module.
      if files.contains(where: \.isEmpty) { continue }
      let choices = Set(files.joined()).sorted()
      if choices.contains(where: loaded.contains) { continue }
      first[choices, default: (read, -1)].more += 1
    }
    for (choices, (read, more)) in first {
      var text = "KSR.\(read.path.joined(separator: ".")) needs the module "
      text += choices.map { "'\($0)'" }.joined(separator: " or ")
      text += ", which \(name(configuration.files.first)) does not load"
      if let leftOut = configuration.modules.first(where: { choices.contains($0.name) }),
        let directive = leftOut.leftOutBy
      {
        // A script that speaks of the same condition knows when the module is there.
        if let name = directive.split(separator: " ").last, mentions(String(name), in: context) { continue }
        text += " (its loadmodule is left out by \(directive))"
      }
      if more > 0 { text += "; used in \(more) more place\(more == 1 ? "" : "s")" }
      context.report(.moduleNotLoaded, at: read.range, text)
    }
  }

  private static func mentions(_ name: String, in context: RuleContext) -> Bool {
    context.script.variables.contains { $0.name == name }
      || context.script.expressions.contains { expression in
        if case .string(let text) = expression.kind { text.contains(name) } else { false }
      }
  }

  private static func checkCallbacks(_ configuration: Configuration, in context: RuleContext) {
    guard context.grounds.handsRouting(to: context.language) == true,
      context.grounds.loads(context.script.file, context.language)
    else { return }
    let finder = FunctionFinder(context)
    let callbacks = configuration.callbacks(facts: context.grounds.facts, release: context.grounds.release)
    let reported = context.findings.filter { $0.rule == Rule.entryPoint.name }
    for callback in callbacks where !finder.has(callback.function) {
      if reported.contains(where: { $0.text.contains("'\(callback.function)'") }) {
        continue
      }
      guard let reason = finder.reasonForMissing(callback.function) else { continue }
      context.report(
        .cfgCallback, at: callback.place, of: configuration,
        "\(callback.source): \(reason) (\(name(context.script.file)))")
    }
  }

  private static func name(_ file: SourceFile?) -> String {
    file?.path.split(separator: "/").last.map(String.init) ?? "kamailio.cfg"
  }
}
