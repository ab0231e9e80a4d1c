import KemiModules
import KemiRuntime
import OpeningHours
import Testing

/// The module as a script reaches it: through the proxy, on a message.
@Suite struct OpeningHoursTests {
  private static let monday = 0
  private static let saturday = 5 * 24 * 60

  /// A proxy at a minute of the week.
  private func proxy(at minute: Int) throws -> Proxy {
    let module = OpeningHours(
      [
        "support": try WeeklySchedule("Mon-Fri 09:00-17:30, Sat 10:00-14:00"),
        "attic": try WeeklySchedule(""),
      ],
      minuteOfWeek: { minute })
    return Session().makeProxy(tables: [.openinghours], modules: [module])
  }

  @Test(arguments: [
    ("support", monday + 9 * 60, 1), ("support", monday + 8 * 60 + 59, -1),
    ("support", monday + 17 * 60 + 30, -1),
    ("support", saturday + 13 * 60 + 59, 1), ("support", saturday + 24 * 60, -1), ("attic", monday, -1),
    ("garage", monday, -2),
  ])
  func isOpenAtItsHours(_ line: String, _ minute: Int, _ expected: Int32) throws {
    #expect(try proxy(at: minute).call("KSR.openinghours.is_open", [.str(line)]) == .int(expected))
  }

  @Test(arguments: [
    ("support", monday, 9 * 60), ("support", monday + 9 * 60, 0),
    ("support", saturday + 14 * 60, (10 + 24 + 9) * 60),
    ("attic", monday, -1), ("garage", monday, -2),
  ])
  func saysHowLongItStaysClosed(_ line: String, _ minute: Int, _ expected: Int) throws {
    #expect(
      try proxy(at: minute).call("KSR.openinghours.minutes_until_open", [.str(line)]) == .int(Int32(expected))
    )
  }

  @Test func divertsWhileItIsClosed() throws {
    let closed = try proxy(at: OpeningHoursTests.monday)
    #expect(
      try closed.call("KSR.openinghours.divert", [.str("support"), .str("sip:mailbox@example.com")])
        == .int(1))
    #expect(try closed.call("KSR.pv.get", [.str("$ru")]) == .str("sip:mailbox@example.com"))
    let open = try proxy(at: OpeningHoursTests.monday + 10 * 60)
    let uri = try open.call("KSR.pv.get", [.str("$ru")])
    #expect(
      try open.call("KSR.openinghours.divert", [.str("support"), .str("sip:mailbox@example.com")]) == .int(-1)
    )
    #expect(try open.call("KSR.pv.get", [.str("$ru")]) == uri)
  }

  @Test func aCallThatDoesNotFitItsDescriptorIsRefused() throws {
    let proxy = try proxy(at: 0)
    let error = #expect(throws: ScriptError.self) { try proxy.call("KSR.openinghours.is_open", [.int(7)]) }
    #expect(
      error?.description
        == "KSR.openinghours.is_open(str line): argument 1 (line) has to be a str, not the int 7")
  }

  @Test(arguments: [
    "Mon", "Mon 9-17", "Mon 17:00-09:00", "Fri-Mon 09:00-17:00", "Xyz 09:00-17:00", "Mon 09:00-24:01",
  ])
  func aScheduleThatCannotBeReadSaysWhere(_ text: String) {
    let mistake = #expect(throws: WeeklySchedule.Mistake.self) { try WeeklySchedule(text) }
    #expect(mistake?.description.hasPrefix("'\(text)' is no opening") == true)
  }
}
