import KemiRuntime
import KemiTables
import SIP

extension Core {
  var connections: [String: Implementation] {
    var all: [String: Implementation] = [
      "force_rport": .bool { _ in
        session.message.forceRport = true
        return true
      },
      "add_local_rport": .bool { _ in
        session.message.addLocalRport = true
        return true
      },
      "set_advertised_address": .intStr { _, address in
        guard address.bytes.count < 128 else { return 0 }
        session.processing.advertisedAddress = address.copy
        return 1
      },
      "set_advertised_port": .intStr { _, port in
        guard port.bytes.count < 8 else { return 0 }
        session.processing.advertisedPort = port.copy
        return 1
      },
      "add_tcp_alias": .intInt { _, port in addAlias(Int(port)) },
      "add_tcp_alias_via": .int { _ in addAlias(session.message.vias?.first?.port ?? 0) },
    ]
    for name in ["set_forward_close", "set_forward_no_connect", "set_reply_close", "set_reply_no_connect"] {
      all[name] = .bool { _ in
        session.note(.setting(name))
        return true
      }
    }
    return all
  }

  private func addAlias(_ port: Int) -> Int32 {
    let transport = session.environment.transport
    guard transport == "tcp" || transport == "tls" else { return 1 }
    let standard = transport == "tls" ? 5061 : 5060
    session.note(.setting("add_tcp_alias", [DictionaryItem("port", .long(port == 0 ? standard : port))]))
    return 1
  }
}
