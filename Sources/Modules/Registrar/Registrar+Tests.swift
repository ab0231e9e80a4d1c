import KemiRuntime
import KemiTables
import SIP

extension Registrar {
  var tests: [String: Implementation] {
    [
      "registered": .intStr { _, table in registered(table, Text.none) },
      "registered_uri": .intStrStr { _, table, address in registered(table, address) },
      // The values to compare with come from an xavp that has no default name: without it nothing is compared.
      "registered_flags": .intStrStrInt { _, table, address, _ in registered(table, address) },
      "registered_action": .intStrStrIntInt { _, table, address, _, _ in registered(table, address) },
      "reg_from_user": .intStrStrInt(isFromUser),
    ]
  }

  private func registered(_ table: Text, _ address: Text) -> Int32 {
    let message = session.message
    let uri = address.isEmpty ? message.isRequest ? message.requestURI : message.to?.uri ?? [] : address.copy
    guard let key = addressOfRecord(uri) else { return -1 }
    return Int32(!valid(session.location[table.copy, key]).isEmpty)
  }

  private func isFromUser(_: any Message, table: Text, address: Text, mode: Int32) -> Int32 {
    guard let key = addressOfRecord(address.copy) else { return -1 }
    let source = session.environment.source
    return Int32(
      session.location[table.copy, key].contains { contact in
        guard let uri = URI(parsing: contact.received ?? contact.uri),
          let host = IPAddress(reference: uri.host),
          host == IPAddress(source.host.utf8)
        else { return false }
        if mode & 1 != 0, (uri.port ?? 5060) != source.port { return false }
        return mode & 2 == 0
          || (uri.transport ?? Bytes("udp")).equalsIgnoringCase(session.environment.transport)
      })
  }
}

extension Text {
  /// Text that is not there.
  static var none: Text { Text(UnsafeRawBufferPointer(start: nil, count: 0)) }
}
