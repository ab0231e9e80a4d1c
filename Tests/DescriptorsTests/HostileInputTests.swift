import Foundation
import Testing

/// What is no descriptor at all: always an error, never a crash.
@Suite struct HostileInputTests {
  static let whole = #"{"module":"m","loads":"m","functions":[]}"#

  private func said(_ text: String) throws -> [String] { try messages(about: ["m.json": text]) }
  private func said(_ bytes: [UInt8]) throws -> [String] { try messages(about: ["m.json": Data(bytes)]) }

  @Test(arguments: ["", " ", "\n\n", "\t \r\n"]) func emptyFile(_ text: String) throws {
    #expect(
      try said(text) == ["m.json:1:1: error: the file is empty; a descriptor is a JSON object [json]"])
  }

  @Test func truncatedAtEveryByte() throws {
    let whole = Array(
      #"{"module":"é","summary":"a\u00e9\\","functions":[{"name":"f","variadic":false,"returns":{"type":"int"}}]}"#
        .utf8)
    for count in 0..<whole.count {
      let said = try said(Array(whole[..<count]))
      #expect(said.count == 1, "cut after \(count) bytes")
      #expect(said.first?.hasSuffix(" [json]") == true, "cut after \(count) bytes")
    }
  }

  @Test func truncationIsNamedAtTheEnd() throws {
    #expect(
      try said("{\n  \"module\": \"m") == [
        "m.json:2:15: error: the file ends in the middle of a value; is it truncated? [json]"
      ])
  }

  @Test(
    arguments: [
      ("[]\n", "an array"), ("5\n", "a number"), ("-1.5e3\n", "a number"), ("\"m\"\n", "a string"),
      ("true\n", "a truth value"), ("null\n", "null"), ("5", "a number"), ("null", "null"),
    ])
  func wrongTopLevelType(_ text: String, _ kind: String) throws {
    let said = try said(text)
    #expect(said == ["m.json:1:1: error: a descriptor is an object, not \(kind) [type]"])
  }

  /// The place alone: the words are the JSON library's.
  @Test(
    arguments: [
      ("module: m\n", "1:1"), ("<module/>", "1:1"), ("{module:\"m\"}", "1:2"),
      (#"{"module":m}"#, "1:11"), (#"{"module":"m" "functions":[]}"#, "1:15"),
      (#"{"module":"m",,"functions":[]}"#, "1:15"), (#"{"module" "m"}"#, "1:11"),
      (#"{"module":"m","functions":[],}"#, "1:30"), (#"{"module":"m","functions":[5,]}"#, "1:30"),
      (#"{"module":"m","functions":[}"#, "1:28"), (#"{"module":'m'}"#, "1:11"),
      (#"{'module':"m"}"#, "1:2"), (#"{'module':"m","functions":[]}"#, "1:2"),
      (#"{"module":"m", /* a */ "functions":[]}"#, "1:16"),
      ("{\"module\":\"m\", // a\n\"functions\":[]}", "1:16"), ("# a\n{}", "1:1"),
      (#"{"module":"\q"}"#, "1:13"), (#"{"module":01}"#, "1:13"), (#"{"module":+1}"#, "1:11"),
      (#"{“module”:"m"}"#, "1:2"), (#"{"module":é}"#, "1:11"),
    ])
  func notJSON(_ text: String, _ place: String) throws {
    let said = try said(text)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:\(place): error: not valid JSON: ") == true, "\(said)")
  }

  @Test(
    arguments: [
      ("x", "1:42"), (" {}", "1:43"), ("\n]", "2:1"), (whole, "1:42"), ("\n\n,\n", "3:1"), ("é", "1:42"),
    ])
  func textAfterTheEnd(_ extra: String, _ place: String) throws {
    let said = try said(Self.whole + extra)
    #expect(said == ["m.json:\(place): error: unexpected text after the end of the object [json]"])
  }

  @Test(arguments: ["\u{0}", "\u{0}{}", "\u{0}\u{0}\n"]) func rawNULAfterTheEnd(_ extra: String) throws {
    let said = try said(Self.whole + extra)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:1:42: error: ") == true, "\(said)")
  }

  @Test func nestedTenThousandTimes() throws {
    let arrays = try said(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000))
    #expect(arrays == ["m.json:1:33: error: nested deeper than 32 levels [json]"])
    let objects = try said(String(repeating: "{\"a\":", count: 10_000))
    #expect(objects == ["m.json:1:161: error: nested deeper than 32 levels [json]"])
  }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80],
      // Longer than need be, half of a surrogate pair, and beyond the last code point.
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func invalidUTF8(_ bytes: [UInt8]) throws {
    let start = #"{"module":"m","functions":[],"summary":""#
    let said = try said(Array(start.utf8) + bytes + Array("\"}".utf8))
    #expect(said.count == 1)
    #expect(said.first?.hasSuffix("error: not valid UTF-8 [json]") == true, "\(said)")
  }

  @Test func byteOrderMark() throws {
    let said = try said("\u{FEFF}" + Self.whole)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:1:1: error: ") == true)
    #expect(said.first?.contains("UTF-8 [json]") == false, "the mark is valid UTF-8: \(said)")
  }

  @Test(arguments: [0, 1, 12, 20]) func rawNUL(_ position: Int) throws {
    var bytes = Array(Self.whole.utf8)
    bytes.insert(0, at: position)
    #expect(
      try said(bytes) == ["m.json:1:\(position + 1): error: NUL byte; the file is not text [json]"])
  }

  @Test func utf16() throws {
    #expect(try said(Self.whole.utf16.flatMap { [UInt8($0), 0] }).count == 1)
    #expect(try said([0xFE, 0xFF] + Self.whole.utf16.flatMap { [0, UInt8($0)] }).count == 1)
  }

  @Test(
    arguments: [
      "99999999999999999999", "-99999999999999999999", "1e999", "0.1e-999", "NaN", "Infinity", "-Infinity",
    ])
  func numberBeyondAllBounds(_ number: String) throws {
    let said = try said(#"{"module":\#(number),"functions":[]}"#)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:1:11: error: ") == true)
  }

  @Test(arguments: ["NaN", "5", "[]", "null"]) func schemaIsAString(_ value: String) throws {
    let said = try said(#"{"$schema":\#(value),"module":"m","functions":[]}"#)
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("m.json:1:12: error: ") == true)
  }
}
