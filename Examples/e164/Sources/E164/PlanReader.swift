/// Reads a plan, line by line: a word that says what the line is about, and others behind it.
struct PlanReader {
  /// Files that include files; more is a circle.
  private static let maximumDepth = 4

  private var plan = DiallingPlan()
  private var homePlace: PlanPlace?

  /// - Throws: `PlanError` for the first mistake.
  static func read(_ path: String) throws -> DiallingPlan {
    var reader = PlanReader()
    try reader.include(path, depth: 1)
    guard let place = reader.homePlace else {
      throw PlanError("\(path): says no home; add the country code of those who dial, such as: home 49")
    }
    guard case .country? = reader.plan.places.entry(for: reader.plan.home)?.entry else {
      throw PlanError(place, "there is no country for the code of the home")
    }
    guard !reader.plan.dialled.isEmpty else {
      throw PlanError("\(path): says nothing of what is dialled; add lines such as: dial 00 international")
    }
    return reader.plan
  }

  private mutating func include(_ path: String, depth: Int) throws {
    let text = try PlanFile.read(path)
    for (index, bytes) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      var line = PlanLine(bytes, at: PlanPlace(path: path, line: index + 1))
      guard let subject = line.next() else { continue }
      switch subject {
      case "include":
        let name = try line.need("the path of a file")
        guard depth < PlanReader.maximumDepth else {
          throw PlanError(
            line.place, "files include each other, or more than \(PlanReader.maximumDepth) deep")
        }
        try include(PlanFile.path(of: name, namedIn: path), depth: depth + 1)
      case "home": try readHome(&line)
      case "country": try readCountry(&line)
      case "unused": try readUnused(&line)
      case "range": try readRange(&line)
      case "dial": try readDial(&line)
      default:
        throw PlanError(
          line.place,
          "'\(subject)' begins no line of a plan; these do: home, country, unused, range, dial, include")
      }
      try line.end()
    }
  }

  private mutating func readHome(_ line: inout PlanLine) throws {
    let code = try line.digits("the country code of those who dial", 1...3)
    if let homePlace { throw PlanError(line.place, "there is a home already at \(homePlace)") }
    (plan.home, homePlace) = (code, line.place)
  }

  private mutating func readCountry(_ line: inout PlanLine) throws {
    let prefix = try line.digits("the digits that its numbers begin with", 1...15)
    let name = try line.word("the name of the country, such as DE")
    var (trunk, lengths): ([UInt8], ClosedRange<Int>) = ([], 7...15)
    while let option = line.next() {
      switch option {
      case "trunk": trunk = try line.digits("the trunk prefix", 1...4)
      case "digits": lengths = try line.range("how many digits the numbers have", 1...15)
      default: throw PlanError(line.place, "'\(option)' is none of what may follow here: trunk, digits")
      }
    }
    let country = DiallingPlan.Country(name: name, trunk: trunk, lengths: lengths)
    try add(prefix, .country(country), line)
  }

  private mutating func readUnused(_ line: inout PlanLine) throws {
    try add(try line.digits("the digits that no number begins with", 1...15), .unused, line)
  }

  private mutating func add(_ prefix: [UInt8], _ place: DiallingPlan.Place, _ line: PlanLine) throws {
    if plan.places.add(prefix, place) != nil {
      throw PlanError(line.place, "\(String(decoding: prefix, as: UTF8.self)) has been said already")
    }
  }

  private mutating func readRange(_ line: inout PlanLine) throws {
    let prefix = try line.digits("the digits that its numbers begin with", 1...15)
    let word = try line.word("a word for these numbers, such as premium")
    if ["emergency", "short", "invalid"].contains(word) {
      throw PlanError(line.place, "'\(word)' is what other things are called; choose another word")
    }
    if plan.ranges.add(prefix, word) != nil {
      throw PlanError(line.place, "\(String(decoding: prefix, as: UTF8.self)) has been said already")
    }
  }

  private mutating func readDial(_ line: inout PlanLine) throws {
    let prefix = try line.dialled("the digits that are dialled first, or any")
    let word = try line.need("what they mean")
    var (meaning, lengths): (DialRules.Meaning, ClosedRange<Int>)
    switch word {
    case "international": (meaning, lengths) = (.international, prefix.count...32)
    case "national": (meaning, lengths) = (.national, prefix.count...32)
    case "local": (meaning, lengths) = (.local(try line.digits("the area code", 1...8)), prefix.count...32)
    case "short": (meaning, lengths) = (.short, prefix.count...prefix.count)
    case "emergency": (meaning, lengths) = (.emergency, prefix.count...prefix.count)
    default:
      throw PlanError(
        line.place, "'\(word)' is none of: international, national, local, short, emergency")
    }
    if let option = line.next() {
      guard option == "digits" else {
        throw PlanError(line.place, "'\(option)' is none of what may follow here: digits")
      }
      lengths = try line.range("how many digits are dialled in all", max(1, prefix.count)...32)
    }
    guard lengths.upperBound > 0 else { throw PlanError(line.place, "a number has at least one digit") }
    let rule = DialRules.Rule(prefix: prefix, lengths: lengths, meaning: meaning, place: line.place)
    if let other = plan.dialled.add(rule) {
      throw PlanError(line.place, "what begins so, and is as long, has a meaning already at \(other.place)")
    }
  }
}
