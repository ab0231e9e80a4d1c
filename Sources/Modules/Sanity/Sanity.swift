import KemiRuntime
import KemiTables
import SIP

/// `KSR.sanity`
struct Sanity: SanityModule {
  let session: Session

  /// A reply to a message that is not as it should be; without a phrase none is sent.
  struct Complaint {
    var code = 400
    var reason: String?
    var headers = Bytes()

    static let silent = Complaint()
  }

  func sanityCheck(_: any Message, messageChecks: Int32, uriChecks: Int32) throws -> Int32 {
    guard
      let complaint = checks(uriChecks).lazy.filter({ messageChecks & $0.bit != 0 }).compactMap({ $0.check() }
      ).first
    else { return 1 }
    if let reason = complaint.reason, session.message.isRequest, !session.isMethod("ACK") {
      session.processing.replyHeaders += complaint.headers
      if session.environment.parameters["sanity.noreply"] ?? 0 == 0 {
        session.reply(complaint.code, Bytes(reason), by: "sl")
      } else {
        session.processing.sanityReply = (complaint.code, Bytes(reason))
      }
    }
    return -1
  }

  func sanityCheckDefaults(_ message: any Message) throws -> Int32 {
    let parameters = session.environment.parameters
    let standard = 1 | 2 | 4 | 32 | 64 | 128 | 256 | 512 | 2048
    return try sanityCheck(
      message, messageChecks: Int32(truncatingIfNeeded: parameters["sanity.default_checks"] ?? standard),
      uriChecks: Int32(truncatingIfNeeded: parameters["sanity.uri_checks"] ?? 7))
  }

  func sanityReply(_: any Message) throws -> Int32 {
    guard session.environment.parameters["sanity.noreply"] ?? 0 != 0, session.message.isRequest,
      !session.isMethod("ACK")
    else { return 1 }
    let prepared = session.processing.sanityReply ?? (500, Bytes("Server Sanity Failure"))
    session.reply(prepared.code, prepared.reason, by: "sl")
    return 1
  }
}
