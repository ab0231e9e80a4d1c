import KemiRuntime
import KemiTables
import SIP

extension Core {
  var destinations: [String: Implementation] {
    [
      "seturi": .boolStr { _, uri in
        session.setRequestURI(uri.untilNUL)
        return true
      },
      "setuser": .boolStr { _, user in
        let user = user.untilNUL
        return session.changeRequestURI { uri in
          uri.user = user
          if user.isEmpty { uri.password = nil }
        }
      },
      "sethost": .boolStr { _, host in
        let host = host.untilNUL
        return session.changeRequestURI { uri in
          uri.host = host
          guard uri.scheme == .tel else { return }
          // The parameters of the number stay in the user part.
          uri.scheme = .sip
          uri.phoneParameterText = uri.parameterText
          uri.parameterText = Bytes("user=phone")
        }
      },
      "setdsturi": .boolStr { _, uri in
        session.message.destinationURI = uri.isEmpty ? nil : uri.copy
        return true
      },
      "resetdsturi": .bool { _ in
        session.message.destinationURI = nil
        return true
      },
      "isdsturiset": .bool { _ in session.message.destinationURI != nil },
      "forward": .int { _ in forward(to: [], by: "forward") },
      "forward_uri": .intStr { _, uri in forward(to: uri.copy, by: "forward_uri") },
      "set_drop": .noneNothing { _ in session.processing.isDropped = true },
    ]
  }

  private func forward(to uri: Bytes, by function: String) -> Int32 {
    let next = uri.isEmpty ? session.nextHop : uri
    guard URI(parsing: next) != nil else { return -1 }
    let destination = next == session.message.requestURI ? nil : next
    session.note(.forward(uri: session.message.requestURI, destination: destination, by: function))
    return 1
  }
}
