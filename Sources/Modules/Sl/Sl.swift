import KemiRuntime
import KemiTables
import SIP

/// `KSR.sl`
struct Sl: SlModule {
  let session: Session

  func slSendReply(_: any Message, code: Int32, reason: Text) throws -> Int32 {
    reply(Int(code), reason.untilNUL)
  }

  func sendReply(_: any Message, code: Int32, reason: Text) throws -> Int32 { send(code, reason) }

  func sendReplyMode(_: any Message, code: Int32, reason: Text, mode: Int32) throws -> Int32 {
    // As the C code tests it, which is not what its documentation says.
    if mode & 67 != 0 {
      session.note(.setting("set_reply_no_connect"))
    } else if mode & 69 != 0 {
      session.note(.setting("set_reply_close"))
    }
    return send(code, reason)
  }

  func slReplyError(_: any Message) throws -> Int32 { replyError() }

  func sendReplyError(_ message: any Message) throws -> Int32 {
    if session.transaction != nil, session.replyInTransaction(Self.errorStatus, Self.phrase("TM")) > 0 {
      return 1
    }
    return replyError()
  }

  func slForwardReply(_: any Message, code: Text, reason: Text) throws -> Int32 {
    guard let status = session.message.status, case .reply(_, _, let phrase) = session.message.firstLine
    else {
      return -1
    }
    var newStatus = status
    if !code.isEmpty {
      guard code.bytes.count == 3, let number = code.copy.decimal, number / 100 == status / 100 else {
        return -1
      }
      newStatus = number
    }
    guard (session.message.vias?.count ?? 0) > 1 else { return -1 }
    session.note(
      .forwardedReply(
        newStatus, reason.isEmpty ? phrase : reason.copy, by: "sl_forward_reply", branch: nil))
    return 1
  }

  private func send(_ code: Int32, _ reason: Text) -> Int32 {
    let reason = reason.untilNUL
    guard !reason.isEmpty else { return -1 }
    if session.transaction != nil {
      return Int32(session.replyInTransaction(Int(code), reason) >= 0)
    }
    return reply(Int(code), reason)
  }

  private func reply(_ code: Int, _ reason: Bytes) -> Int32 {
    guard session.message.isRequest, !session.isMethod("ACK"), !reason.isEmpty else { return -1 }
    session.reply(code, reason, by: "sl")
    return 1
  }

  private func replyError() -> Int32 {
    if session.transaction?.isAnswered == true { return -2 }
    return reply(Self.errorStatus, Self.phrase("SL"))
  }

  private static let errorStatus = Session.internalError.code

  private static func phrase(_ module: String) -> Bytes {
    Bytes("\(Session.internalError.phrase) (1/\(module))")
  }
}
