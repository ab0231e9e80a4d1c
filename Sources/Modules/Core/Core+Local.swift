import KemiRuntime
import KemiTables
import SIP

extension Core {
  var localTests: [String: Implementation] {
    [
      "is_myself": .boolStr { _, target in session.isLocal(target.copy) },
      "is_myself_ruri": .bool { _ in session.message.isRequest && session.isLocal(session.message.requestURI)
      },
      "is_myself_duri": .bool { _ in session.message.destinationURI.map(session.isLocal) ?? false },
      "is_myself_nhuri": .bool { _ in
        if let destination = session.message.destinationURI { return session.isLocal(destination) }
        return session.message.isRequest && session.isLocal(session.message.requestURI)
      },
      "is_myself_furi": .bool { _ in session.message.from.map { session.isLocal($0.uri) } ?? false },
      "is_myself_turi": .bool { _ in session.message.to.map { session.isLocal($0.uri) } ?? false },
      "is_myself_suri": .bool { _ in
        let source = session.environment.source
        // The source URI names no transport where it is UDP.
        let transport = session.environment.transport == "udp" ? nil : Bytes(session.environment.transport)
        return session.isLocal(host: Bytes(source.host), port: source.port, transport: transport)
      },
      "is_myself_srcip": .bool { _ in session.isLocal(host: Bytes(session.environment.source.host)) },
    ]
  }
}
