public import SIP

/// The location tables of `registrar`: who is registered where.
public final class Location {
  /// One contact of an address of record.
  public struct Contact: Sendable, Equatable {
    public var uri: Bytes
    public var received: Bytes?
    public var path: Bytes?
    /// A thousand times the q value; -1 if there is none.
    public var q = -1
    /// Seconds since 1970.
    public var expires: Int
    public var callID: Bytes = []
    public var cseq: UInt32 = 0
    public var userAgent: Bytes = []
    /// Value of `+sip.instance`, without quotes.
    public var instance: Bytes?
    /// Branch flags to set when it is looked up.
    public var branchFlags: UInt32 = 0
    /// `proto:host:port` on which the REGISTER came.
    public var socket: Bytes?
    /// Seconds since 1970.
    public var lastModified = 0

    public init(uri: Bytes, expires: Int) {
      self.uri = uri
      self.expires = expires
    }
  }

  /// What `reg_fetch_contacts()` has copied.
  struct ResultSet {
    var addressOfRecord: Bytes
    var contacts: [Contact]
  }

  /// By table, then by address of record: `user`, or `user@domain` if the parameter `usrloc.use_domain` says so.
  public var tables: [Bytes: [Bytes: [Contact]]] = [:]
  var resultSets: [Bytes: ResultSet] = [:]

  public init() {}

  /// The contacts, those of the highest q first; one that has no q comes last.
  subscript(table: Bytes, addressOfRecord: Bytes) -> [Contact] {
    get { tables[table]?[addressOfRecord] ?? [] }
    set { tables[table, default: [:]][addressOfRecord] = newValue.isEmpty ? nil : newValue }
  }

  /// Puts a contact behind those of the same q.
  func insert(_ contact: Contact, table: Bytes, addressOfRecord: Bytes) {
    var contacts = self[table, addressOfRecord]
    contacts.insert(contact, at: contacts.firstIndex { $0.q < contact.q } ?? contacts.count)
    self[table, addressOfRecord] = contacts
  }
}
