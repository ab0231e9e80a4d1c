import E164
import Foundation
import KemiModules
import KemiRuntime

/// The module on the plans of this package, and on plans that a test writes.
enum Plans {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/plans"

  static func module(plan path: String) throws -> E164 {
    var parameters = E164Parameters()
    parameters.plan = path
    return try E164(parameters)
  }

  /// - Parameter plan: The name of a file of the package, without its ending.
  static func proxy(_ plan: String, session: Session = Session()) throws -> Proxy {
    session.makeProxy(tables: [.e164], modules: [try module(plan: "\(folder)/\(plan).plan")])
  }
}

/// A folder for the time of a test.
final class PlanFolder {
  let path = NSTemporaryDirectory() + "plans-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
