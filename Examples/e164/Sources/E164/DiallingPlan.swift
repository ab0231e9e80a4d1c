/// What a number means to the server that it was sent to.
enum Meaning: Equatable {
  /// Anybody in the world can be called by it.
  case number(PublicNumber)
  /// Something to dial here: an emergency number, or a short code.
  case code([UInt8], isEmergency: Bool)
}

/// A number of the public telephone network.
struct PublicNumber: Equatable {
  /// At most 15, the country code first.
  let digits: [UInt8]
  /// As the plan calls it: `DE`.
  let country: String
  let isHome: Bool
  /// What the plan says of numbers like this: `premium`.
  let range: String?

  /// `+4989123456`
  var text: [UInt8] { [UInt8(ascii: "+")] + digits }
}

/// What callers mean by what they dial, and which numbers there are.
struct DiallingPlan {
  /// A country, or a part of one that has the country code in common with others.
  struct Country {
    let name: String
    /// What its people dial before numbers that are not local, and nobody from elsewhere: `0`, mostly.
    let trunk: [UInt8]
    /// How many digits its numbers have, the country code included.
    let lengths: ClosedRange<Int>

    /// Where the trunk prefix is 0, no number begins with it; with 8, as in Russia, some do.
    func neverBeginsNumbers(_ digits: ArraySlice<UInt8>) -> Bool {
      trunk.first == UInt8(ascii: "0") && digits.starts(with: trunk)
    }
  }

  /// What stands behind a prefix of the public network.
  enum Place {
    case country(Country)
    /// No number begins so.
    case unused
  }

  /// The country code of those who dial.
  var home: [UInt8] = []
  var dialled = DialRules()
  var places = PrefixTable<Place>()
  var ranges = PrefixTable<String>()

  /// What a number means here; nothing if it is none.
  func meaning(of number: WrittenNumber) -> Meaning? {
    if number.isInternational { return publicNumber(number.digits, group: number.parentheses) }
    if let context = number.context, !isHome(context) { return nil }
    guard let rule = dialled.rule(for: number.digits) else { return nil }
    let rest = Array(number.digits.dropFirst(rule.prefix.count))
    switch rule.meaning {
    case .emergency: return .code(number.digits, isEmergency: true)
    case .short: return .code(number.digits, isEmergency: false)
    case .national: return publicNumber(home + rest)
    case .local(let area): return publicNumber(home + area + rest)
    case .international:
      let group = number.parentheses.flatMap { group in
        group.lowerBound >= rule.prefix.count
          ? group.lowerBound - rule.prefix.count..<group.upperBound - rule.prefix.count : nil
      }
      return publicNumber(rest, group: group)
    }
  }

  /// - Parameter group: The digits that were in parentheses.
  private func publicNumber(_ written: [UInt8], group: Range<Int>? = nil) -> Meaning? {
    let digits = withoutTrunk(written, group: group)
    // Nobody has digits behind * or # elsewhere.
    guard digits.allSatisfy(\.isDigit), let (place, length) = places.entry(for: digits),
      case .country(let country) = place, country.lengths.contains(digits.count),
      !country.neverBeginsNumbers(digits.dropFirst(length))
    else { return nil }
    return .number(
      PublicNumber(
        digits: digits, country: country.name, isHome: digits.starts(with: home),
        range: ranges.entry(for: digits)?.entry))
  }

  /// The number without the 0 that many write behind the country code.
  private func withoutTrunk(_ digits: [UInt8], group: Range<Int>?) -> [UInt8] {
    guard let (place, length) = places.entry(for: digits), case .country(let country) = place,
      !country.trunk.isEmpty
    else { return digits }
    let rest = digits.dropFirst(length)
    let isWritten = group == length..<length + country.trunk.count
    guard rest.starts(with: country.trunk), isWritten || country.neverBeginsNumbers(rest) else {
      return digits
    }
    return Array(digits.prefix(length) + rest.dropFirst(country.trunk.count))
  }

  /// Whether what a tel URI says is this plan: the country code, with or without digits of an area that is dialled.
  private func isHome(_ context: [UInt8]) -> Bool {
    guard let written = WrittenNumber(context), written.isInternational else { return false }
    return written.digits == home || dialled.areas.contains { written.digits == home + $0 }
  }
}
