import KemiRuntime
import KemiTables
import SIP

/// `KSR.registrar`, on the tables of the session, but for `lookup_xavp`.
struct Registrar: SwiftModule {
  let session: Session

  var name: String { "registrar" }

  var implementations: [String: Implementation] {
    [saving, lookups, tests, resultSets].reduce(into: [:]) { all, part in
      all.merge(part) { first, _ in first }
    }
  }

  /// A module parameter of `registrar` or its default.
  func parameter(_ name: String, default value: Int) -> Int {
    session.environment.parameters["registrar.\(name)"] ?? value
  }

  /// The key of a URI in a table; nil if it is none.
  func addressOfRecord(_ uri: Bytes) -> Bytes? {
    guard let uri = URI(parsing: uri), uri.user.count + uri.host.count + 2 <= 320,
      let user = Self.unescaped(uri.user)
    else { return nil }
    var address = user
    if session.environment.parameters["usrloc.use_domain"] ?? 0 != 0 {
      address += (user.isEmpty ? [] : [0x40]) + uri.host.lowercased
    }
    return parameter("case_sensitive", default: 0) != 0 ? address : address.lowercased
  }

  /// The text with `%41` and the like as what they stand for; nil if one is not valid.
  private static func unescaped(_ text: Bytes) -> Bytes? {
    var result = Bytes()
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == .ascii("%") else {
        result.append(byte)
        continue
      }
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      guard digits.count == 2 else { return nil }
      result.append(UInt8(truncatingIfNeeded: digits[0] << 4 | digits[1]))
      rest = rest.dropFirst(2)
    }
    return result
  }

  /// Contacts that have not expired, unless the configuration wants all.
  func valid(_ contacts: [Location.Contact]) -> [Location.Contact] {
    if parameter("use_expired_contacts", default: 0) != 0 { return contacts }
    let now = session.environment.time()
    return contacts.filter { $0.expires == 0 || $0.expires > now }
  }
}
