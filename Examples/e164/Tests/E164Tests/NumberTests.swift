import KemiRuntime
import Testing

/// What numbers mean under the plans that the package brings.
@Suite struct NumberTests {
  /// A plan, what was dialled, its form of E.164 (nothing for codes and nonsense), its kind, and its country.
  typealias Row = (plan: String, number: String, normal: String?, kind: String, country: String?)

  private static let rows: [Row] = [
    // Spellings of one number.
    ("germany", "+4989123456", "+4989123456", "national", "DE"),
    ("germany", "+49 (0) 89 123456", "+4989123456", "national", "DE"),
    ("germany", "+49(0)89/123456", "+4989123456", "national", "DE"),
    ("germany", "+49 089 12 34 56", "+4989123456", "national", "DE"),
    ("germany", "(+49) 89-123.456", "+4989123456", "national", "DE"),
    ("germany", "0049 89 123456", "+4989123456", "national", "DE"),
    ("germany", "0049 (0) 89 123456", "+4989123456", "national", "DE"),
    ("germany", "(089) 12 34 56", "+4989123456", "national", "DE"),
    ("germany", "123456", "+4989123456", "national", "DE"),
    ("germany", " 089\t123\u{A0}45\u{2011}6 ", "+4989123456", "national", "DE"),
    ("germany", "%2B49%2089%20123456", "+4989123456", "national", "DE"),
    ("germany", "tel:+49-89-123456", "+4989123456", "national", "DE"),
    ("germany", "TEL:089-123456;phone-context=+49", "+4989123456", "national", "DE"),
    ("germany", "tel:123456;phone-context=+49-89", "+4989123456", "national", "DE"),
    ("germany", "tel:+4989123456;phone-context=+1", "+4989123456", "national", "DE"),
    // The longest prefix: of what is dialled, of countries, and of ranges.
    ("germany", "112", nil, "emergency", nil),
    ("germany", "1 1 2", nil, "emergency", nil),
    ("germany", "tel:112;phone-context=+49", nil, "emergency", nil),
    ("germany", "1123456", "+49891123456", "national", "DE"),
    ("germany", "116 117", nil, "short", nil),
    ("germany", "0171 1234567", "+491711234567", "mobile", "DE"),
    ("germany", "0900 1 234567", "+499001234567", "premium", "DE"),
    ("germany", "001 212 555 0123", "+12125550123", "international", "US"),
    ("germany", "001 416 555 0123", "+14165550123", "international", "CA"),
    ("germany", "+1 900 555 0123", "+19005550123", "premium", "US"),
    ("germany", "+870 773 123456", "+870773123456", "satellite", "001"),
    ("germany", "+7 (8) 812 123 45 67", "+78121234567", "international", "RU"),
    ("germany", "+7 812 123 45 67", "+78121234567", "international", "RU"),
    ("germany", "+7 727 123 45 67", "+77271234567", "international", "KZ"),
    ("germany", "+36 06 1 234 5678", "+3612345678", "international", "HU"),
    // Italy keeps its zero, from wherever it is called.
    ("germany", "0039 06 1234 5678", "+390612345678", "international", "IT"),
    ("germany", "+39 (0)6 1234 5678", "+390612345678", "international", "IT"),
    ("italy", "06 1234 5678", "+390612345678", "national", "IT"),
    ("italy", "333 123 4567", "+393331234567", "mobile", "IT"),
    ("italy", "+3906698 1234 5", "+390669812345", "national", "VA"),
    ("italy", "118", nil, "emergency", nil),
    ("italy", "1515", nil, "short", nil),
    // London.
    ("united-kingdom", "020 7946 0123", "+442079460123", "national", "GB"),
    ("united-kingdom", "7946 0123", "+442079460123", "national", "GB"),
    ("united-kingdom", "+44 (0)20 7946 0123", "+442079460123", "national", "GB"),
    ("united-kingdom", "+44 (01481) 712345", "+441481712345", "national", "GG"),
    ("united-kingdom", "0800 1111", "+448001111", "freephone", "GB"),
    ("united-kingdom", "07624 123456", "+447624123456", "mobile", "IM"),
    ("united-kingdom", "999", nil, "emergency", nil),
    // New York.
    ("usa", "(212) 555-0123", "+12125550123", "national", "US"),
    ("usa", "1-212-555-0123", "+12125550123", "national", "US"),
    ("usa", "555-0123", "+12125550123", "national", "US"),
    ("usa", "011 49 89 123456", "+4989123456", "international", "DE"),
    ("usa", "1 800 555 0123", "+18005550123", "freephone", "US"),
    ("usa", "242 555 0123", "+12425550123", "national", "BS"),
    ("usa", "911", nil, "emergency", nil),
    ("usa", "*67", nil, "short", nil),
    ("usa", "988", nil, "short", nil),
    // No numbers: area codes that there cannot be, too long, too short, unknown countries, other words.
    ("usa", "0125550123", nil, "invalid", nil),
    ("usa", "112 555 0123", nil, "invalid", nil),
    ("usa", "+1 212 555 01234", nil, "invalid", nil),
    ("usa", "1-800-FLOWERS", nil, "invalid", nil),
    ("usa", "*67 212 555 0123", nil, "invalid", nil),
    ("usa", "tel:911;phone-context=+49", nil, "invalid", nil),
    ("usa", "tel:911;phone-context=example.com", nil, "invalid", nil),
    ("germany", "+49112", nil, "invalid", nil),
    ("germany", "+49891234567890123", nil, "invalid", nil),
    ("germany", "+4989123456789012", nil, "invalid", nil),
    ("germany", "+210 1234567", nil, "invalid", nil),
    ("germany", "+49 00 89 123456", nil, "invalid", nil),
    ("germany", "0", nil, "invalid", nil),
    ("germany", "", nil, "invalid", nil),
    ("germany", "+", nil, "invalid", nil),
    ("germany", "++4989123456", nil, "invalid", nil),
    ("germany", "49+89123456", nil, "invalid", nil),
    ("germany", "(089 123456", nil, "invalid", nil),
    ("germany", "089) 123456", nil, "invalid", nil),
    ("germany", "((089)) 123456", nil, "invalid", nil),
    ("germany", "+49*89123456", nil, "invalid", nil),
    ("germany", "089123456%2", nil, "invalid", nil),
    ("germany", "089123456%zz", nil, "invalid", nil),
    ("germany", "089123456\u{0}", nil, "invalid", nil),
    ("germany", "alice", nil, "invalid", nil),
    ("germany", "anonymous", nil, "invalid", nil),
    ("germany", "٠٨٩١٢٣٤٥٦", nil, "invalid", nil),
  ]

