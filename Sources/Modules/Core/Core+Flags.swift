import KemiRuntime
import KemiTables
import SIP

extension Core {
  var flags: [String: Implementation] {
    var all: [String: Implementation] = [
      "setbiflag": .boolIntInt { _, flag, branch in
        Self.bit(flag).map { bit in change(branch) { $0 |= bit } } != nil
      },
      "resetbiflag": .boolIntInt { _, flag, branch in
        Self.bit(flag).map { bit in change(branch) { $0 &= ~bit } } != nil
      },
      "isbiflagset": .boolIntInt { _, flag, branch in
        guard let bit = Self.bit(flag) else { return false }
        var isSet = false
        change(branch) { isSet = $0 & bit != 0 }
        return isSet
      },
    ]
    // Scripts use message flags most.
    all["isflagset"] = .boolInt { _, flag in session.message.isSet(flag: flag) }
    all["setflag"] = .boolInt { _, flag in session.message.set(flag: flag, true) }
    all["resetflag"] = .boolInt { _, flag in session.message.set(flag: flag, false) }
    let kinds: [(String, (_ change: (inout UInt32) -> Void) -> Void)] = [
      ("sflag", { $0(&session.processing.scriptFlags) }), ("bflag", { $0(&session.message.branchFlags) }),
    ]
    for (kind, access) in kinds {
      all["set\(kind)"] = .boolInt { _, flag in Self.bit(flag).map { bit in access { $0 |= bit } } != nil }
      all["reset\(kind)"] = .boolInt { _, flag in Self.bit(flag).map { bit in access { $0 &= ~bit } } != nil }
      all["is\(kind)set"] = .boolInt { _, flag in
        guard let bit = Self.bit(flag) else { return false }
        var isSet = false
        access { isSet = $0 & bit != 0 }
        return isSet
      }
    }
    return all
  }

  private static func bit(_ flag: Int32) -> UInt32? { (0...31).contains(flag) ? 1 << UInt32(flag) : nil }

  /// Branch 0 is the request URI; nothing happens if there is no such branch.
  private func change(_ branch: Int32, _ change: (inout UInt32) -> Void) {
    let message = session.message
    if branch == 0 {
      change(&message.branchFlags)
    } else if message.branches.indices.contains(Int(branch) - 1) {
      change(&message.branches[Int(branch) - 1].flags)
    }
  }
}
