import KemiRuntime
import KemiTables
import SIP

/// `KSR.siputils`
struct Siputils: SiputilsModule {
  let session: Session

  func isRequest(_: any Message) throws -> Int32 { Int32(session.message.isRequest) }
  func isReply(_: any Message) throws -> Int32 { Int32(!session.message.isRequest) }
  func isSip(_: any Message) throws -> Int32 { 1 }
  func isHttp(_: any Message) throws -> Int32 { -1 }
  func hasTotag(_: any Message) throws -> Int32 { Int32(session.message.hasToTag()) }

  /// The message was read when the run began.
  func sipParseHeaders(_: any Message) throws -> Int32 { 1 }

  /// No authentication is done here that would accept credentials.
  func isUser(_: any Message, username: Text) throws -> Int32 { -1 }

  func isFirstHop(_ message: any Message) throws -> Int32 { try isFirstHopMode(message, mode: 0) }

  func isFirstHopMode(_: any Message, mode: Int32) throws -> Int32 {
    let message = session.message
    if message.isRequest { return Int32(message.vias?.count == 1) }
    guard message.first(of: .recordRoute) != nil else { return 1 }
    guard let top = message.recordRoutes?.first?.parsedURI else { return -1 }
    let address = IPAddress(reference: top.host)
    if mode == 0, address == nil { return -1 }
    guard session.isLocal(top) else { return -1 }
    return Int32(mode != 0 || address != IPAddress(session.environment.source.host.utf8))
  }

  func hdrDateCheck(_: any Message, maxAge: Int32) throws -> Int32 {
    guard let date = session.message.first(of: .date).flatMap({ SIPDate.seconds($0.value) }) else {
      return -1
    }
    return Int32(session.environment.time() <= date &+ Int(maxAge), otherwise: -4)
  }

  func optionsReply(_: any Message) throws -> Int32 {
    guard session.isMethod("OPTIONS"), session.message.isRequest, let uri = session.parsedRequestURI,
      uri.user.isEmpty
    else { return -1 }
    session.processing.replyHeaders += Bytes(
      "Accept: */*\r\nAccept-Encoding: \r\nAccept-Language: en\r\nSupported: \r\n")
    guard session.transaction != nil else {
      session.reply(200, Bytes("OK"), by: "sl")
      return 1
    }
    return session.replyInTransaction(200, Bytes("OK"))
  }
}
