/// What `modparam` sets of a module that is described here to be built.
public struct ModuleParameter: Hashable, Sendable {
  /// What it is set to where the configuration says nothing.
  public enum Value: Hashable, Sendable {
    case int(Int32)
    case str(String)
  }

  public var name: String
  public var initial: Value
  public var summary: String?

  public init(name: String, initial: Value, summary: String? = nil) {
    self.name = name
    self.initial = initial
    self.summary = summary
  }

  public var type: KemiType {
    switch initial {
    case .int: .int
    case .str: .str
    }
  }

  /// Kamailio's own types of parameters.
  public static let types: [KemiType] = [.int, .str]
}

/// When a module that is built wants to be called, besides when it is made.
public enum Hook: String, CaseIterable, Hashable, Sendable {
  /// In each process of the server, when it begins.
  case startProcess = "start_process"
  /// When the server ends.
  case stop
}
