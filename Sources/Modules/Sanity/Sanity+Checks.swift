import SIP

extension Sanity {
  /// The checks in the order in which they are made. Those of the Via's version and protocol always pass, in C too;
  /// what the message could not have been read without passes as well.
  func checks(_ uriChecks: Int32) -> [(bit: Int32, check: () -> Complaint?)] {
    let message = session.message
    return [
      // C takes the reason phrase of a reply for the version of a request.
      (1, { replyPhraseIsVersion ? nil : .silent }),
      (
        2,
        { session.parsedRequestURI == nil || !message.isRequest ? Complaint(reason: "Bad Request URI") : nil }
      ),
      (4, { message.first(of: .via) == nil ? .silent : missingHeader }),
      (16_384, { message.vias?.first?.branch?.isEmpty ?? true ? .silent : nil }),
      (32_768, compliance),
      (32, cseqMethod),
      (
        64,
        {
          message.cseq.map { $0.number >= 1 << 31 } ?? false
            ? Complaint(reason: "CSeq number is illegal") : nil
        }
      ),
      (128, contentLength),
      (256, expires),
      (512, proxyRequire),
      (1024, { uris(uriChecks) }),
      (2048, { digest(otherSchemesPass: false) }),
      (8192, { digest(otherSchemesPass: true) }),
      (4096, duplicateTags),
    ]
  }

  private var replyPhraseIsVersion: Bool {
    guard case .reply(_, _, let phrase) = session.message.firstLine, !phrase.isEmpty else { return true }
    return phrase.firstIndex(of: .ascii("/")).map { phrase[($0 + 1)...] == Bytes("2.0")[...] } ?? false
  }

  private var missingHeader: Complaint? {
    let required: [HeaderKind] = [.from, .to, .callID, .cseq, .via]
    return required.allSatisfy { session.message.first(of: $0) != nil }
      ? nil : Complaint(reason: "Bad Headers")
  }

  /// Branch and routes as RFC 3261 wants them, where RFC 2543 did not.
  private func compliance() -> Complaint? {
    guard session.message.vias?.first?.branch?.starts(with: "z9hG4bK".utf8) == true else { return .silent }
    for addresses in [session.message.recordRoutes, session.message.routes] {
      guard let addresses else { return .silent }
      for address in addresses where address.parsedURI?.parameters.first(named: "lr") == nil {
        return .silent
      }
    }
    return nil
  }

  private func cseqMethod() -> Complaint? {
    guard let method = session.message.method else { return .silent }
    guard let cseq = session.message.cseq else { return .silent }
    return cseq.method == method ? nil : Complaint(reason: "CSeq method does not match request method")
  }

  private func contentLength() -> Complaint? {
    let message = session.message
    guard message.first(of: .contentLength) != nil else { return nil }
    return message.contentLength == message.bodyRange.count
      ? nil : Complaint(reason: "Content-Length mis-match")
  }

  private func expires() -> Complaint? {
    guard let header = session.message.first(of: .expires) else { return nil }
    if header.value.isEmpty { return Complaint(reason: "Missing number in Expires header") }
    let isNumber = header.value.decimal.map { $0 <= Int(UInt32.max) } ?? false
    return isNumber ? nil : Complaint(reason: "Expires value is illegal")
  }

  /// No extension is known, as the parameter `proxy_require` is empty unless it is set.
  private func proxyRequire() -> Complaint? {
    guard let header = session.message.first(of: .proxyRequire) else { return nil }
    guard let first = header.value.split(separator: 0x2C).first?.trimmed else { return nil }
    return Complaint(
      code: 420, reason: "Bad Proxy Require Extension",
      headers: Bytes("Unsupported: ") + first + Bytes("\r\n"))
  }

  private func uris(_ checks: Int32) -> Complaint? {
    let message = session.message
    if checks & 1 != 0, message.isRequest, session.parsedRequestURI == nil {
      return Complaint(reason: "Bad Request URI")
    }
    if checks & 2 != 0, message.from?.parsedURI == nil { return Complaint(reason: "Invalid From Header") }
    if checks & 4 != 0, message.to?.parsedURI == nil { return Complaint(reason: "Invalid To Header") }
    if checks & 8 != 0, message.first(of: .contact) != nil {
      guard let contacts = message.contacts else { return Complaint(reason: "Bad Contact Header") }
      if case .addresses(let addresses) = contacts, addresses.first?.parsedURI == nil {
        return Complaint(reason: "Bad Contact URI")
      }
    }
    return nil
  }

  private func duplicateTags() -> Complaint? {
    for (address, header) in [(session.message.from, "From"), (session.message.to, "To")] {
      let tags = address?.parameters.count { $0.name.equalsIgnoringCase("tag") } ?? 0
      if tags > 1 { return Complaint(reason: "Many \(header) Tag Params") }
    }
    return nil
  }

  private func digest(otherSchemesPass: Bool) -> Complaint? {
    let headers =
      session.message.headers(of: .authorization) + session.message.headers(of: .proxyAuthorization)
    for header in headers {
      guard header.value.startsIgnoringCase(with: "Digest ") else { return otherSchemesPass ? nil : .silent }
      let values = Self.parameters(header.value.dropFirst(7))
      guard ["username", "realm", "nonce", "uri", "response"].allSatisfy({ values[$0] != nil }) else {
        return Complaint(reason: "Bad Auth Credentials")
      }
      for (name, word) in [("username", "User"), ("nonce", "Nonce"), ("response", "Response")]
      where values[name]?.isEmpty ?? true {
        return Complaint(reason: "Auth Empty \(word)")
      }
    }
    return nil
  }

  /// `name="value", name=value`: the values without quotes, by the names in lower case.
  private static func parameters(_ text: some Collection<UInt8>) -> [String: Bytes] {
    var values: [String: Bytes] = [:]
    var isQuoted = false
    let parts = text.split { byte in
      if byte == 0x22 { isQuoted.toggle() }
      return byte == 0x2C && !isQuoted
    }
    for part in parts {
      let sides = Bytes(part).split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      values[sides[0].trimmed.lowercased.text] = sides[1].trimmed.filter { $0 != 0x22 }
    }
    return values
  }
}
