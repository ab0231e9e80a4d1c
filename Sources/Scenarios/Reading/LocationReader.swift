import JSON
public import KemiModules
import SIP

/// Reads who is registered where: an object with location tables.
public struct LocationReader {
  private static let contactKeys = [
    "contact", "received", "path", "q", "expires", "socket", "userAgent", "callID",
  ]

  private let document: JSONDocument
  private let now: Int

  /// - Parameter now: Seconds since 1970; contacts expire some time after it.
  init(document: JSONDocument, now: Int) {
    self.document = document
    self.now = now
  }

  /// - Throws: `Diagnostics` with all that is wrong in the file.
  public static func read(file: String, now: Int) throws -> Location {
    var report: [Diagnostic] = []
    let location = read(file: file, now: now, report: &report)
    if !report.isEmpty { throw Diagnostics(report.sorted()) }
    return location
  }

  static func read(file: String, now: Int, report: inout [Diagnostic]) -> Location {
    guard let document = JSONDocument.reading(file, what: "a location file", report: &report) else {
      return Location()
    }
    return LocationReader(document: document, now: now).read(document.root, report: &report)
  }

  func read(_ place: JSONPlace, report: inout [Diagnostic]) -> Location {
    let location = Location()
    for table in members(place, what: "a location file", report: &report) where table.name != "$schema" {
      var contacts: [Bytes: [Location.Contact]] = [:]
      for user in members(table.place, what: "the location table '\(table.name)'", report: &report) {
        contacts[Bytes(user.name)] = self.contacts(user.place, of: user.name, report: &report)
      }
      location.tables[Bytes(table.name)] = contacts
    }
    return location
  }

  private func members(
    _ place: JSONPlace, what: String, report: inout [Diagnostic]
  ) -> [(name: String, place: JSONPlace)] {
    if let members = place.members { return members }
    report.append(document.diagnostic(at: place, "\(what) is an object, not \(place.kindName)", rule: "type"))
    return []
  }

  private func contacts(
    _ place: JSONPlace, of user: String, report: inout [Diagnostic]
  ) -> [Location.Contact] {
    guard let elements = place.elements else {
      report.append(
        document.diagnostic(
          at: place, "the contacts of '\(user)' are an array, not \(place.kindName)", rule: "type"))
      return []
    }
    return elements.compactMap { element in
      if let uri = element.string {
        return contact(uri, at: element, expires: 3600, report: &report)
      }
      guard
        let object = ObjectReader(
          element, of: document, what: "a contact", keys: LocationReader.contactKeys, report: &report),
        let uri = object.requiredString("contact", in: "the contact", report: &report)
      else { return nil }
      let expires = object.integer("expires", in: 0...(1 << 40), report: &report) ?? 3600
      guard
        var contact = contact(uri, at: object.member("contact") ?? element, expires: expires, report: &report)
      else { return nil }
      contact.received = object.string("received", report: &report).map { Bytes($0) }
      contact.path = object.string("path", report: &report).map { Bytes($0) }
      contact.socket = object.string("socket", report: &report).map { Bytes($0) }
      contact.userAgent = Bytes(object.string("userAgent", report: &report) ?? "")
      contact.callID = Bytes(object.string("callID", report: &report) ?? "")
      contact.q = q(object, report: &report)
      return contact
    }
  }

  private func contact(
    _ uri: String, at place: JSONPlace, expires: Int, report: inout [Diagnostic]
  ) -> Location.Contact? {
    guard URI(parsing: Bytes(uri)) != nil else {
      report.append(document.diagnostic(at: place, "'\(uri)' is no SIP URI", rule: "uri"))
      return nil
    }
    let (end, isTooLate) = now.addingReportingOverflow(expires)
    return Location.Contact(uri: Bytes(uri), expires: isTooLate ? .max : end)
  }

  /// Thousandths; -1 if there is none.
  private func q(_ object: ObjectReader, report: inout [Diagnostic]) -> Int {
    guard let member = object.member("q") else { return -1 }
    if let number = member.number, (0...1).contains(number) { return Int(number * 1000 + 0.5) }
    report.append(
      document.diagnostic(
        at: member, "'q' is a number from 0 to 1, not \(document.excerpt(at: member))", rule: "type")
    )
    return -1
  }
}

extension ObjectReader {
  /// The whole number under a key.
  func integer(_ key: String, in range: ClosedRange<Int>, report: inout [Diagnostic]) -> Int? {
    guard let member = member(key) else { return nil }
    if let number = member.integer, range.contains(number) { return number }
    report.append(
      error(
        "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound), not \(document.excerpt(at: member))",
        at: key, rule: "type"))
    return nil
  }
}
