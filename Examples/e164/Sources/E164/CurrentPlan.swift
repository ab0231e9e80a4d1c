import KemiRuntime

/// The plan as this process has read it, and whether another process has read a newer one.
final class CurrentPlan {
  private let path: String
  /// How often the plan was read again, in any process.
  private let version: SharedCounter
  private var readVersion: UInt64 = 0
  private var plan: DiallingPlan

  /// Called in the main process; each worker inherits what was read.
  ///
  /// - Throws: `PlanError` for a mistake in the plan.
  init(path: String) throws {
    self.path = path
    plan = try PlanReader.read(path)
    version = try SharedCounter()
  }

  /// The plan, read again if another process has.
  ///
  /// - Parameter message: Through which it is logged that the file cannot be read any more.
  func plan(for message: any Message) -> DiallingPlan {
    let newest = version.value
    guard newest != readVersion else { return plan }
    readVersion = newest
    do {
      plan = try PlanReader.read(path)
    } catch {
      message.log(.error, "KSR.e164: the plan stays as it was: \(error)")
    }
    return plan
  }

  /// Reads the plan, and has all other processes read it.
  ///
  /// - Throws: `PlanError` for a mistake in it; nothing has changed then.
  func reload() throws {
    plan = try PlanReader.read(path)
    readVersion = version.increment()
  }
}
