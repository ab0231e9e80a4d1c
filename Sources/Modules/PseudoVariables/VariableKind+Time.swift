import Glibc
import SIP

extension VariableKind {
  /// The clock, in seconds since 1970.
  static let timeKinds: [(String, VariableKind)] =
    named(["Ts", "TS"], .value { .number($0.environment.time()) })
    + named(
      ["Tf", "TF"],
      .value { session in
        let time = session.environment.time()
        return formatted(time, "%a %b %e %H:%M:%S %Y", isLocal: true).map { .text($0, number: time) } ?? .null
      })
    + [
      ("Tb", .value { $0.variables.startTime($0) }),
      (
        "TV",
        .words(["s", "u", "sn", "un", "Sn", "Fn", "Sm"]) { session, word in
          let time = session.environment.time()
          switch word {
          case "s", "sn": return .number(time)
          // The clock of a run has whole seconds.
          case "u", "un": return .number(0)
          case "Sn": return .word("\(time).000000")
          case "Fn":
            return .optional(
              formatted(time, "%Y-%m-%d %H:%M:%S", isLocal: true).map { $0 + Bytes(".000000") })
          default: return .word("\(time)000000000")
          }
        }
      ),
      ("time", .words(timeWords) { part($1, isLocal: true, at: $0.environment.time()) }),
      ("utime", .words(timeWords) { part($1, isLocal: false, at: $0.environment.time()) }),
      ("timef", format(isLocal: true)),
      ("utimef", format(isLocal: false)),
    ]

  private static let timeWords = ["sec", "min", "hour", "mday", "mon", "year", "wday", "yday", "isdst"]

  private static func format(isLocal: Bool) -> VariableKind {
    VariableKind(
      inner: .text,
      read: { session, variable in
        .nonempty(
          formatted(session.environment.time(), variable.inner.text.text, isLocal: isLocal, limit: 64))
      })
  }

  private static func part(_ word: String, isLocal: Bool, at time: Int) -> PseudoValue {
    let parts = parts(of: time, isLocal: isLocal)
    let value =
      switch word {
      case "sec": parts.tm_sec
      case "min": parts.tm_min
      case "hour": parts.tm_hour
      case "mday": parts.tm_mday
      case "mon": parts.tm_mon + 1
      case "year": parts.tm_year + 1900
      case "wday": parts.tm_wday + 1
      case "yday": parts.tm_yday + 1
      default: parts.tm_isdst
      }
    return .number(Int(value))
  }

  private static func parts(of time: Int, isLocal: Bool) -> tm {
    var time = time_t(time)
    var parts = tm()
    _ = isLocal ? localtime_r(&time, &parts) : gmtime_r(&time, &parts)
    return parts
  }

  /// What `strftime()` makes of a time; nil if it does not fit into `limit` bytes with the zero at its end.
  static func formatted(_ time: Int, _ format: String, isLocal: Bool, limit: Int = 65_535) -> Bytes? {
    var parts = parts(of: time, isLocal: isLocal)
    var text = [CChar](repeating: 0, count: limit)
    let length = strftime(&text, limit, format, &parts)
    return length == 0 ? nil : text.prefix(length).map { UInt8(bitPattern: $0) }
  }
}
