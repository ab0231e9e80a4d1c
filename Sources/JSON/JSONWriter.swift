/// Appends JSON text.
public struct JSONWriter {
  public private(set) var text = ""

  public init() {}

  public mutating func raw(_ text: String) { self.text += text }

  public mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  public mutating func strings(_ values: [String]) {
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      string(value)
    }
    text += "]"
  }
}

/// Members of an object, written as they come with what belongs between them.
public struct JSONMembers {
  public var writer: JSONWriter
  /// What goes before each member: `,` and a new line, or `,` and a space.
  private let separator: String
  private var isFirst = true

  public init(continuing writer: JSONWriter, separator: String) {
    self.writer = writer
    self.separator = separator
  }

  public mutating func key(_ name: String) {
    writer.raw(isFirst ? String(separator.dropFirst()) : separator)
    isFirst = false
    writer.string(name)
    writer.raw(": ")
  }

  public mutating func string(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    writer.string(value)
  }

  public mutating func bool(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    writer.raw(value ? "true" : "false")
  }

  public mutating func strings(_ name: String, _ values: [String]) {
    if values.isEmpty { return }
    key(name)
    writer.strings(values)
  }

  /// One value as a string, several as an array.
  public mutating func stringOrStrings(_ name: String, _ values: [String]) {
    values.count == 1 ? string(name, values[0]) : strings(name, values)
  }
}
