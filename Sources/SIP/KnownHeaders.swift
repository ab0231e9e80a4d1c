/// Headers and URIs that were read already, for as long as the text stays; nil: not yet.
struct KnownHeaders {
  var from: NameAddress??
  var to: NameAddress??
  var fromURI: URI??
  var toURI: URI??
  var requestURI: URI??
}

extension SIPMessage {
  public var from: NameAddress? {
    cached(\.from) { first(of: .from).flatMap { NameAddress(parsing: $0.value) } }
  }
  public var to: NameAddress? { cached(\.to) { first(of: .to).flatMap { NameAddress(parsing: $0.value) } } }

  /// The URI of From, taken apart.
  public var fromURI: URI? { cached(\.fromURI) { from?.parsedURI } }
  /// The URI of To, taken apart.
  public var toURI: URI? { cached(\.toURI) { to?.parsedURI } }
  /// The request URI as it is now, taken apart; nil if it is not one.
  public var parsedRequestURI: URI? { cached(\.requestURI) { URI(parsing: requestURI) } }

  private func cached<Part>(_ part: WritableKeyPath<KnownHeaders, Part??>, _ read: () -> Part?) -> Part? {
    if let found = known[keyPath: part] { return found }
    let found = read()
    known[keyPath: part] = .some(found)
    return found
  }
}
