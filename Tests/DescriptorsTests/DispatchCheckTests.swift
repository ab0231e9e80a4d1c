import Files
import JSON
import TestSupport
import Testing

@testable import Descriptors

@Suite struct DispatchCheckTests {
  static let releases = Result { try CatalogReader().read().releases.map(\.release) }

  /// A descriptor with one function; its types are words such as `str int`.
  private func descriptor(_ types: String, _ returns: String, _ releases: String?, _ more: String) -> String {
    let names = ["one", "two", "three", "four", "five", "six"]
    let parameters = zip(names, types.split(separator: " ")).map {
      #"{ "name": "\#($0)", "type": "\#($1)" }"#
    }
    return """
      { "module": "greeter", "loads": "greeter", "functions": [
      { "name": "greet",
      "parameters": [\(parameters.joined(separator: ", "))],
      "returns": { "type": "\(returns)" }\(releases.map { #", "releases": "\#($0)""# } ?? "")\(more) } ] }
      """
  }

  private func findings(
    _ types: String, _ returns: String = "int", releases: String? = nil, target: String? = nil,
    more: String = ""
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("greeter.json", descriptor(types, returns, releases, more))
    let check = DispatchCheck(
      facts: try CallPatternTests.facts.get(), releases: try Self.releases.get(), oldest: Release("5.2")!,
      target: target.flatMap { Release($0) })
    return try check.findings(inDescriptor: folder.path + "/greeter.json").map { finding in
      String(finding.description.dropFirst(folder.path.count + 1))
    }
  }

  @Test(arguments: [
    ("", "int"), ("str", "none"), ("int str", "bool"), ("str str str", "int"), ("str str int int", "int"),
    ("str str str str str", "int"),
  ])
  func whatAllReleasesCall(types: String, returns: String) throws {
    #expect(try findings(types, returns) == [])
  }

  @Test(arguments: [
    ("str", "null", "5.3-"), ("str str str", "null", "5.6-"), ("int int int int int int", "null", "5.7-"),
    ("str long", "long", "5.7-"), ("int str int str", "int", "5.3-5.5"), ("bool", "xval", "5.0-5.1"),
  ])
  func whatItsReleasesCall(types: String, returns: String, releases: String) throws {
    #expect(try findings(types, returns, releases: releases) == [])
  }

  static let errors: [(types: String, returns: String, releases: String?, text: String)] = [
    (
      "int bool", "int", nil,
      "3:75: error: Kamailio 5.2 to master cannot call a function with (int, bool): no interpreter passes a bool; "
        + "the nearest signature that it can is (int, int)"
    ),
    (
      "int long", "int", nil,
      "3:75: error: Kamailio 5.2 to master cannot call a function with (int, long): "
        + "no interpreter passes a long (5.2 to 5.6), no interpreter has a call for these types (5.7 to master); "
        + "the nearest signature that it can is (int, str)"
    ),
    (
      "str long", "int", nil,
      "3:75: error: Kamailio 5.2 to 5.6 cannot call a function with (str, long): no interpreter passes a long; "
        + #"the nearest signature that it can is (str, str); or say "releases": "5.7-""#
    ),
    (
      "long str", "int", "5.7-",
      "3:15: error: Kamailio 5.7 to master cannot call a function with (long, str): "
        + "no interpreter has a call for these types; the nearest signature that it can is (str, long)"
    ),
    (
      "str str str str", "str", "5.3-",
      "4:22: error: Kamailio 5.3 to 5.6 cannot call a function with (str, str, str, str) that returns a str: "
        + "only functions that return none, int or bool are called with these types; "
        + #"the nearest signature that it can is (str, str, str, str), returning int; or say "releases": "5.7-""#
    ),
    (
      "str str str", "dict", "5.4-5.6",
      "4:22: error: Kamailio 5.4 to 5.5 cannot call a function with (str, str, str) that returns a dict: "
        + "only functions that return none, int or bool are called with these types; "
        + #"the nearest signature that it can is (str, str); or say "releases": "5.6""#
    ),
    (
      "str", "str", nil,
      "4:22: error: Kamailio 5.2 cannot call a function with (str) that returns a str: "
        + "only functions that return none, int or bool are called with these types; "
        + #"the nearest signature that it can is (str), returning int; or say "releases": "5.3-""#
    ),
    (
      "int str str str", "int", "5.1-",
      "3:15: error: Kamailio 5.2 cannot call a function with (int, str, str, str): "
        + "app_python has no call for these types; the nearest signature that it can is (str, str, str, int); "
        + #"or say "releases": "5.3-""#
    ),
    (
      "int int int int", "int", "5.2",
      "3:15: error: Kamailio 5.2 cannot call a function with (int, int, int, int): "
        + "app_python and app_python3 have no call for these types; "
        + "the nearest signature that it can is (str, str, int, int)"
    ),
    (
      "str str str str str int", "int", "5.6-5.7",
      "3:15: error: Kamailio 5.6 cannot call a function with (str, str, str, str, str, int): "
        + "no interpreter has a call for these types; "
        + #"the nearest signature that it can is (str, str, str, str, str, str); or say "releases": "5.7""#
    ),
    (
      "", "dict", "5.3",
      "4:22: error: Kamailio 5.3 cannot return a dict: no interpreter hands one to its scripts"
    ),
    (
      "", "long", "5.3-",
      "4:22: error: Kamailio 5.3 to 5.6 cannot return a long: no interpreter hands one to its scripts; "
        + #"or say "releases": "5.7-""#
    ),
  ]

