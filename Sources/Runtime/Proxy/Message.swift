/// The SIP message that a call is about.
///
/// It is opaque to a module, which reads and changes it through KEMI functions, so that the same
/// module runs on any host.
public protocol Message: AnyObject {
  /// Calls a KEMI function on this message.
  ///
  /// - Parameters:
  ///   - function: Its name as scripts write it, with or without `KSR.`: `pv.get`.
  ///   - arguments: One value for each parameter.
  /// - Throws: `ScriptError` if there is no such function, if the arguments do not fit, or if the call fails.
  func call(_ function: String, _ arguments: [Value]) throws -> Value
}

/// A mistake of the script, in words for the person who wrote it.
public struct ScriptError: Error, CustomStringConvertible, Equatable, Sendable {
  public let description: String

  public init(_ description: String) { self.description = description }
}
