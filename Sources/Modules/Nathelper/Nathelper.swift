import KemiRuntime
import KemiTables
import SIP

/// `KSR.nathelper`, but for `fix_nated_sdp`.
struct Nathelper: SwiftModule {
  let session: Session

  var name: String { "nathelper" }

  var implementations: [String: Implementation] {
    tests.merging(contacts) { first, _ in first }.merging(aliases) { first, _ in first }
  }

  /// The first contact, taken apart.
  struct Contact {
    var place: ContactURI
    var uri: URI
  }

  /// - Returns: nil and why: -2 if there is no Contact, -1 if it cannot be used.
  func firstContact() -> (contact: Contact?, failure: Int32) {
    guard session.message.first(of: .contact) != nil else { return (nil, -2) }
    guard session.message.first(of: .contact)?.value != [0x2A] else { return (nil, -2) }
    guard let place = session.message.contactURIs(firstHeaderOnly: true)?.first,
      let uri = URI(parsing: place.uri),
      !uri.host.isEmpty
    else { return (nil, -1) }
    return (Contact(place: place, uri: uri), 0)
  }

  /// The source as a host of a URI.
  var sourceHost: String {
    let host = session.environment.source.host
    return host.utf8.contains(0x3A) ? "[\(host)]" : host
  }

  /// The source as a URI.
  var sourceURI: Bytes {
    let transport = session.environment.transport
    return Bytes("sip:\(sourceHost):\(session.environment.source.port)")
      + (transport == "udp" ? [] : Bytes(";transport=\(transport)"))
  }
}
