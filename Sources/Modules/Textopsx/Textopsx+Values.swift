import KemiRuntime
import KemiTables
import SIP

extension Textopsx {
  var values: [String: Implementation] {
    [
      "hf_value_exists": .intStrStr { _, name, value in
        guard let headers = headers(name), !value.isEmpty else { return -1 }
        return Int32(headers.contains { !places(of: value, in: $0).isEmpty })
      },
      "include_hf_value": .intStrStr { _, name, value in include(name, value) },
      "exclude_hf_value": .intStrStr { _, name, value in exclude(name, value) },
    ]
  }

  private func headers(_ name: Text) -> [HeaderField]? {
    guard !name.isEmpty, name.bytes.allSatisfy(\.isTokenCharacter) else { return nil }
    return session.message.headers(named: name.bytes)
  }

  /// Where the value is in a list with commas: with the comma behind it, or with that in front of the last.
  private func places(of value: Text, in header: HeaderField) -> [Range<Int>] {
    let text = session.message.buffer
    var places: [Range<Int>] = []
    var start = header.valueRange.lowerBound
    while start < header.valueRange.upperBound {
      var isQuoted = false
      let comma = text[start..<header.valueRange.upperBound].firstIndex { byte in
        if byte == 0x22 { isQuoted.toggle() }
        return byte == 0x2C && !isQuoted
      }
      let end = comma ?? header.valueRange.upperBound
      if text[start..<end].trimmed.equalsIgnoringCase(value.bytes) {
        let isOnly = start == header.valueRange.lowerBound
        places.append(comma.map { start..<($0 + 1) } ?? (isOnly ? start : start - 1)..<end)
      }
      start = end + 1
    }
    return places
  }

  private func include(_ name: Text, _ value: Text) -> Int32 {
    guard let headers = headers(name), !value.isEmpty else { return -1 }
    if headers.contains(where: { !places(of: value, in: $0).isEmpty }) { return 1 }
    guard let first = headers.first else {
      session.append(headerLines: name.copy + Bytes(": ") + value.copy + Bytes("\r\n"))
      return 1
    }
    let end = first.valueRange.upperBound
    return Int32(session.replace(end..<end, with: Bytes(",") + value.copy))
  }

  private func exclude(_ name: Text, _ value: Text) -> Int32 {
    guard let headers = headers(name), !value.isEmpty else { return -1 }
    for header in headers {
      for place in places(of: value, in: header) {
        if place == header.valueRange { session.remove(header) } else { session.replace(place, with: []) }
      }
    }
    return 1
  }
}
