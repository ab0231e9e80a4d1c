import JSON
import KemiRuntime

extension JSONDocument {
  /// The value at a place as a KEMI type; that it is of another type is reported.
  ///
  /// - Parameter name: What the value is called in messages.
  func value(
    at place: JSONPlace, as type: ValueType, called name: String, report: inout [Diagnostic]
  ) -> Value? {
    switch type {
    case .int: if let number = place.integer.flatMap(Int32.init(exactly:)) { return .int(number) }
    case .long: if let number = place.integer { return .long(number) }
    case .bool: if let flag = place.bool { return .bool(flag) }
    case .str: if let text = place.string { return .str(text) }
    case .none: if place.isNull { return Value.none }
    case .null: if place.isNull { return .null }
    case .array where place.elements == nil: break
    case .dict where !place.isObject: break
    case .xval, .array, .dict: return anyValue(at: place, report: &report)
    }
    report.append(
      diagnostic(
        at: place, "\(name) is \(type.description(in: self)), not \(place.kindName) (\(excerpt(at: place)))",
        rule: "type"))
    return nil
  }

  /// The value at a place, of whatever type it is; the parser limits how deep it goes.
  private func anyValue(at place: JSONPlace, report: inout [Diagnostic]) -> Value? {
    if place.isNull { return .null }
    if let flag = place.bool { return .bool(flag) }
    if let text = place.string { return .str(text) }
    if let number = place.integer { return Int32(exactly: number).map(Value.int) ?? .long(number) }
    if let elements = place.elements {
      return .array(elements.compactMap { anyValue(at: $0, report: &report) })
    }
    if let members = place.members {
      return .dict(
        members.compactMap { member in
          anyValue(at: member.place, report: &report).map { DictionaryItem(member.name, $0) }
        })
    }
    report.append(
      diagnostic(
        at: place, "KEMI has whole numbers of 64 bits alone, not \(excerpt(at: place))", rule: "type"))
    return nil
  }
}

extension ValueType {
  /// What a value of the type looks like in JSON.
  fileprivate func description(in document: JSONDocument) -> String {
    switch self {
    case .int: "a whole number of 32 bits"
    case .long: "a whole number of 64 bits"
    case .bool: "true or false"
    case .str: "a string"
    case .none, .null: "null"
    case .array: "an array"
    case .dict: "an object"
    case .xval: "a value"
    }
  }
}

extension Value {
  /// Whether the values are the same, numbers by what they count, not by their width.
  func agrees(with other: Value) -> Bool {
    switch (self, other) {
    case (.int(let one), .long(let two)): Int(one) == two
    case (.long(let one), .int(let two)): one == Int(two)
    case (.none, .null), (.null, .none): true
    case (.array(let one), .array(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.agrees(with: $1) }
    case (.dict(let one), .dict(let two)):
      one.count == two.count
        && zip(one, two).allSatisfy { $0.name == $1.name && $0.value.agrees(with: $1.value) }
    default: self == other
    }
  }
}

extension JSONDocument {
  /// Whether the value at a place is `{"hex": …}`: text that JSON cannot hold, since it is no UTF-8 or has a NUL in it.
  func isHex(_ place: JSONPlace) -> Bool {
    place.members.map { $0.count == 1 && $0[0].name == "hex" } ?? false
  }

  /// The text of `{"hex": …}` where a text may be; anything else is reported.
  func hexText(
    at place: JSONPlace, as type: ValueType, called name: String, report: inout [Diagnostic]
  ) -> Value? {
    let member = place.members?.first?.place ?? place
    guard type == .str || type == .xval else {
      report.append(
        diagnostic(
          at: place, "\(name) is \(type.description(in: self)), not 'hex', which is text", rule: "type"))
      return nil
    }
    if let bytes = member.string.flatMap(Value.bytes(hex:)) { return .str(bytes) }
    report.append(
      diagnostic(
        at: member, "'hex' is a string of hexadecimal digits, two for each byte, not \(excerpt(at: member))",
        rule: "type"))
    return nil
  }
}

extension Value {
  /// The bytes that hexadecimal digits stand for; nil where they are none.
  static func bytes(hex text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: high << 4 | low))
    }
    return bytes
  }
}
