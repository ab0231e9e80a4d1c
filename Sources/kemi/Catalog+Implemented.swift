import Descriptors
import KemiModules
import KemiRuntime

extension Catalog {
  /// The catalog with the functions marked that `kemi run` does truly.
  func markingImplemented() -> Catalog {
    let implemented = implementedFunctions()
    return marking { path, signature in
      // What interpreters supply themselves is part of running a script.
      if path.hasPrefix("KSR.x.") { return true }
      guard let found = implemented[path] else { return false }
      return "\(found.returns)" == signature.returns.rawValue
        && found.parameters.map { "\($0)" } == signature.parameters.map(\.rawValue)
    }
  }
}