  @Test(arguments: rows)
  func meansWhatItsPlanSays(_ row: Row) throws {
    let proxy = try Plans.proxy(row.plan)
    let number = [Value.str(row.number)]
    #expect(try proxy.call("KSR.e164.normalize", number) == row.normal.map(Value.str) ?? .null)
    #expect(try proxy.call("KSR.e164.kind", number) == .str(row.kind))
    #expect(try proxy.call("KSR.e164.country", number) == row.country.map(Value.str) ?? .null)
  }

  @Test(arguments: rows.filter { $0.normal != nil })
  func theNormalFormIsItsOwn(_ row: Row) throws {
    let normal = [row.normal.map(Value.str) ?? .null]
    #expect(try Plans.proxy(row.plan).call("KSR.e164.normalize", normal) == normal[0])
  }

  @Test(arguments: [
    ("089 123456 ext. 12", "12"), ("089123456x12", "12"), ("089 123456 Extension 1-2 ", nil),
    ("tel:+4989123456;ext=1-2", "12"), ("089 123456", nil), ("089 123456 ext", nil),
    ("089 123456 ext 12 34x", nil), ("x12", nil), ("tel:+4989123456;ext=", nil), ("112 x1", "1"),
  ])
  func readsExtensions(_ number: String, _ expected: String?) throws {
    let proxy = try Plans.proxy("germany")
    #expect(
      try proxy.call("KSR.e164.extension", [.str(number)]) == expected.map(Value.str) ?? .null)
  }

  @Test(arguments: [
    ("089 123456", "+49 (0)89/123456", true), ("123456", "tel:+49-89-123456", true), ("112", "1-1-2", true),
    ("089 123456", "089 123457", false), ("089 123456 x1", "089 123456 x2", false),
    ("089 123456 x1", "+4989123456;ext=1", true), ("112", "110", false), ("bob", "bob", false),
    ("", "", false),
  ])
  func comparesNumbersNotSpellings(_ one: String, _ other: String, _ expected: Bool) throws {
    let proxy = try Plans.proxy("germany")
    #expect(try proxy.call("KSR.e164.is_same", [.str(one), .str(other)]) == .bool(expected))
    #expect(try proxy.call("KSR.e164.is_same", [.str(other), .str(one)]) == .bool(expected))
  }
}
