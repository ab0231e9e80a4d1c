import KemiRuntime
import KemiTables
import SIP

extension Registrar {
  var saving: [String: Implementation] {
    [
      "save": .intStrInt { _, table, flags in save(table.copy, flags, session.message.to?.uri) },
      "save_uri": .intStrIntStr { _, table, flags, address in
        save(table.copy, flags, address.isEmpty ? session.message.to?.uri : address.copy)
      },
      "unregister": .intStrStr { _, table, address in unregister(table, address) },
      "unregister_ruid": .intStrStrStr { _, table, address, ruid in
        guard addressOfRecord(address.copy) != nil else { return -1 }
        // Records have no ids here.
        return ruid.isEmpty ? unregister(table, address) : -3
      },
      "set_q_override": .intStr { _, text in
        guard let q = Self.q(text.copy) else { return -1 }
        session.processing.overridingQ = q
        return 1
      },
      "add_sock_hdr": .intStr { _, header in
        guard !header.isEmpty else { return -1 }
        session.append(headerLines: header.copy + Bytes(": ") + socket + Bytes("\r\n"))
        return 1
      },
      "reg_send_reply": .int { _ in
        reply(200, Bytes("OK"))
        return 1
      },
    ]
  }

  /// The socket on which the message came, as `proto:host:port`.
  private var socket: Bytes {
    let received = session.environment.received
    let host = received.host.utf8.contains(0x3A) ? "[\(received.host)]" : received.host
    return Bytes("\(session.environment.transport):\(host):\(received.port)")
  }

  private enum Flag {
    static let noReply: Int32 = 2
    static let replace: Int32 = 4
  }

  /// Why contacts cannot be saved, as the reply says it.
  private struct Refusal: Error {
    var info: String
  }

  private func save(_ table: Bytes, _ flags: Int32, _ uri: Bytes?) -> Int32 {
    guard session.message.to?.parsedURI != nil, let uri, let key = addressOfRecord(uri) else { return -1 }
    do throws(Refusal) {
      let result = try store(table, key, replacesAll: flags & Flag.replace != 0)
      let contacts = session.location[table, key]
      session.note(.register(table: table, addressOfRecord: key, contacts: contacts))
      // The reply may be sent later, by `reg_send_reply()`.
      prepareReply(contacts)
      let isReplying = session.routeKind == .request || session.routeKind == .failure
      if flags & Flag.noReply == 0, isReplying { reply(200, Bytes("OK")) }
      return result
    } catch {
      if session.routeKind == .request, flags & Flag.noReply == 0 {
        session.processing.replyHeaders += Bytes("P-Registrar-Error: \(error.info)\r\n")
        reply(400, Bytes("Bad Request"))
      }
      return -1
    }
  }

  private func reply(_ code: Int, _ reason: Bytes) {
    if session.transaction != nil {
      _ = session.replyInTransaction(code, reason)
    } else {
      session.reply(code, reason, by: "sl")
    }
  }

  /// - Returns: 1 added (or nothing to do), 2 updated, 3 removed, 4 no contact.
  private func store(_ table: Bytes, _ key: Bytes, replacesAll: Bool) throws(Refusal) -> Int32 {
    guard let contacts = session.message.contacts else { throw Refusal(info: "Contact parse error") }
    switch contacts {
    case .star:
      guard session.message.expires == 0 else {
        throw Refusal(info: "* used in contact and expires is not zero")
      }
      session.location[table, key] = []
      return 3
    case .addresses(let addresses):
      if addresses.isEmpty { return 4 }
      if addresses.contains(where: { $0.uri.count > parameter("contact_max_size", default: 512) }) {
        throw Refusal(info: "Contact/received too long")
      }
      var result: Int32 = 1
      for address in addresses {
        result = try store(address, table, key, replacesAll: replacesAll) ?? result
      }
      return result
    }
  }

  private func store(
    _ address: NameAddress, _ table: Bytes, _ key: Bytes, replacesAll: Bool
  ) throws(Refusal) -> Int32? {
    let location = session.location
    let new = try contact(address)
    let known = location[table, key].firstIndex { contact in
      if let instance = new.instance, instance == contact.instance { return true }
      return contact.uri == new.uri
    }
    guard let known else {
      guard new.expires != 0 else { return nil }
      if replacesAll { location[table, key] = [] }
      location.insert(new, table: table, addressOfRecord: key)
      return 1
    }
    let old = location[table, key][known]
    if old.callID == new.callID, new.cseq <= old.cseq {
      // A retransmission changes nothing.
      guard new.cseq == old.cseq, old.lastModified &+ 20 > session.environment.time() else {
        throw Refusal(info: "Invalid CSeq number")
      }
      return nil
    }
    location[table, key].remove(at: known)
    if new.expires == 0 { return 3 }
    if replacesAll { location[table, key] = [] }
    location.insert(new, table: table, addressOfRecord: key)
    return 2
  }

