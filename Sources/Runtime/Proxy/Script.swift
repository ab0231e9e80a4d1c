/// A script that an interpreter has loaded, whose `KSR` is a proxy.
public protocol Script: AnyObject {
  var proxy: Proxy { get }

  /// Whether the script has a route of this name.
  func has(_ route: String) -> Bool

  /// Runs a route, and tells the proxy when it begins and ends.
  ///
  /// - Parameter event: The name of the event, for routes that are called with one.
  func run(_ route: String, event: String?) -> RouteEnding
}
