import KemiModules
import KemiRuntime
import Slidingwindow

/// The module as a script reaches it, at a time that the test sets.
final class Limiter {
  /// In nanoseconds.
  final class Clock { var now = 0 }

  let clock = Clock()
  private let proxy: Proxy

  init(slots: Int32 = 1024) throws {
    var parameters = SlidingwindowParameters()
    parameters.slots = slots
    let clock = clock
    let module = try Slidingwindow(parameters, clock: { clock.now })
    proxy = Session().makeProxy(tables: [.slidingwindow], modules: [module])
  }

  var seconds: Double {
    get { Double(clock.now) / 1e9 }
    set { clock.now = Int(newValue * 1e9) }
  }

  func allow(_ key: String, _ limit: Int32, _ seconds: Int32) throws -> Value {
    try call("allow", .str(key), .int(limit), .int(seconds))
  }

  func count(_ key: String, _ seconds: Int32) throws -> Value { try call("count", .str(key), .int(seconds)) }

  func call(_ function: String, _ arguments: Value...) throws -> Value {
    try proxy.call("KSR.slidingwindow.\(function)", arguments)
  }
}
