import SIP

/// The connection addresses of an SDP body.
struct SDPAddresses {
  /// Of the session; nil if it names none.
  private(set) var session: IPAddress?
  /// Of each stream: its own or that of the session.
  private(set) var streams: [IPAddress?] = []

  init(body: Bytes) {
    var isSession = true
    for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.starts(with: "m=".utf8) {
        isSession = false
        streams.append(session)
      } else if line.starts(with: "c=IN IP".utf8) {
        // A multicast address may have a time to live behind it.
        let address = IPAddress(line.dropFirst(9).trimmed.prefix { $0 != 0x2F })
        if isSession { session = address } else { streams[streams.count - 1] = address }
      }
    }
  }
}