  private func contact(_ address: NameAddress) throws(Refusal) -> Location.Contact {
    let message = session.message
    var contact = Location.Contact(uri: address.uri, expires: expires(address))
    contact.callID = message.callID ?? []
    contact.cseq = message.cseq?.number ?? 0
    contact.userAgent = message.userAgent ?? Bytes("n/a")
    contact.instance = address.parameters.value(of: "+sip.instance").map(Self.unquoted)
    contact.branchFlags = message.branchFlags
    contact.socket = socket
    contact.lastModified = session.environment.time()
    if let q = session.processing.overridingQ {
      contact.q = q
    } else if let text = address.parameters.value(of: "q") {
      guard let q = Self.q(text) else { throw Refusal(info: "Invalid q param in contact") }
      contact.q = q
    }
    contact.received =
      address.parameters.value(of: "received").map(Self.unquoted) ?? session.processing.receivedURI
    if parameter("use_path", default: 0) != 0 {
      let path = message.headers(of: .path).map(\.value)
      if !path.isEmpty { contact.path = Bytes(path.joined(separator: Bytes(","))) }
    }
    return contact
  }

  /// Seconds since 1970, 0 to remove the contact.
  private func expires(_ address: NameAddress) -> Int {
    let standard = parameter("default_expires", default: 3600)
    let text = address.parameters.value(of: "expires") ?? []
    var seconds = text.isEmpty ? session.message.expires ?? standard : text.decimal ?? standard
    if seconds == 0 { return 0 }
    seconds = max(seconds, parameter("min_expires", default: 60))
    let limit = parameter("max_expires", default: 0)
    if limit > 0 { seconds = min(seconds, limit) }
    return session.environment.time() &+ min(seconds, Int(Int32.max))
  }

  private static func unquoted(_ text: Bytes) -> Bytes {
    text.count > 1 && text.first == 0x22 && text.last == 0x22 ? Bytes(text.dropFirst().dropLast()) : text
  }

  /// `0.7` in thousandths: from 0 to 1, of which three decimals count.
  private static func q(_ text: Bytes) -> Int? {
    let parts = text.trimmed.parts(separatedBy: 0x2E)
    guard parts.count <= 2, let whole = parts.first, whole.isEmpty || whole.decimal != nil,
      parts.count == 2 || !whole.isEmpty
    else { return nil }
    let decimals = parts.dropFirst().first ?? []
    guard parts.count == 1 || !decimals.isEmpty, decimals.allSatisfy(\.isDigit),
      let unit = whole.isEmpty ? 0 : whole.decimal, unit <= 1
    else {
      return nil
    }
    let thousandths = (Bytes(decimals.prefix(3)) + Bytes("000")).prefix(3).decimal ?? 0
    let q = unit * 1000 + thousandths
    return q <= 1000 ? q : nil
  }

  /// The Contact header of the reply.
  private func prepareReply(_ contacts: [Location.Contact]) {
    let now = session.environment.time()
    let shown = contacts.filter { $0.expires > now }.map { contact in
      var text = Bytes("<") + contact.uri + Bytes(">")
      if contact.q >= 0 { text += Bytes(";q=\(Session.text(q: contact.q))") }
      text += Bytes(";expires=\(contact.expires &- now)")
      if let received = contact.received { text += Bytes(";received=\"") + received + Bytes("\"") }
      if let instance = contact.instance { text += Bytes(";+sip.instance=\"") + instance + Bytes("\"") }
      return text
    }
    guard !shown.isEmpty else { return }
    session.processing.replyHeaders +=
      Bytes("Contact: ") + Bytes(shown.joined(separator: Bytes(", "))) + Bytes("\r\n")
  }

  private func unregister(_ table: Text, _ address: Text) -> Int32 {
    guard let key = addressOfRecord(address.copy) else { return -1 }
    session.location[table.copy, key] = []
    session.note(.register(table: table.copy, addressOfRecord: key, contacts: []))
    return 1
  }
}
