import SIP

/// An attribute-value pair.
struct Avp {
  let name: AvpName
  var value: PseudoValue
}

/// The name of an AVP: text or, in the old style, a number.
enum AvpName: Equatable {
  case text(Bytes)
  case number(Int)

  /// Reads `name`, `s:name`, `i:5`, and `f.name` of a class of AVPs.
  init(parsing text: Bytes) throws {
    let invalid = VariableError("'\(text.prefix(80).text)' is not the name of an AVP")
    if text.count >= 2, text[1] == .ascii(":") {
      let name = Bytes(text[2...])
      switch text[0].lowercased {
      case .ascii("s") where !name.isEmpty: self = .text(name)
      case .ascii("i"):
        guard let number = name.decimal else { throw invalid }
        self = .number(number)
      default: throw invalid
      }
      return
    }
    if let dot = text.firstIndex(of: .ascii(".")) {
      let name = text[(dot + 1)...]
      guard Self.classes.contains(text[..<dot].text), !name.isEmpty,
        !name.contains(where: { ".[]/".utf8.contains($0) })
      else { throw invalid }
    }
    self = .text(text)
  }

  /// From, To, or all: of URIs, users, domains; and the global ones.
  private static let classes: Set<String> = ["f", "t", "fr", "tr", "fu", "tu", "fd", "td", "g"]

  /// The name as it stands in a variable.
  var inner: InnerName {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    }
  }
}

extension Attributes {
  /// The values under a name, the newest first.
  func avpValues(_ name: AvpName) -> [PseudoValue] { avps.filter { $0.name == name }.map(\.value) }

  func addAvp(_ name: AvpName, _ value: PseudoValue) { avps.insert(Avp(name: name, value: value), at: 0) }

  /// Removes the newest AVP of a name, or all.
  func removeAvp(_ name: AvpName, all: Bool) {
    if all {
      avps.removeAll { $0.name == name }
    } else if let index = avps.firstIndex(where: { $0.name == name }) {
      avps.remove(at: index)
    }
  }
}

extension VariableKind {
  /// `$avp(name)`
  static let avp = VariableKind(
    inner: .avp, takesIndex: true,
    read: { session, variable in
      let values = session.variables.attributes.avpValues(try session.avpName(of: variable))
      switch try session.resolve(variable.index) {
      case .position(let position):
        // Kamailio counts to the end first, and finds nothing behind it: from the end only the first one is reached.
        if position < 0, position != -values.count { return .null }
        return values.element(at: position) ?? .null
      case .all:
        return values.isEmpty ? .null : .text(Bytes(values.map(\.text).joined(separator: Bytes(", "))))
      }
    },
    write: { session, variable, value in
      let name = try session.avpName(of: variable)
      let isAll = try session.resolve(variable.index) == .all
      if isAll || value == .null { session.variables.attributes.removeAvp(name, all: isAll) }
      if value != .null { session.variables.attributes.addAvp(name, value) }
    })
}

extension Session {
  func avpName(of variable: PseudoVariable) throws -> AvpName {
    switch variable.inner {
    case .number(let number): return .number(number)
    case .variable(let nested):
      switch try read(nested) {
      case .number(let number, _): return .number(number)
      case .text(let text, _) where !text.isEmpty: return .text(text)
      default: throw VariableError("the name of the AVP is null or empty")
      }
    default: return .text(variable.inner.text)
    }
  }
}
