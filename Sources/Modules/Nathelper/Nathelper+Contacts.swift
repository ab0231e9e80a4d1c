import KemiRuntime
import KemiTables
import SIP

extension Nathelper {
  var contacts: [String: Implementation] {
    [
      "fix_nated_contact": .int { _ in fixContact() },
      // Kamailio does it only if the parameter `received_avp` is set, as it is wherever scripts call this.
      "fix_nated_register": .int { _ in
        session.processing.receivedURI = sourceURI
        return 1
      },
      "add_rcv_param": .intInt { _, position in addReceived(inURI: position != 0) },
    ]
  }

  /// Puts the source address in the place of host and port of the contact; `maddr` goes.
  private func fixContact() -> Int32 {
    guard case (let contact?, _) = firstContact(), !session.processing.isContactFixed else { return -1 }
    var uri = contact.uri
    uri.host = Bytes(sourceHost)
    uri.port = session.environment.source.port
    uri = uri.removingParameter(Bytes("maddr")) ?? uri
    session.processing.isContactFixed = true
    return Int32(session.replace(contact.place.range, with: uri.text))
  }

  private func addReceived(inURI: Bool) -> Int32 {
    if inURI, session.environment.transport != "udp" { return -1 }
    guard let contacts = session.message.contactURIs() else { return -1 }
    for contact in contacts {
      let value = inURI ? sourceURI : [0x22] + sourceURI + [0x22]
      let end = inURI ? contact.range.upperBound : endOfContact(contact)
      session.replace(end..<end, with: Bytes(";received=") + value)
    }
    return 1
  }

  /// Behind the parameters of a contact.
  private func endOfContact(_ contact: ContactURI) -> Int {
    let text = session.message.buffer
    let end =
      session.message.headers(of: .contact).first { $0.valueRange.contains(contact.range.lowerBound) }?
      .valueRange.upperBound ?? contact.range.upperBound
    var isQuoted = false
    for position in contact.range.upperBound..<end {
      if text[position] == 0x22 { isQuoted.toggle() }
      if text[position] == 0x2C, !isQuoted { return position }
    }
    return end
  }
}
