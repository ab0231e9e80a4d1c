/// A module of `KSR`, or a part of one, whose functions Swift implements.
public protocol SwiftModule {
  /// The sub-module's name as in `KSR.name`; empty for the core.
  var name: String { get }

  /// The implementations by the KEMI names of the functions.
  var implementations: [String: Implementation] { get }
}
