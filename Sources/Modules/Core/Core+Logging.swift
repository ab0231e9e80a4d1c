import KemiRuntime
import KemiTables
import SIP

extension Core {
  private static let levels = ["dbg", "info", "notice", "warn", "err", "crit"]

  var logging: [String: Implementation] {
    var all: [String: Implementation] = [
      "log": .noneStrStr { _, level, text in
        let level = Self.levels.first { level.bytes.equalsIgnoringCase($0) } ?? "err"
        session.note(.log(level, text.untilNUL))
      }
    ]
    for level in Self.levels {
      all[level] = .noneStr { _, text in session.note(.log(level, text.copy)) }
    }
    return all
  }
}
