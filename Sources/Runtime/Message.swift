/// The SIP message that a call is about.
///
/// It is opaque to a module, which reads and changes it through KEMI functions, so that the same
/// module runs on any host.
public protocol Message: AnyObject {
  /// Calls a KEMI function on this message.
  ///
  /// - Parameters:
  ///   - function: Its name as scripts write it, without `KSR.`: `pv.get`.
  ///   - arguments: One value for each parameter.
  /// - Throws: Whatever keeps the host from calling it.
  func call(_ function: String, _ arguments: [Value]) throws -> Value
}
