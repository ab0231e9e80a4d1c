/// A row of an export table: one function under `KSR`.
public struct Export: Sendable {
  public let name: StaticString
  public let signature: Signature
  /// The releases of Kamailio that have it: `5.1-`, `5.0-5.6` or `5.3`.
  public let releases: StaticString

  public init(_ name: StaticString, _ signature: Signature, _ releases: StaticString) {
    self.name = name
    self.signature = signature
    self.releases = releases
  }
}

/// The export table of one sub-module of `KSR`.
public struct ExportTable: Sendable {
  /// The sub-module's name; empty for the core.
  public let module: StaticString
  public let exports: [Export]

  public init(_ module: StaticString, _ exports: [Export]) {
    self.module = module
    self.exports = exports
  }
}
