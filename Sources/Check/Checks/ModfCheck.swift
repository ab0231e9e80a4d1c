import Descriptors

/// `KSR.x.modf`: what KEMI has a function for, and what it cannot be given.
struct ModfCheck {
  private let context: RuleContext
  private let language: Language
  private lazy var functions = namesakes()
  private var reported: Set<SourceRange> = []

  static func check(_ context: RuleContext) {
    var check = ModfCheck(context: context, language: context.language)
    for call in context.effectiveCalls where call.path == ["x", "modf"] { check.check(call) }
  }

  private init(context: RuleContext, language: Language) {
    self.context = context
    self.language = language
  }

  /// How many parameters of the native function the interpreter passes on.
  private var most: Int { language == .lua ? 6 : 2 }

  private mutating func check(_ call: EffectiveCall) {
    if !call.isIndirect, case .call(let callee, _, true) = context[call.expression].kind {
      return report(
        at: context[callee].range,
        "':' passes \(context.script.text(of: callee).prefix { $0 != ":" }) itself as the name of the native function; "
          + "write '.'")
    }
    for argument in call.arguments {
      if let argument { checkType(of: argument, isIndirect: call.isIndirect) }
    }
    if call.isIndirect {
      if let name = call.arguments.first ?? nil { checkName(name, call) }
    } else if call.count.lowerBound > most + 1 {
      report(
        at: context[call.expression].range,
        "KSR.x.modf passes \(most) parameters at most, not \(call.count.lowerBound - 1): it "
          + (language == .lua ? "does nothing and returns -1" : "raises a RuntimeError"))
    } else if call.count == 0...0 {
      report(at: context[call.expression].range, "KSR.x.modf needs the name of a native function")
    } else if let name = call.arguments.first ?? nil {
      checkName(name, call)
    }
  }

  private mutating func checkType(of argument: Expression.ID, isIndirect: Bool) {
    let types = context.types.types(of: argument)
    guard !types.isEmpty, !types.contains(.text), !types.contains(.unknown) else { return }
    let text = context.script.text(of: argument)
    if types.isSubset(of: .number) {
      var fix: Fix?
      if !isIndirect, case .integer = context[argument].kind, text.utf8.allSatisfy({ (48...57).contains($0) })
      {
        fix = Fix("Write it as text", edits: [Edit(context[argument].range, "\"\(text)\"")])
      }
      let consequence = language == .lua ? "" : ": a number raises a TypeError"
      return report(
        at: context[argument].range, "KSR.x.modf takes texts alone\(consequence); write the number as text",
        fix: fix)
    }
    report(
      at: context[argument].range,
      "KSR.x.modf takes texts alone: given anything else, it "
        + (language == .lua ? "does nothing and returns -1" : "raises a TypeError"))
  }

  private mutating func checkName(_ name: Expression.ID, _ call: EffectiveCall) {
    guard case .text(let native) = context.value(of: name), let all = functions[native],
      call.count.lowerBound == call.count.upperBound
    else { return }
    let count = call.count.lowerBound - 1
    let same = all.filter { $0.function.parameters.count == count }
    if same.isEmpty { return }
    let list = same.map(\.prototype).joined(separator: " or ")
    report(
      at: context[name].range,
      "KEMI has \(list) for this: call it in place of KSR.x.modf(\"\(native)\"\(count > 0 ? ", …" : ""))")
  }

  /// The functions of the release by the native functions that they stand for.
  private func namesakes() -> [String: [KemiIndex.Entry]] {
    let catalog = context.grounds.kemi.catalog
    var functions: [String: [KemiIndex.Entry]] = [:]
    for module in catalog.modules where module.name != "x" {
      for function in module.functions {
        let isThere = context.grounds.release.map(function.releases.contains) ?? catalog.isCurrent(function)
        guard isThere else { continue }
        for native in function.cfg {
          functions[native, default: []].append(KemiIndex.Entry(module: module, function: function))
        }
      }
    }
    return functions
  }

  private mutating func report(at range: SourceRange, _ text: String, fix: Fix? = nil) {
    guard reported.insert(range).inserted else { return }
    context.report(.modf, at: range, text, fix: fix)
  }
}
