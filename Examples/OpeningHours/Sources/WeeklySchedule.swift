/// When a line is open, week by week: `Mon-Fri 09:00-17:30, Sat 10:00-14:00`.
public struct WeeklySchedule: Sendable {
  /// A schedule that cannot be read.
  public struct Mistake: Error, CustomStringConvertible {
    public let description: String
  }

  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let minutesOfDay = 24 * 60
  private static let minutesOfWeek = 7 * minutesOfDay

  /// In minutes of the week, which begins on Monday; none reaches beyond its day.
  private let openings: [Range<Int>]

  /// - Throws: `Mistake` that names the part that is wrong.
  public init(_ text: String) throws {
    openings = try text.split(separator: ",").flatMap { try WeeklySchedule.openings(of: $0) }
  }

  /// - Parameter minute: Of the week, from Monday 00:00.
  public func isOpen(at minute: Int) -> Bool { openings.contains { $0.contains(minute) } }

  /// The minutes until it opens; 0 if it is open, nothing if it never opens.
  public func minutesUntilOpen(from minute: Int) -> Int? {
    if isOpen(at: minute) { return 0 }
    return openings.map { opening in
      let wait = opening.lowerBound - minute
      return wait >= 0 ? wait : wait + WeeklySchedule.minutesOfWeek
    }.min()
  }

  /// The openings of one part: a day or a range of days, and a range of times.
  private static func openings(of part: Substring) throws -> [Range<Int>] {
    let words = part.split(separator: " ")
    let mistake = Mistake(
      description: "'\(part)' is no opening; write a day or days and times, such as Mon-Fri 09:00-17:30")
    guard words.count == 2 else { throw mistake }
    let dayNames = words[0].lowercased().split(separator: "-").map(String.init)
    let times = words[1].split(separator: "-").map(minuteOfDay)
    guard
      (1...2).contains(dayNames.count), let first = days.firstIndex(of: dayNames[0]),
      let last = days.firstIndex(of: dayNames[dayNames.count - 1]), first <= last,
      times.count == 2, let opens = times[0], let closes = times[1], opens < closes
    else { throw mistake }
    return (first...last).map { $0 * minutesOfDay + opens..<$0 * minutesOfDay + closes }
  }

  private static func minuteOfDay(_ text: Substring) -> Int? {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt8($0) }
    guard numbers.count == 2, let hours = numbers[0], let minutes = numbers[1], minutes < 60 else {
      return nil
    }
    let minute = Int(hours) * 60 + Int(minutes)
    // 24:00 is the end of a day.
    return minute <= minutesOfDay ? minute : nil
  }
}
