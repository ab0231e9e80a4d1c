import Descriptors

/// What a kamailio.cfg says that matters to the script beside it.
public struct Configuration: Sendable {
  /// Where something stands.
  public struct Place: Hashable, Sendable {
    /// Which of `files`.
    public var file: Int
    public var range: SourceRange
  }

  public struct LoadedModule: Sendable {
    /// Without folders and `.so`.
    public var name: String
    /// Of the text in quotes, quotes included.
    public var place: Place
    /// The directive whose condition does not hold, so that the module stays out: `#!ifdef WITH_NAT`.
    public var leftOutBy: String?
  }

  public struct Parameter: Sendable {
    public var modules: [String]
    public var name: String
    /// Numbers are as they were written.
    public var value: String
    public var isText: Bool
    /// Whether `value` is what the server sees: no substitution or expression that is not followed here.
    public var isExact: Bool
    /// Of the value.
    public var place: Place
  }

  /// A core setting with a text, such as `kemi.request_route_callback`.
  public struct Setting: Sendable {
    public var name: String
    public var value: String
    public var isExact: Bool
    public var place: Place
  }

  public struct RouteBlock: Hashable, Sendable {
    /// The keyword as written: `route`, `failure_route`, `event_route`.
    public var kind: String
    public var name: String?
    public var place: Place
  }

  /// The file itself and what it includes, in the order of reading; one that is included twice is there twice.
  public var files: [SourceFile] = []
  public var modules: [LoadedModule] = []
  public var parameters: [Parameter] = []
  /// `cfgengine`; the last one counts.
  public var engine: Setting?
  /// `kemi.…_callback` and other settings of the core that name functions of the script.
  public var callbackSettings: [Setting] = []
  public var routes: [RouteBlock] = []
  /// Whether everything could be read and followed. If not, more modules may be loaded than `modules` has.
  public var isComplete = true

  public init() {}

  /// The modules that are loaded, those of conditions that nobody can know included.
  public var loaded: Set<String> { Set(modules.lazy.filter { $0.leftOutBy == nil }.map(\.name)) }
}

/// A function of the script that the configuration names.
public struct ConfiguredCallback: Sendable {
  public var function: String
  /// What names it: `kemi.request_route_callback`, or `event_callback of htable`.
  public var source: String
  public var place: Configuration.Place
}

extension Configuration {
  /// The functions of the script that settings and module parameters name.
  ///
  /// - Parameter release: Nil where any will do.
  public func callbacks(facts: ServerFacts, release: Release? = nil) -> [ConfiguredCallback] {
    var callbacks = callbackSettings.compactMap { setting in
      setting.isExact && !setting.value.isEmpty && setting.value.lowercased() != "none"
        ? ConfiguredCallback(function: setting.value, source: setting.name, place: setting.place) : nil
    }
    for (module, parameter, fact) in scriptParameters(.callback, facts: facts, release: release) {
      guard let function = function(in: parameter.value, attribute: fact.attribute) else { continue }
      callbacks.append(
        ConfiguredCallback(
          function: function, source: "\(parameter.name) of \(module)", place: parameter.place))
    }
    return callbacks
  }

  /// The scripts that interpreters load, with the parameters that name them.
  public func scripts(facts: ServerFacts, release: Release? = nil) -> [(module: String, parameter: Parameter)]
  {
    scriptParameters(.script, facts: facts, release: release).map { ($0.module, $0.parameter) }
  }

  private func scriptParameters(
    _ role: ScriptParameter.Role, facts: ServerFacts, release: Release?
  ) -> [(module: String, parameter: Parameter, fact: ScriptParameter)] {
    let known = facts.parameters.filter { fact in
      fact.role == role && (release.map(fact.releases.contains) ?? true)
    }
    return parameters.filter { $0.isText && $0.isExact }.flatMap { parameter in
      parameter.modules.compactMap { module in
        known.first { $0.module == module && $0.name == parameter.name }.map { (module, parameter, $0) }
      }
    }
  }

  private func function(in value: String, attribute: String?) -> String? {
    guard let attribute else { return value.isEmpty ? nil : value }
    for part in value.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      if pair.count == 2, pair[0].lowercased() == attribute, !pair[1].isEmpty { return pair[1] }
    }
    return nil
  }
}
