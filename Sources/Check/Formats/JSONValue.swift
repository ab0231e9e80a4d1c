import JSON

/// A tree to be written as JSON. Members that are nil are left out.
indirect enum JSONValue {
  case string(String)
  case integer(Int)
  case bool(Bool)
  case array([JSONValue])
  case object(KeyValuePairs<String, JSONValue?>)
  /// A value that is written in one line; all others have a line for each element.
  case line(JSONValue)

  /// The text, with a line end behind it.
  var text: String {
    var writer = JSONWriter()
    write(to: &writer, indent: "\n")
    return writer.text + "\n"
  }

  /// - Parameter indent: What goes before each line; nil within one line.
  private func write(to writer: inout JSONWriter, indent: String?) {
    let inner = indent.map { $0 + "  " }
    switch self {
    case .string(let text): writer.string(text)
    case .integer(let number): writer.raw(String(number))
    case .bool(let bool): writer.raw(bool ? "true" : "false")
    case .line(let value): value.write(to: &writer, indent: nil)
    case .array(let elements) where elements.isEmpty: writer.raw("[]")
    case .array(let elements):
      writer.raw("[")
      for (index, element) in elements.enumerated() {
        writer.raw((index == 0 ? "" : ",") + (inner ?? (index == 0 ? "" : " ")))
        element.write(to: &writer, indent: inner)
      }
      writer.raw((indent ?? "") + "]")
    case .object(let members):
      writer.raw("{")
      var isFirst = true
      for (name, member) in members {
        guard let member else { continue }
        writer.raw((isFirst ? "" : ",") + (inner ?? " "))
        isFirst = false
        writer.string(name)
        writer.raw(": ")
        member.write(to: &writer, indent: inner)
      }
      writer.raw((indent ?? " ") + "}")
    }
  }
}
