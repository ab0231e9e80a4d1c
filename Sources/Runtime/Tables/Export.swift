/// A row of an export table: one function under `KSR`.
public struct Export: Sendable {
  public let name: String
  public let signature: Signature
  /// The releases of Kamailio that have it: `5.1-`, `5.0-5.6`, `5.3` or `any`.
  public let releases: String
  /// The names of the parameters, separated by commas.
  public let parameters: String
  /// The functions of the native language that it stands for, separated by commas.
  public let natives: String

  public init(
    _ name: String, _ signature: Signature, _ releases: String, parameters: String = "",
    natives: String = ""
  ) {
    self.name = name
    self.signature = signature
    self.releases = releases
    self.parameters = parameters
    self.natives = natives
  }
}

extension Export {
  /// Whether the newest release has it.
  public var isCurrent: Bool { releases.hasSuffix("-") || releases == "any" }
}

/// The export table of one sub-module of `KSR`.
public struct ExportTable: Sendable {
  /// The sub-module's name; empty for the core.
  public let module: String
  public let exports: [Export]

  public init(_ module: String, _ exports: [Export]) {
    self.module = module
    self.exports = exports
  }
}
