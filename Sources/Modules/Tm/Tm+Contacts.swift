import KemiRuntime
import KemiTables
import SIP

/// Serial forking. It needs the module parameter `contacts_avp`, which has no default.
extension Tm {
  private var hasContactsAVP: Bool { (session.environment.parameters["tm.contacts_avp"] ?? 0) != 0 }

  func tLoadContacts(_ message: any Message) throws -> Int32 { try kiTLoadContactsMode(message, mode: 0) }

  /// Mode 1 would order at random, by weight; here it is like 0, so that a run can be repeated.
  func kiTLoadContactsMode(_: any Message, mode: Int32) throws -> Int32 {
    guard hasContactsAVP else { return -1 }
    let message = session.message
    guard !message.branches.isEmpty else { return 1 }
    var contacts = message.branches
    contacts.insert(
      Branch(
        uri: message.requestURI, q: message.q, destinationURI: message.destinationURI,
        path: message.pathVector,
        forcedSocket: message.forcedSocket, flags: message.branchFlags), at: 0)
    message.branches = []
    session.serialContacts = contacts.enumerated().sorted { first, second in
      let q = (first.element.q ?? -1, second.element.q ?? -1)
      return q.0 != q.1 ? q.0 > q.1 : first.offset < second.offset
    }.map(\.element)
    return 1
  }

  func tNextContacts(_: any Message) throws -> Int32 {
    guard hasContactsAVP else { return -1 }
    guard let first = session.serialContacts.first else { return -2 }
    let group = session.serialContacts.prefix { $0.q == first.q }
    session.serialContacts.removeFirst(group.count)
    session.setRequestURI(first.uri)
    session.message.destinationURI = first.destinationURI
    session.message.pathVector = first.path
    session.message.forcedSocket = first.forcedSocket
    session.message.branchFlags = first.flags
    session.message.branches += group.dropFirst()
    return 1
  }

  /// Flows belong to instances, of which the location tables here know nothing.
  func tNextContactFlow(_: any Message) throws -> Int32 { hasContactsAVP ? -2 : -1 }
}

extension Session {
  /// The contacts that `t_next_contacts()` has not taken yet: with the transaction, as AVPs are.
  fileprivate var serialContacts: [Branch] {
    get { (transaction?.inherited ?? processing.inherited).serialContacts }
    set {
      if let transaction {
        transaction.inherited.serialContacts = newValue
      } else {
        processing.inherited.serialContacts = newValue
      }
    }
  }
}
