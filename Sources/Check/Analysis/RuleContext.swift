public import Descriptors
import Files
import Synchronization

/// What scripts are held against: made once for all of them, and read as far as they need it.
public final class Grounds: Sendable {
  let kemi: KemiIndex
  /// The release that scripts are for; nil where any will do.
  let release: Release?
  /// What `kamailio.cfg` says, where it is known.
  let configuration: Configuration?
  /// Functions that the server calls although nothing says so.
  let entryPoints: [String]
  private let readFacts: @Sendable () -> ServerFacts
  private let read = Mutex<(facts: ServerFacts, variables: PseudoVariableReader)?>(nil)
  /// What was found in reading `configuration`.
  let configurationFindings: [Finding]

  public init(
    catalog: CatalogOnDemand, facts: @escaping @Sendable () -> ServerFacts, release: Release? = nil,
    configuration: Configuration? = nil, configurationFindings: [Finding] = [], entryPoints: [String] = []
  ) {
    kemi = KemiIndex(catalog)
    readFacts = facts
    self.release = release
    self.configuration = configuration
    self.configurationFindings = configurationFindings
    self.entryPoints = entryPoints
  }

  var facts: ServerFacts { loaded.facts }

  /// Reads names of pseudo-variables as the server does.
  var variables: PseudoVariableReader { loaded.variables }

  private var loaded: (facts: ServerFacts, variables: PseudoVariableReader) {
    read.withLock { read in
      if let read { return read }
      let facts = readFacts()
      let modules = configuration.flatMap { $0.isComplete ? $0.loaded : nil }
      let found = (facts, PseudoVariableReader(facts: facts, release: release, loaded: modules))
      read = found
      return found
    }
  }

  /// Reads what some scripts need, on all processors.
  func prepare(for scripts: [Script]) {
    var names: Set<String> = [Module.coreName]
    for script in scripts {
      for expression in script.expressions {
        if case .member(_, let name, _) = expression.kind, !names.contains(name), kemi.isModule(name) {
          names.insert(name)
        }
      }
    }
    // The facts are the longest piece of work, so they come first.
    let pieces: [String?] = [nil] + names.sorted()
    _ = parallelMap(pieces) { name in
      if let name { kemi.prepare(name) } else { _ = facts }
    }
  }
}

/// One script and all that is known of it, for the rules to look at; they report into it.
final class RuleContext {
  let grounds: Grounds
  let program: Program
  let values: Values
  let leaving: Leaving
  /// The calls of KSR functions in the script.
  let calls: [KemiCall]
  let entryPoints: EntryPoints
  let graph: CallGraph
  /// Which KSR functions values come from.
  let origins: Origins
  private(set) lazy var conditions = Conditions(program, values)
  /// The names under `KSR` that the script reads without asking whether they are there.
  private(set) lazy var names: [KemiName] = readNames()
  private(set) lazy var openness = Openness(program, values)
  /// The calls of KSR functions, those that the script's own functions make with its arguments included.
  private(set) lazy var effectiveCalls = EffectiveCalls.find(in: self)
  private(set) lazy var types = TypeFinder(self)
  /// Calls that fit the function as another release has it, which is one finding, not several.
  private(set) lazy var callsOfOtherReleases = calls.compactMap { ArgumentFit.otherRelease($0, in: self) }
  private lazy var expressionsOfOtherReleases = Set(callsOfOtherReleases.map(\.call.expression))
  /// Which functions run when.
  private(set) lazy var reach = Reach(self)
  private(set) var findings: [Finding] = []

  init(_ program: Program, _ grounds: Grounds) {
    self.program = program
    self.grounds = grounds
    values = Values(program)
    leaving = Leaving(program: program, values: values)
    origins = Origins(program, values, grounds)
    calls = program.kemiCalls(in: 0, values)
    entryPoints = EntryPoints(program, values, grounds, calls: calls)
    graph = CallGraph(program, values, entries: entryPoints.entries)
  }

  var script: Script { program.script }
  var index: ScriptIndex { program.index }
  var language: Language { program.language }

  subscript(expression: Expression.ID) -> Expression { script[expression] }

  func value(of expression: Expression.ID) -> KnownValue { values.value(of: expression, in: 0) }

  func uses(of expression: Expression.ID) -> [ResultUse] { program.uses(of: expression, in: 0) }

  /// The entries of the catalog that a call may be of, in the release that scripts are for.
  func entries(of call: KemiCall) -> [KemiIndex.Entry] {
    grounds.kemi.entries(call.path, in: grounds.release)
  }

  func isOfOtherRelease(_ call: Expression.ID) -> Bool { expressionsOfOtherReleases.contains(call) }

  /// - Parameter severity: Where it is not the rule's.
  func report(
    _ rule: Rule, at range: SourceRange, _ text: String, fix: Fix? = nil, severity: Finding.Severity? = nil
  ) {
    findings.append(
      Finding(
        rule: rule.name, severity: severity ?? rule.severity, file: script.file.path, range: range,
        text: text, fix: fix))
  }

  /// Reports something of kamailio.cfg, which is reported once however many scripts show it.
  func report(_ rule: Rule, at place: Configuration.Place, of configuration: Configuration, _ text: String) {
    guard configuration.files.indices.contains(place.file) else { return }
    findings.append(
      Finding(
        rule: rule.name, severity: rule.severity, file: configuration.files[place.file].path,
        range: place.range, text: text))
  }
}
