import Descriptors
import Foundation
import Testing

@Suite struct ListingTests {
  private let listing: Listing = {
    let uri = Parameter(name: "uri", type: .str, role: .uri, summary: "Where to.")
    return Listing(
      catalog: Catalog(
        modules: [
          Module(
            name: "tm", loads: "tm",
            functions: [
              Function(
                name: "send", summary: "Say \"hello\".", parameters: [uri, Parameter(name: "n", type: .int)],
                returns: Returns(type: .int, kind: .status), releases: ReleaseRange("5.0-5.1")!),
              Function(
                name: "send", parameters: [uri, Parameter(name: "m", type: .int)],
                returns: Returns(type: .int), releases: ReleaseRange("5.2-")!),
              Function(
                name: "other", returns: Returns(type: .none), loads: ["one", "two"],
                releases: ReleaseRange("5.2-")!),
            ]),
          Module(
            name: "x",
            functions: [
              Function(
                name: "modf", parameters: [Parameter(name: "name", type: .str)], variadic: true,
                returns: Returns(type: .int), engines: [.lua])
            ]),
          Module(
            name: "core", functions: [Function(name: "is", summary: "Ask.", returns: Returns(type: .bool))]),
        ], releases: []))
  }()

  @Test func table() {
    #expect(
      listing.table == """
        KSR.is()               bool  any        Ask.
        KSR.tm.send(str, int)  int   5.0-5.1    Say "hello".
        KSR.tm.send(str, int)  int   5.2-
        KSR.tm.other()         none  5.2-
        KSR.x.modf(str, ...)   int   any

        """)
  }

  @Test func tsvHasOneRowASignature() {
    #expect(listing.tsv == "\tis\tbool\t\ntm\tsend\tint\tstr,int\ntm\tother\tnone\t\n")
  }

  private func functions() throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(listing.json.utf8)) as? [[String: Any]])
  }

  @Test func jsonHasEveryFunction() throws {
    let names = try functions().map { "\($0["module"]!).\($0["name"]!)" }
    #expect(names == ["core.is", "tm.send", "tm.send", "tm.other", "x.modf"])
  }

  @Test func jsonHasWhatIsKnown() throws {
    let function = try functions()[1]
    #expect(function["summary"] as? String == "Say \"hello\".")
    #expect(function["loads"] as? String == "tm")
    #expect(function["releases"] as? String == "5.0-5.1")
    #expect(function["returns"] as? [String: String] == ["type": "int", "kind": "status"])
    #expect(
      function["parameters"] as? [[String: String]] == [
        ["name": "uri", "type": "str", "role": "uri", "summary": "Where to."], ["name": "n", "type": "int"],
      ])
  }

  @Test func jsonNamesTheFilesToLoad() throws {
    let functions = try functions()
    #expect(functions[3]["loads"] as? [String] == ["one", "two"])
    #expect(functions[0]["loads"] == nil)
    #expect(functions[4]["engines"] as? [String] == ["lua"])
  }

  @Test func ofNothing() throws {
    let empty = Listing(catalog: Catalog(modules: [], releases: []))
    #expect(empty.table == "")
    #expect(empty.tsv == "")
    #expect(try JSONSerialization.jsonObject(with: Data(empty.json.utf8)) as? [String] == [])
  }
}
