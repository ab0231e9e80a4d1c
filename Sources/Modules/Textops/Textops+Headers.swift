import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func isPresentHf(_: any Message, headerName: Text) throws -> Int32 {
    Int32(headers(headerName)?.isEmpty == false)
  }

  func isPresentHfRe(_: any Message, pattern: Text) throws -> Int32 {
    guard let expression = RegularExpression.kemi(pattern) else { return -1 }
    return Int32(session.message.headers.contains { expression.matches($0.name) })
  }

  func removeHf(_: any Message, headerName: Text) throws -> Int32 {
    guard let headers = headers(headerName) else { return -1 }
    for header in headers { session.remove(header) }
    return 1
  }

  func removeHfIdx(_: any Message, headerName: Text, index: Int32) throws -> Int32 {
    guard let headers = headers(headerName) else { return -1 }
    let position = index < 0 ? headers.count + Int(index) : Int(index)
    guard headers.indices.contains(position) else { return index < 0 ? 1 : 2 }
    session.remove(headers[position])
    return 1
  }

  func removeHfMatch(_: any Message, headerName: Text, operator: Text, operand: Text) throws -> Int32 {
    guard let headers = headers(headerName) else { return -1 }
    let matches: (Bytes) -> Bool
    switch `operator`.bytes.lowercased.text {
    case "eq": matches = { $0.elementsEqual(operand.bytes) }
    case "ne": matches = { !$0.elementsEqual(operand.bytes) }
    case "in": matches = { $0.firstRange(of: operand.copy) != nil }
    case "re":
      guard let expression = RegularExpression.kemi(operand) else { return -1 }
      matches = expression.matches
    default: return -1
    }
    return remove(headers.filter { matches($0.body) }, otherwise: -2)
  }

  func removeHfRe(_: any Message, pattern: Text) throws -> Int32 {
    guard let expression = RegularExpression.kemi(pattern) else { return -1 }
    return remove(session.message.headers.filter { expression.matches($0.name) })
  }

  func removeHfExp(_: any Message, matchPattern: Text, skipPattern: Text) throws -> Int32 {
    guard let match = RegularExpression.kemi(matchPattern), let skip = RegularExpression.kemi(skipPattern)
    else {
      return -1
    }
    return remove(session.message.headers.filter { !skip.matches($0.name) && match.matches($0.name) })
  }

  private func remove(_ headers: [HeaderField], otherwise: Int32 = -1) -> Int32 {
    for header in headers { session.remove(header) }
    return Int32(!headers.isEmpty, otherwise: otherwise)
  }

  func isPrivacy(_: any Message, privacyValue: Text) throws -> Int32 {
    let known = ["user", "header", "session", "none", "critical", "id", "history"]
    guard known.contains(where: { privacyValue.bytes.equalsIgnoringCase($0) }),
      let header = session.message.first(of: .privacy)
    else { return -1 }
    let values = header.value.split { $0 == 0x3B || $0.isWhitespace }
    // One unknown value, and the header counts as unreadable.
    guard values.allSatisfy({ value in known.contains { value.equalsIgnoringCase($0) } }) else { return -1 }
    return Int32(values.contains { $0.equalsIgnoringCase(privacyValue.bytes) })
  }
}
