import KemiRuntime
import KemiTables
import SIP

/// `KSR.hdr`
struct Hdr: HdrModule {
  let session: Session

  private static let maximumNameLength = 124

  private var message: SIPMessage { session.message }

  // MARK: Changes

  func append(_: any Message, headerLines: Text) throws -> Int32 {
    message.append(headerLines: headerLines.copy)
    session.noteChange()
    return 1
  }

  func appendAfter(_: any Message, headerLines: Text, after: Text) throws -> Int32 {
    guard let name = name(after, limit: Self.maximumNameLength) else { return -1 }
    if let header = message.headers(named: name).first {
      message.insert(headerLines: headerLines.copy, after: header)
    } else {
      message.append(headerLines: headerLines.copy)
    }
    session.noteChange()
    return 1
  }

  func insert(_: any Message, headerLines: Text) throws -> Int32 {
    guard !message.headers.isEmpty else { return -1 }
    message.insert(headerLines: headerLines.copy)
    session.noteChange()
    return 1
  }

  func insertBefore(_: any Message, headerLines: Text, before: Text) throws -> Int32 {
    guard let name = name(before, limit: Self.maximumNameLength), !message.headers.isEmpty else { return -1 }
    if let header = message.headers(named: name).first {
      message.insert(headerLines: headerLines.copy, before: header)
    } else {
      message.insert(headerLines: headerLines.copy)
    }
    session.noteChange()
    return 1
  }

  func remove(_: any Message, name: Text) throws -> Int32 {
    guard let name = self.name(name, limit: Self.maximumNameLength) else { return -1 }
    for header in message.headers(named: name) where message.remove(header) { session.noteChange() }
    return 1
  }

  func rmappend(_ current: any Message, removeName: Text, headerLines: Text) throws -> Int32 {
    let result = try remove(current, name: removeName)
    return result < 0 ? result : try append(current, headerLines: headerLines)
  }

  func rminsert(_ current: any Message, removeName: Text, headerLines: Text) throws -> Int32 {
    let result = try remove(current, name: removeName)
    return result < 0 ? result : try insert(current, headerLines: headerLines)
  }

  func appendToReply(_: any Message, headerLines: Text) throws -> Int32 {
    guard !headerLines.isEmpty else { return -1 }
    session.processing.replyHeaders += headerLines.copy
    return 1
  }

  // MARK: Reading

  func get(_: any Message, name: Text) throws -> Value { value(name, 0) ?? .null }
  func gete(_: any Message, name: Text) throws -> Value { value(name, 0) ?? .str([]) }
  func getw(_: any Message, name: Text) throws -> Value { value(name, 0) ?? .str("<null>") }

  func getIdx(_: any Message, name: Text, index: Int32) throws -> Value { value(name, index) ?? .null }
  func geteIdx(_: any Message, name: Text, index: Int32) throws -> Value { value(name, index) ?? .str([]) }
  func getwIdx(_: any Message, name: Text, index: Int32) throws -> Value {
    value(name, index) ?? .str("<null>")
  }

  func isPresent(_: any Message, name: Text) throws -> Int32 {
    guard let name = self.name(name, limit: Self.maximumNameLength) else { return -1 }
    return message.headers(named: name).isEmpty ? -1 : 1
  }

  func matchContent(
    _: any Message, name: Text, operator: Text, value: Text, which: Text
  ) throws -> Bool {
    guard let name = self.name(name), let test = Self.tests[`operator`.copy.lowercased.text] else {
      return false
    }
    let text = value.copy
    let matches = message.headers(named: name).map { test($0.body, text) }
    switch which.bytes.first?.lowercased {
    case .ascii("f"): return matches.first ?? false
    case .ascii("l"): return matches.last ?? false
    case .ascii("a"): return !matches.isEmpty && !matches.contains(false)
    case .ascii("o"): return matches.contains(true)
    default: return false
    }
  }

  private static let tests: [String: @Sendable (Bytes, Bytes) -> Bool] = [
    "eq": { $0.equalsIgnoringCase($1) },
    // Kamailio compares no more than the lengths.
    "ne": { $0.count != $1.count },
    "sw": { $0.prefix($1.count).equalsIgnoringCase($1) },
    "in": { $0.firstRange(of: $1, ignoringCase: true) != nil },
  ]

  private func value(_ name: Text, _ index: Int32) -> Value? {
    guard let name = self.name(name) else { return nil }
    return message.headers(named: name).element(at: Int(index)).map { .str($0.body) }
  }

  /// The name of a header; nil if it cannot be one.
  private func name(_ text: Text, limit: Int = .max) -> Bytes? {
    let name = text.copy
    return !name.isEmpty && name.count <= limit && name.allSatisfy(\.isTokenCharacter) ? name : nil
  }
}