  @Test(arguments: errors) func whatTheyCannot(
    types: String, returns: String, releases: String?, text: String
  ) throws {
    #expect(try findings(types, returns, releases: releases) == ["greeter.json:\(text) [dispatch]"])
  }

  @Test func oneReleaseAlone() throws {
    #expect(try findings("str long", target: "5.8") == [])
    #expect(
      try findings("str long", target: "5.6") == [
        "greeter.json:3:75: error: Kamailio 5.6 cannot call a function with (str, long): no interpreter passes a long; "
          + #"the nearest signature that it can is (str, str); or say "releases": "5.7-" [dispatch]"#
      ])
    #expect(try findings("bool", releases: "5.7-", target: "5.6") == [])
  }

  @Test func aResultThatSomeInterpretersHandOver() throws {
    #expect(
      try findings("", "array", releases: "5.6-5.7") == [
        "greeter.json:4:22: warning: scripts of app_jsdt, app_python, app_python3, app_python3s, app_ruby "
          + "and app_sqlang cannot get an array, in Kamailio 5.6 to 5.7 [dispatch]"
      ])
    #expect(
      try findings("str", "xval\", \"holds\": [\"str\", \"dict\"], \"kind\": \"value", releases: "6.0") == [
        "greeter.json:4:22: warning: scripts of app_jsdt, app_python, app_python3, app_python3s and app_ruby "
          + "cannot get a dict, in Kamailio 6.0 [dispatch]"
      ])
  }

  @Test func whatDoesNotReachEverybodyIsSaidOnce() throws {
    let other = #" }, { "name": "other", "returns": { "type": "dict" }, "releases": "6.0""#
    #expect(
      try findings("", "dict", releases: "6.0", more: other) == [
        "greeter.json:4:22: warning: scripts of app_jsdt, app_python, app_python3, app_python3s and app_ruby "
          + "cannot get a dict, in Kamailio 6.0 [dispatch]"
      ])
  }

  @Test func whatInterpretersSupplyThemselvesIsNotCalled() throws {
    #expect(try findings("bool", more: #", "engines": ["lua"]"#) == [])
  }

  @Test func aBrokenDescriptorIsNoFinding() throws {
    #expect(throws: Diagnostics.self) { try findings("nothing") }
    #expect(throws: FileError.self) {
      try DispatchCheck(releases: try Self.releases.get()).findings(inDescriptor: "/nonexistent/greeter.json")
    }
  }

  /// Another order before another type, that before fewer parameters, and those before another result.
  @Test(
    arguments: [
      ("ns", "sn ss", "sn"), ("nv", "nn ns", "ns"), ("bs", "ss ns", "ns"), ("nn", "n ss", "ss"),
      ("sss", "s ss", "ss"),
      ("ssn", "sn ss", "ss"), ("x", "n s", "s"), ("v", "n", "n"), ("s", "", ""), ("s", "sn", nil),
      ("nsn", "ssn nnn", "ssn"),
    ] as [(String, String, String?)])
  func nearest(types: String, callable: String, expected: String?) {
    let signatures = callable.split(separator: " ", omittingEmptySubsequences: false).map {
      Signature(returns: .int, parameters: CallPatternTests.types(String($0)))
    }
    let found = NearestSignature.find(
      Signature(returns: .bool, parameters: CallPatternTests.types(types)), among: signatures.reversed())
    #expect(found?.parameters == expected.map(CallPatternTests.types))
  }
}
