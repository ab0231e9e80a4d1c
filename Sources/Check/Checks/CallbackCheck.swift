import Descriptors
import JSON

/// Names of functions that are passed to KSR functions for the server to call later.
enum CallbackCheck {
  static func check(_ context: RuleContext) {
    checkLengths(context)
    // Without an engine, the names are those of route blocks in kamailio.cfg.
    if context.grounds.handsRouting(to: context.language) == false { return }
    let finder = FunctionFinder(context)
    var reasons: [String: String?] = [:]
    for callback in context.entryPoints.callbacks where !finder.has(callback.name) {
      let reason = reasons[callback.name] ?? finder.reasonForMissing(callback.name)
      reasons[callback.name] = .some(reason)
      if let text = reason {
        let range = context[callback.expression].range
        context.report(
          .unknownCallback, at: range, text, fix: fix(callback, finder.slip(for: callback.name), in: context))
      }
    }
  }

  private static func fix(_ callback: EntryPoints.Callback, _ name: String?, in context: RuleContext) -> Fix?
  {
    guard let name, case .string = context[callback.expression].kind else { return nil }
    let range = context[callback.expression].range
    let written = context.script.file.text(in: range)
    // Long brackets and prefixes of Python are left to people.
    guard let quote = written.first, quote == "\"" || quote == "'",
      written == "\(quote)\(callback.name)\(quote)"
    else { return nil }
    return Fix("Write `\(name)`", edits: [Edit(range, "\(quote)\(name)\(quote)")])
  }

  /// tm keeps names in a table of so many places, each for so many bytes; async has room for less.
  private static let (nameLimit, asyncNameLimit, countLimit) = (127, 62, 256)

  private static func checkLengths(_ context: RuleContext) {
    var kept: Set<String> = []
    for callback in context.entryPoints.callbacks {
      let length = callback.name.utf8.count
      let limit: Int
      switch callback.setter.first {
      case "tm": limit = nameLimit
      case "async": limit = asyncNameLimit
      default: continue
      }
      let name = "KSR." + callback.setter.joined(separator: ".")
      if length > limit {
        context.report(
          .callbackName, at: context[callback.expression].range,
          "the name has \(length) bytes, and \(name) takes \(limit) at the most; give the function a shorter one"
        )
      } else if callback.setter.first == "tm", kept.insert(callback.name).inserted,
        kept.count == countLimit + 1
      {
        context.report(
          .callbackName, at: context[callback.expression].range,
          "this is name \(kept.count) that the script gives to KSR.tm, which keeps \(countLimit); "
            + "have some of the functions in one")
      }
    }
  }
}

/// Looks for functions by name as the server does.
struct FunctionFinder {
  private let context: RuleContext
  /// Functions that the server can find.
  private let names: [String]
  /// Methods of all classes, where one does not know which of them the server has.
  private let methods: Set<String>
  /// All functions that have a name, by the last part of it.
  private let functions: [String: ScriptFunction]

  init(_ context: RuleContext) {
    self.context = context
    names = context.entryPoints.names(context.program)
    methods =
      context.language == .python && context.entryPoints.handler == nil
      ? Set(context.script.variables.lazy.filter { $0.scope == .attribute }.map(\.name)) : []
    var functions: [String: ScriptFunction] = [:]
    for function in context.script.functions {
      if let name = FunctionFinder.lastPart(function.name), functions[name] == nil {
        functions[name] = function
      }
    }
    self.functions = functions
  }

  /// Whether the server finds something under the name, or may do.
  func has(_ name: String) -> Bool {
    context.entryPoints.has(name, context.program, context.values)
      || context.openness.assignedMembers.contains(name) || methods.contains(name)
  }

  /// The function that was meant with certainty.
  func slip(for name: String) -> String? {
    let found = names.filter { Slip.isSlip(name, of: $0) }
    return found.count == 1 ? found[0] : nil
  }

  /// What to say of a name that is not there; nil where it may be there all the same.
  func reasonForMissing(_ name: String) -> String? {
    if context.entryPoints.isMain, !context.openness.hasUnseenFunctions, !context.program.isImported,
      !context.grounds.loadsSeveral(context.language), context.language == .lua || isHandlerKnown
    {
      if let hidden = hidden(name) { return hidden }
      return "the script has no function '\(name)'\(didYouMean(name, among: names))"
    }
    return slip(for: name).map { "the script has no function '\(name)'; did you mean '\($0)'?" }
  }

  /// Whether one knows where the server looks for functions: in the object of `mod_init()`, or in the file where there
  /// is no `mod_init()`.
  private var isHandlerKnown: Bool {
    context.entryPoints.handler != nil || context.values.variable("mod_init", in: 0) == nil
  }

  /// Where a function of the name is that the server does not see.
  func hidden(_ name: String) -> String? {
    guard let function = functions[name] else { return nil }
    switch context.language {
    case .lua:
      let isLocal = function.name == name
      return "the server does not find '\(name)', which is \(isLocal ? "local" : "part of a table"); "
        + "it calls global functions alone"
    case .python:
      guard let handler = context.entryPoints.handler, function.owner == nil, function.parent?.index == 0
      else { return nil }
      let type = context.program.files[handler.file].script[handler.id].name
      return "the server does not find '\(name)', which is no method of \(type); "
        + "it calls methods of what mod_init() returns"
    }
  }

  private static func lastPart(_ name: String?) -> String? {
    name?.split { $0 == "." || $0 == ":" }.last.map(String.init)
  }
}
