import KemiRuntime
import KemiTables
import SIP

extension Tm {
  func tCheckTrans(_: any Message) throws -> Int32 {
    if session.routeKind == .failure || session.routeKind == .branch { return 1 }
    if !session.message.isRequest { return Int32(session.transaction != nil || matchesTransaction) }
    if session.isMethod("CANCEL") { return Int32(matchesTransaction) }
    // A transaction that was made for this very message counts as that of a retransmission too.
    guard session.transaction != nil || matchesTransaction else { return -1 }
    absorb()
    return 0
  }

  func tExists(_: any Message) throws -> Int32 { Int32(session.transaction != nil || matchesTransaction) }

  func tLookupRequest(_: any Message) throws -> Int32 {
    if session.transaction != nil { return 1 }
    guard session.message.isRequest, !session.isMethod("CANCEL"), matchesTransaction else { return -1 }
    return 1
  }

  func tLookupCancel(_: any Message) throws -> Int32 {
    Int32(session.isMethod("CANCEL") && matchesTransaction)
  }

  func tLookupCancelFlags(_ message: any Message, copyFlags: Int32) throws -> Int32 {
    try tLookupCancel(message)
  }

  func tNewtran(_: any Message) throws -> Int32 {
    guard session.routeKind == .request || session.routeKind == .reply else { return -1 }
    return session.message.isRequest ? newTransaction() : Tm.badRequest
  }

  /// What the server gives where it cannot read what a transaction is made of: the URI of a request first of all.
  private static let badRequest: Int32 = -400

  /// - Returns: 1 if there is a new one, 0 if it was a retransmission, -10 if there was one already, -400 where the
  ///   request URI is not readable.
  func newTransaction() -> Int32 {
    if session.transaction != nil { return -10 }
    if session.isMethod("ACK") {
      guard matchesTransaction else { return 1 }
      absorb()
      return 0
    }
    if matchesTransaction, !session.isMethod("CANCEL") {
      absorb()
      return 0
    }
    guard session.parsedRequestURI != nil else { return Tm.badRequest }
    let transaction = Transaction(request: session.message)
    transaction.inherited = session.processing.inherited
    transaction.processing = session.processing
    transaction.attributes = session.variables.attributes
    let settings = session.processing.transactionSettings
    if session.isMethod("INVITE") { for set in settings { set(transaction) } }
    session.transaction = transaction
    session.remember(transaction)
    return 1
  }

  /// A retransmission is answered like the first time, an ACK is consumed.
  private func absorb() {
    session.note("absorb", [.init("what", .str(session.isMethod("ACK") ? "ACK" : "retransmission"))])
  }

  func tRelease(_: any Message) throws -> Int32 {
    guard session.routeKind == .request else { return -1 }
    if session.transaction != nil { session.note("release", []) }
    return 1
  }

  func tClean(_: any Message) throws -> Int32 { 1 }

  func tSaveLumps(_: any Message) throws -> Int32 {
    session.routeKind == .request ? Int32(session.transaction != nil) : 1
  }
}
