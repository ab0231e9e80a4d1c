import KemiRuntime
import KemiTables
import SIP

extension Siputils {
  func cmpAor(_: any Message, firstUri: Text, secondUri: Text) throws -> Int32 {
    guard let first = URI(parsing: firstUri.bytes), let second = URI(parsing: secondUri.bytes) else {
      return -2
    }
    // Two ports that are both written do not matter, as in C.
    let portsMatch =
      switch (first.port, second.port) {
      case (nil, let port?), (let port?, nil): port == 5060
      default: true
      }
    return Int32(first.user == second.user && first.host.equalsIgnoringCase(second.host) && portsMatch)
  }

  func cmpUri(_: any Message, firstUri: Text, secondUri: Text) throws -> Int32 {
    guard let first = URI(parsing: firstUri.bytes), let second = URI(parsing: secondUri.bytes) else {
      return -2
    }
    guard first.scheme == second.scheme, first.user == second.user,
      (first.password ?? []) == (second.password ?? []),
      first.host.equalsIgnoringCase(second.host), first.port == second.port
    else { return -1 }
    return Int32(Self.parametersMatch(first.parameters, second.parameters))
  }

  /// Parameters that matter even if only one URI has them, and the other no parameters at all.
  private static let strict = ["user", "ttl", "method", "maddr"]

  private static func parametersMatch(_ first: [Parameter], _ second: [Parameter]) -> Bool {
    if first.isEmpty || second.isEmpty {
      return !(first + second).contains { parameter in
        strict.contains { parameter.name.equalsIgnoringCase($0) }
      }
    }
    return first.allSatisfy { parameter in
      guard let other = second.first(where: { $0.name.equalsIgnoringCase(parameter.name) }) else {
        return true
      }
      return (parameter.value ?? []).equalsIgnoringCase(other.value ?? [])
    }
  }
}
