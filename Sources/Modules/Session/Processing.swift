import SIP

/// What modules remember of the message at hand, beside what `SIPMessage` holds.
final class Processing {
  let message: SIPMessage
  /// The flags of `setsflag()`: they hold for one run of the script.
  var scriptFlags: UInt32 = 0
  /// Whether the script has marked the message with `set_drop()`.
  var isDropped = false
  /// The status that the script has given to the reply.
  var newStatus: (code: Int, reason: Bytes)?
  /// Header lines for a reply to the request that is made here.
  var replyHeaders = Bytes()
  /// Body of a reply to the request that is made here.
  var replyBody: Bytes?
  var advertisedAddress = Bytes()
  var advertisedPort = Bytes()
  /// For the transaction that is yet to be made.
  var inherited = Transaction.Inherited()
  /// Where the REGISTER came from, as `nathelper` has noted it for `registrar`.
  var receivedURI: Bytes?
  /// Whether the URI of the Contact was replaced: `nathelper` does not do it twice.
  var isContactFixed = false
  /// The reply that a failed check of `sanity` has prepared.
  var sanityReply: (code: Int, reason: Bytes)?
  /// The q value for contacts, in thousandths, whatever the message says.
  var overridingQ: Int?
  /// What `rr` knows of the Route that led here.
  var route = RouteState()
  /// What the transaction that is yet to be made is told.
  var transactionSettings: [(Transaction) -> Void] = []

  init(message: SIPMessage) { self.message = message }

  /// The first destination of a request, and how often the script has set it.
  struct Destination: Equatable {
    var settings: Int
    var destinationURI: Bytes?
  }

  /// What `rr` remembers from one call to the next.
  struct RouteState {
    /// Parameters of the Route URI of this server, with the leading semicolon; nil before `loose_route()`.
    var parameters: Bytes?
    var hasNextHop = false
    var isRecorded = false
    /// The headers that stand already.
    var recorded: Recorded?
    /// Parameters that wait for `record_route()`.
    var waitingParameters = Bytes()
  }

  /// Record-Route headers as they were put in.
  struct Recorded {
    let insertion: SIPMessage.Insertion
    var lines: Bytes
  }
}

extension Session {
  /// What is remembered of the message at hand; it begins anew with each message.
  var processing: Processing {
    if let lastProcessing, lastProcessing.message === message { return lastProcessing }
    // A failure route goes on where the request route has left off.
    let kept = transaction?.processing.flatMap { $0.message === message ? $0 : nil }
    let processing = kept ?? Processing(message: message)
    lastProcessing = processing
    return processing
  }

  /// The first destination as it is now, to tell later whether the script has set another one.
  var destination: Processing.Destination {
    let settings = message.changes.count { if case .requestURI = $0 { true } else { false } }
    return Processing.Destination(settings: settings, destinationURI: message.destinationURI)
  }
}
