public import KemiModules
public import KemiRuntime

/// Loads scripts of one language.
public struct ScriptHost: Sendable {
  public typealias Covered = (_ source: String, _ line: Int) -> Void

  /// A script to load.
  public struct Source {
    public let text: [UInt8]
    /// What errors and the trace call it.
    public let path: String
    /// The script's `KSR`, which the session has made.
    public let proxy: Proxy
    public let session: Session
    public let limits: Limits
    /// Is told each line that runs.
    public let covered: Covered?
  }

  /// Throws `ScriptError` if the script is broken.
  let load: @Sendable (Source) throws -> any Script
  /// The lines of a script that could run; nothing if it is broken.
  let executableLines: @Sendable (_ text: [UInt8]) -> Set<Int>?
  /// What Kamailio does with calls that do not fit.
  let compatibleTreatment: Treatment

  public init(
    compatibleTreatment: Treatment,
    load: @escaping @Sendable (Source) throws -> any Script,
    executableLines: @escaping @Sendable (_ text: [UInt8]) -> Set<Int>?
  ) {
    self.load = load
    self.executableLines = executableLines
    self.compatibleTreatment = compatibleTreatment
  }
}
