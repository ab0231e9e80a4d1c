import SIP

/// The value of a Date header: `Sat, 13 Nov 2010 23:29:00 GMT`.
enum SIPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds since 1970; nil if it is no date.
  static func seconds(_ text: Bytes) -> Int? {
    let words = text.split { $0 == 0x20 || $0 == 0x2C || $0 == 0x3A }
    guard words.count == 8, words[7].equalsIgnoringCase("GMT"),
      let month = months.firstIndex(where: { words[2].equalsIgnoringCase($0) }),
      let day = words[1].decimal, (1...31).contains(day), let year = words[3].decimal,
      (1970...9999).contains(year),
      let hour = words[4].decimal, hour < 24, let minute = words[5].decimal, minute < 60,
      let second = words[6].decimal, second <= 60
    else { return nil }
    // A year that begins in March has its leap day at the end.
    let shiftedYear = month < 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
    let days =
      shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear - 719_468
    return ((days * 24 + hour) * 60 + minute) * 60 + second
  }
}
