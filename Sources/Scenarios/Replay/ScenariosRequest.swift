import Console
import JSON

/// Recordings to make scenarios of, as the command line says it.
public struct ScenariosRequest: Sendable {
  public var script: String
  public var recordings: [String]
  /// The folder to write to.
  public var output: String
  public var release: String?
  /// Folders with descriptors of modules beside the built-in ones.
  public var descriptors: [String] = []
  /// Whether there is a scenario for each run, not only for each way through the script.
  public var makesAll = false

  public init(script: String, recordings: [String], output: String) {
    self.script = script
    self.recordings = recordings
    self.output = output
  }
}

extension ScenariosRequest {
  /// Writes the scenarios, and says how many.
  ///
  /// - Returns: The program's exit status.
  public func perform(in host: ScriptHost) -> Int32 {
    do {
      var making = try ScenarioMaking(self, host: host)
      let (written, left) = try making.write()
      for warning in making.warnings { Output.message(warning) }
      let reason = makesAll ? "" : ", most of them by the same ways through the script"
      Output.error(
        "\(output): \(written) scenarios; \(left) more routes were recorded\(left == 0 ? "" : reason)\n")
      return 0
    } catch {
      return Output.report(error)
    }
  }
}
