/// Scenarios to run in a process of an interpreter.
public struct TestRequest: Sendable {
  public var files: [String]
  /// An open file, to which each result is written as soon as it is there: a line of `ResultsFile`.
  public var results: Int32
  var script: String?
  var findsCoverage: Bool
  var updates: Bool
  var descriptors: [String]

  public init(files: [String], options: ScenarioOptions, results: Int32) {
    self.files = files
    self.results = results
    script = options.script
    findsCoverage = options.findsCoverage
    updates = options.updates
    descriptors = options.descriptors
  }

  /// - Throws: `FileError` or `Diagnostics` that says what is wrong with the descriptors.
  public var options: ScenarioOptions {
    get throws {
      var options = ScenarioOptions(script: script, findsCoverage: findsCoverage, updates: updates)
      try options.addModules(describedIn: descriptors)
      return options
    }
  }
}
