import KemiRuntime
import KemiTables
import SIP

extension Registrar {
  var lookups: [String: Implementation] {
    [
      "lookup": .intStr { _, table in lookup(table.copy, session.message.requestURI) },
      "lookup_uri": .intStrStr { _, table, address in lookup(table.copy, address.copy) },
      "lookup_to_dset": .intStrStr { _, table, address in
        lookup(table.copy, address.copy, keepsRequestURI: true)
      },
      "lookup_branches": .intStr { _, table in lookupBranches(table.copy) },
    ]
  }

  private func lookup(_ table: Bytes, _ uri: Bytes, keepsRequestURI: Bool = false) -> Int32 {
    guard let key = addressOfRecord(uri), let parsed = URI(parsing: uri) else { return -3 }
    var contacts = valid(session.location[table, key])
    let gruu = parsed.parameters.first(named: "gr")
    if let gruu {
      // A temporary GRUU names a record by an id, which the tables here do not have.
      guard let instance = gruu.value, !instance.isEmpty else { return -1 }
      contacts.removeAll {
        $0.instance.map { Self.withoutBrackets($0) != Self.withoutBrackets(instance) } ?? true
      }
    }
    guard let first = contacts.first else { return -1 }
    if !keepsRequestURI {
      take(first)
      contacts.removeFirst()
    }
    if gruu == nil, parameter("append_branches", default: 1) != 0 {
      session.message.branches += contacts.map(branch)
    }
    return 1
  }

  private static func withoutBrackets(_ instance: Bytes) -> Bytes {
    instance.first == 0x3C && instance.last == 0x3E ? Bytes(instance.dropFirst().dropLast()) : instance
  }

  private func branch(_ contact: Location.Contact) -> Branch {
    // The last hop on the path deals with NAT, so the path comes first.
    let path = contact.path.flatMap { NameAddress.list(parsing: $0)?.first?.uri }
    return Branch(
      uri: contact.uri, q: contact.q < 0 ? nil : contact.q, destinationURI: path ?? contact.received,
      path: path == nil ? nil : contact.path, forcedSocket: contact.socket, flags: contact.branchFlags)
  }

  private func take(_ contact: Location.Contact) {
    let branch = branch(contact)
    let message = session.message
    session.setRequestURI(branch.uri)
    message.destinationURI = branch.destinationURI
    if let path = branch.path { message.pathVector = path }
    if let socket = branch.forcedSocket { message.forcedSocket = socket }
    message.q = branch.q
    message.branchFlags |= branch.flags
  }

  private func lookupBranches(_ table: Bytes) -> Int32 {
    let message = session.message
    let plain = message.branches.indices.filter { index in
      let branch = message.branches[index]
      return !branch.uri.isEmpty && branch == Branch(uri: branch.uri, q: branch.q)
    }
    var result = lookup(table, message.requestURI)
    var isFound = result > 0
    for index in plain {
      guard let key = addressOfRecord(message.branches[index].uri) else {
        result = -3
        continue
      }
      let contacts = valid(session.location[table, key])
      guard let first = contacts.first else {
        result = -1
        continue
      }
      isFound = true
      message.branches[index] = branch(first)
      if parameter("append_branches", default: 1) != 0 {
        message.branches += contacts.dropFirst().map(branch)
      }
    }
    return isFound ? 1 : result
  }
}
