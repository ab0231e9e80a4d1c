import KemiRuntime

/// `KSR.openinghours`: what the descriptor promises, on schedules that are given.
public struct OpeningHours: OpeninghoursModule {
  private let lines: [String: WeeklySchedule]
  private let minuteOfWeek: () -> Int

  /// - Parameters:
  ///   - lines: The schedules of the lines by name.
  ///   - minuteOfWeek: What time it is, in minutes since Monday 00:00.
  public init(_ lines: [String: WeeklySchedule], minuteOfWeek: @escaping () -> Int) {
    self.lines = lines
    self.minuteOfWeek = minuteOfWeek
  }

  public func isOpen(_: any Message, line: Text) throws -> Int32 {
    guard let schedule = lines[line.string] else { return -2 }
    return schedule.isOpen(at: minuteOfWeek()) ? 1 : -1
  }

  public func minutesUntilOpen(_: any Message, line: Text) throws -> Int32 {
    guard let schedule = lines[line.string] else { return -2 }
    return schedule.minutesUntilOpen(from: minuteOfWeek()).map(Int32.init) ?? -1
  }

  public func divert(_ message: any Message, line: Text, uri: Text) throws -> Int32 {
    switch try isOpen(message, line: line) {
    case 1: return -1
    case -2: return -2
    default:
      // What a script would write: KSR.pv.sets("$ru", uri)
      return try message.call("pv.sets", [.str("$ru"), .str(uri.copy)]) == .bool(true) ? 1 : -1
    }
  }
}
