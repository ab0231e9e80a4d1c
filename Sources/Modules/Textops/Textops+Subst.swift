import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func subst(_: any Message, expression: Text) throws -> Int32 { substitute(expression, in: .headersAndBody) }

  func substBody(_: any Message, expression: Text) throws -> Int32 { substitute(expression, in: .body) }

  private func substitute(_ expression: Text, in part: SIPMessage.Part) -> Int32 {
    guard let substitution = SubstitutionExpression(parsing: expression.copy),
      let range = session.message.range(of: part)
    else {
      return -1
    }
    let text = session.message.text(upTo: range)
    guard let edits = substitution.edits(in: text, from: range.lowerBound, session) else { return -1 }
    for edit in edits { session.replace(edit.range, with: edit.text) }
    return Int32(!edits.isEmpty)
  }

  func substHf(_: any Message, headerName: Text, expression: Text, which: Text) throws -> Int32 {
    guard let headers = headers(headerName),
      let substitution = SubstitutionExpression(parsing: expression.copy)
    else {
      return -1
    }
    var result: Int32 = -1
    for header in select(headers, which) {
      guard let edits = substitution.edits(in: header.body, session) else { return -1 }
      let start = header.valueRange.lowerBound
      for edit in edits {
        session.replace((start + edit.range.lowerBound)..<(start + edit.range.upperBound), with: edit.text)
        result = 1
      }
    }
    return result
  }

  func substUri(_: any Message, expression: Text) throws -> Int32 {
    guard let substitution = SubstitutionExpression(parsing: expression.copy),
      let uri = substitution.apply(to: session.message.requestURI, session)
    else { return -1 }
    session.setRequestURI(uri)
    return 1
  }

  func substUser(_: any Message, expression: Text) throws -> Int32 {
    guard let substitution = SubstitutionExpression(parsing: expression.copy),
      let uri = session.parsedRequestURI,
      let user = substitution.apply(to: uri.user, session)
    else { return -1 }
    return Int32(
      session.changeRequestURI { uri in
        uri.user = user
        if user.isEmpty { uri.password = nil }
      })
  }

  func substV(_: any Message, text: Text, expression: Text, targetVariable: Text) throws -> Int32 {
    guard let substitution = SubstitutionExpression(parsing: expression.copy),
      let result = substitution.apply(to: text.untilNUL, session)
    else { return -1 }
    return Int32(session.assign(result, to: targetVariable.copy))
  }
}
