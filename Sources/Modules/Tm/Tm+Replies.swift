import KemiRuntime
import KemiTables
import SIP

extension Tm {
  func tReply(_: any Message, code: Int32, reason: Text) throws -> Int32 {
    session.replyInTransaction(Int(code), reason.untilNUL)
  }

  func tSendReply(_: any Message, code: Int32, reason: Text) throws -> Int32 {
    if session.transaction == nil {
      guard session.message.isRequest, !session.isMethod("ACK") else { return -1 }
      // A retransmission has been dealt with.
      if newTransaction() <= 0 { return -1 }
    }
    return session.replyInTransaction(Int(code), reason.untilNUL)
  }

  func tReplyError(_: any Message) throws -> Int32 {
    guard let transaction = session.transaction else { return -1 }
    if transaction.isAnswered { return -2 }
    let error = Session.internalError
    return session.replyInTransaction(error.code, Bytes("\(error.phrase) (1/TM)"))
  }

  func tRetransmitReply(_: any Message) throws -> Int32 {
    guard let status = session.transaction?.repliedStatus, !session.isMethod("ACK") else { return -1 }
    session.note("retransmit", [.init("code", .long(status))])
    return 1
  }

  func tDropReplies(_: any Message, mode: Text) throws -> Int32 {
    let which =
      switch mode.bytes.first {
      case .ascii("n"): "none"
      case .ascii("l"): "last"
      default: "all"
      }
    session.transaction?.dropsReplies = which != "none"
    session.note(.setting("t_drop_replies", [.init("mode", .str(which))]))
    return 1
  }

  func tDropRepliesAll(_: any Message) throws -> Int32 {
    session.transaction?.dropsReplies = true
    session.note(.setting("t_drop_replies", [.init("mode", .str("all"))]))
    return 1
  }
}
