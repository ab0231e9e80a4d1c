import SIP

extension VariableKind {
  /// What `tmx` tells of the transaction.
  static let transactionKinds: [(String, VariableKind)] = [
    ("T_branch_idx", .value { branchIndex($0) }),
    ("T_reply_code", .value { replyCode($0) }),
    ("T_reply_reason", VariableKind(read: { session, _ in try replyReason(session) })),
    (
      "T",
      VariableKind(
        inner: .word([
          "uri", "ruid", "flags", "id_label", "id_index", "reply_code", "reply_type", "id_label_n",
          "id_index_n",
          "branch_index", "reply_reason",
        ]),
        read: { session, variable in
          switch variable.inner.text.text {
          case "reply_code": return replyCode(session)
          case "reply_reason": return try replyReason(session)
          case "branch_index": return branchIndex(session)
          case "reply_type": return session.transaction == nil ? .null : .number(0)
          default:
            session.noteOnce("$T(\(variable.inner.text.text)) is null: transactions have no identity here.")
            return .null
          }
        })
    ),
    ("T_branch", .words(["flags", "uri", "ruid"], branch)),
    ("T_req", ofMessage { $0.transaction?.request }),
    ("T_rpl", ofMessage { $0.transaction?.failureReply }),
  ]

  /// A variable of another message: `$T_req($fu)`.
  private static func ofMessage(_ message: @escaping @Sendable (Session) -> SIPMessage?) -> VariableKind {
    VariableKind(
      inner: .variable,
      read: { session, variable in
        guard case .variable(let inner) = variable.inner, let other = message(session) else { return .null }
        let current = session.message
        session.message = other
        defer { session.message = current }
        return try session.read(inner)
      })
  }

  private static func branchIndex(_ session: Session) -> PseudoValue {
    let added = session.message.branches.count
    switch session.routeKind {
    case .request: return .number(added)
    case .branch, .branchFailure: return .number(session.transaction?.currentBranch ?? 0)
    case .failure: return .number((session.transaction?.branches.count ?? 0) + added)
    case .reply, .onreply: return .number(session.transaction.map { $0.currentBranch ?? 0 } ?? -1)
    default: return .number(-1)
    }
  }

  /// What `$T_branch()` tells of the branch that a reply came on.
  private static func branch(_ session: Session, _ word: String) -> PseudoValue {
    guard let transaction = session.transaction,
      let branch = transaction.branches.element(at: transaction.currentBranch ?? 0)
    else { return .null }
    switch (session.routeKind, word) {
    case (.onreply, "uri"): return .text(branch.uri)
    case (.onreply, "flags"), (.failure, "flags"): return .number(Int(branch.flags))
    default: return .null
    }
  }

  private static func replyCode(_ session: Session) -> PseudoValue {
    switch session.routeKind {
    case .reply, .onreply: .number(session.message.status ?? 0)
    case .failure, .branchFailure: .number(session.transaction?.failureStatus ?? 0)
    case .request, .branch: .number(session.transaction?.repliedStatus ?? 0)
    default: .number(0)
    }
  }

  private static func replyReason(_ session: Session) throws -> PseudoValue {
    guard let transaction = session.transaction else { return .text([]) }
    let reply =
      switch session.routeKind {
      case .reply, .onreply: session.message
      case .failure, .branchFailure: transaction.failureReply
      default: nil as SIPMessage?
      }
    guard case .reply(_, _, let reason)? = reply?.firstLine else {
      throw VariableError("$T_reply_reason is for reply and failure routes")
    }
    return .text(reason)
  }
}
