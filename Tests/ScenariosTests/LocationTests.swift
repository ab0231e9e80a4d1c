import JSON
import KemiModules
import Scenarios
import TestSupport
import Testing

@Suite struct LocationTests {
  static let mistakes = [
    Mistake("▸[]", "a location file is an object, not an array", "type"),
    Mistake(#"{ "location": ▸[] }"#, "the location table 'location' is an object, not an array", "type"),
    Mistake(
      #"{ "location": { "bob": ▸"sip:a" } }"#, "the contacts of 'bob' are an array, not a string", "type"),
    Mistake(#"{ "location": { "bob": [▸5] } }"#, "a contact is an object, not a number", "type"),
    Mistake(#"{ "location": { "bob": [▸"bob"] } }"#, "'bob' is no SIP URI", "uri"),
    Mistake(#"{ "location": { "bob": [▸{}] } }"#, "the contact has no 'contact'", "missing-key"),
    Mistake(#"{ "location": { "bob": [{ "contact": ▸"" }] } }"#, "'' is no SIP URI", "uri"),
    Mistake(
      #"{ "location": { "bob": [{ "contact": "sip:a", ▸"recieved": "" }] } }"#,
      "unknown key 'recieved' in a contact; did you mean 'received'?", "unknown-key"),
    Mistake(
      #"{ "location": { "bob": [{ "contact": "sip:a", "q": ▸1.5 }] } }"#,
      "'q' is a number from 0 to 1, not 1.5", "type"),
    Mistake(
      #"{ "location": { "bob": [{ "contact": "sip:a", "expires": ▸-1 }] } }"#,
      "'expires' is a whole number from 0 to 1099511627776, not -1", "type"),
  ]

  @Test(arguments: mistakes) func says(_ mistake: Mistake) throws {
    let scene = try Scene(members: #""location": "l.json""#)
    try scene.folder.write("l.json", mistake.content)
    #expect(scene.problems() == [mistake.expected(in: "l.json")])
  }

  @Test func reads() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "l.json",
      #"""
      { "location": { "bob": ["sip:bob@198.51.100.7:5060",
          { "contact": "sip:b", "received": "sip:c", "q": 0.5, "expires": 60, "path": "<sip:p;lr>", "socket": "udp:192.0.2.1:5060" }] },
        "aliases": { "a@example.com": [] } }
      """#)
    let location = try LocationReader.read(file: file, now: 1000)
    let contacts = try #require(location.tables[Array("location".utf8)]?[Array("bob".utf8)])
    #expect(
      contacts.map { String(decoding: $0.uri, as: UTF8.self) } == ["sip:bob@198.51.100.7:5060", "sip:b"])
    #expect(contacts.map(\.expires) == [4600, 1060])
    #expect(contacts.map(\.q) == [-1, 500])
    #expect(contacts[1].received == Array("sip:c".utf8))
    #expect(contacts[1].path == Array("<sip:p;lr>".utf8))
    #expect(contacts[1].socket == Array("udp:192.0.2.1:5060".utf8))
    #expect(location.tables[Array("aliases".utf8)]?[Array("a@example.com".utf8)] == [])
    #expect(try LocationReader.read(file: file, now: .max).tables.count == 2)
  }
}
