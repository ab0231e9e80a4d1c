import KemiRuntime
import KemiTables
import SIP

extension Registrar {
  var resultSets: [String: Implementation] {
    [
      "reg_fetch_contacts": .intStrStrStr { _, table, address, profile in
        guard !profile.isEmpty, let key = addressOfRecord(address.copy) else { return -1 }
        session.location.resultSets[profile.copy] = nil
        let contacts = session.location[table.copy, key]
        guard !contacts.isEmpty else { return -1 }
        session.location.resultSets[profile.copy] = Location.ResultSet(
          addressOfRecord: key, contacts: contacts)
        return 1
      },
      "reg_free_contacts": .intStr { _, profile in
        guard !profile.isEmpty else { return -1 }
        session.location.resultSets[profile.copy] = nil
        return 1
      },
      "ulc_rget": .xvalStrStr { _, profile, attribute in
        guard let set = session.location.resultSets[profile.copy] else { return .int(0) }
        switch attribute.string {
        case "count": return .int(Int32(clamping: set.contacts.count))
        case "aor": return .str(set.addressOfRecord)
        default: return .int(0)
        }
      },
      "ulc_cget": .xvalStrStrInt { _, profile, attribute, index in
        let contacts = session.location.resultSets[profile.copy]?.contacts ?? []
        let index = max(0, Int(index))
        guard contacts.indices.contains(index) else { return .int(0) }
        switch attribute.string {
        case "addr": return .str(contacts[index].uri)
        case "socket": return .str(contacts[index].socket ?? [])
        default: return .int(0)
        }
      },
    ]
  }
}
