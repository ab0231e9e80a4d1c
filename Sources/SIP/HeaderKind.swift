/// The header fields that Kamailio tells apart; all others are `other`.
public enum HeaderKind: String, CaseIterable, Sendable {
  case accept = "Accept"
  case acceptContact = "Accept-Contact"
  case acceptLanguage = "Accept-Language"
  case allow = "Allow"
  case allowEvents = "Allow-Events"
  case authorization = "Authorization"
  case callID = "Call-ID"
  case callInfo = "Call-Info"
  case contact = "Contact"
  case contentDisposition = "Content-Disposition"
  case contentEncoding = "Content-Encoding"
  case contentLength = "Content-Length"
  case contentType = "Content-Type"
  case cseq = "CSeq"
  case date = "Date"
  case diversion = "Diversion"
  case event = "Event"
  case expires = "Expires"
  case from = "From"
  case identity = "Identity"
  case identityInfo = "Identity-Info"
  case maxForwards = "Max-Forwards"
  case minExpires = "Min-Expires"
  case minSE = "Min-SE"
  case organization = "Organization"
  case pAssertedIdentity = "P-Asserted-Identity"
  case pPreferredIdentity = "P-Preferred-Identity"
  case path = "Path"
  case priority = "Priority"
  case privacy = "Privacy"
  case proxyAuthenticate = "Proxy-Authenticate"
  case proxyAuthorization = "Proxy-Authorization"
  case proxyRequire = "Proxy-Require"
  case reason = "Reason"
  case recordRoute = "Record-Route"
  case referTo = "Refer-To"
  case referredBy = "Referred-By"
  case rejectContact = "Reject-Contact"
  case remotePartyID = "Remote-Party-ID"
  case requestDisposition = "Request-Disposition"
  case require = "Require"
  case retryAfter = "Retry-After"
  case route = "Route"
  case server = "Server"
  case sessionExpires = "Session-Expires"
  case sipIfMatch = "SIP-If-Match"
  case subject = "Subject"
  case subscriptionState = "Subscription-State"
  case supported = "Supported"
  case to = "To"
  case unsupported = "Unsupported"
  case userAgent = "User-Agent"
  case via = "Via"
  case wwwAuthenticate = "WWW-Authenticate"
  case other = ""

  /// The kind of header that `name` names: long or compact form, in any case.
  public init(name: some Collection<UInt8>) { self = Self.byName[name.lowercased] ?? .other }

  /// The one-letter form of the name, in lower case, if there is one.
  public var compactForm: UInt8? { Self.compactForms[self].map(UInt8.ascii) }

  private static let compactForms: [HeaderKind: Unicode.Scalar] = [
    .acceptContact: "a", .referredBy: "b", .contentType: "c", .requestDisposition: "d",
    .contentEncoding: "e", .from: "f", .callID: "i", .rejectContact: "j", .supported: "k",
    .contentLength: "l", .contact: "m", .event: "o", .referTo: "r", .subject: "s", .to: "t",
    .allowEvents: "u", .via: "v", .sessionExpires: "x", .identity: "y",
  ]

  private static let byName: [Bytes: HeaderKind] = {
    var kinds: [Bytes: HeaderKind] = [:]
    for kind in allCases where kind != .other {
      kinds[kind.rawValue.utf8.lowercased] = kind
      if let letter = kind.compactForm { kinds[[letter]] = kind }
    }
    return kinds
  }()
}
