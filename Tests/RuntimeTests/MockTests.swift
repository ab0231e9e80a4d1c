import KemiRuntime
import KemiTables
import Testing

@Suite struct MockTests {
  private let proxy = Proxy(tables: ExportTable.all, implementations: [])

  private func lookup(_ table: String) throws -> Value {
    try proxy.call("KSR.registrar.lookup", [.str(table)])
  }

  @Test func theAnswersComeOneAfterTheOtherAndTheLastStays() throws {
    try proxy.setMock(
      Mock([.init(answers: [.int(-1), .int(-3)])], otherwise: .int(1)), for: "registrar.lookup")
    #expect(try [lookup("a"), lookup("a"), lookup("a")] == [.int(-1), .int(-3), .int(-3)])
  }

  @Test func theFirstCaseThatFitsAnswersAndOtherwiseTheFallback() throws {
    let expression = try RegularExpression(Array("^loc".utf8))
    try proxy.setMock(
      Mock(
        [
          .init(arguments: [.equal(.str("aliases"))], answers: [.int(-1)]),
          .init(arguments: [.matches(expression)], answers: [.int(2)]),
        ], otherwise: .int(7)), for: "KSR.registrar.lookup")
    #expect(try lookup("aliases") == .int(-1))
    #expect(try lookup("location") == .int(2))
    #expect(try lookup("relocation") == .int(7))
  }

  @Test func withoutAFallbackTheFunctionItselfAnswers() throws {
    try proxy.setMock(
      Mock([.init(arguments: [.equal(.str("aliases"))], answers: [.int(-1)])]), for: "registrar.lookup")
    #expect(try lookup("aliases") == .int(-1))
    #expect(try lookup("location") == .int(1))
    let answers = proxy.events.compactMap { if case .call(let call) = $0 { call.answer } else { nil } }
    #expect(answers == [.mock, .default])
  }

  @Test func aMockForWhatIsNotThereIsAnError() {
    #expect(throws: ScriptError("there is no KSR.registrar.lokup")) {
      try proxy.setMock(Mock([], otherwise: .int(1)), for: "KSR.registrar.lokup")
    }
  }

  @Test func withoutItsMockAFunctionAnswersItselfAgain() throws {
    try proxy.setMock(Mock([], otherwise: .int(-1)), for: "registrar.lookup")
    proxy.removeMocks()
    #expect(try lookup("location") == .int(1))
  }

  @Test(arguments: ["(", "[a", "a{2,1}", "*"])
  func anExpressionThatIsNotValidSaysWhy(_ pattern: String) {
    let error = #expect(throws: ScriptError.self) { try RegularExpression(Array(pattern.utf8)) }
    #expect(error?.description.hasPrefix("the regular expression '\(pattern)' is not valid: ") == true)
  }

  @Test func anExpressionFindsItsGroupsInBytesThatAreNoText() throws {
    let expression = try RegularExpression(Array("b(c*)(d)?".utf8))
    #expect(expression.firstMatch(in: [0x61, 0x00, 0x62, 0x63, 0xFF], groups: 3) == [2..<4, 3..<4, nil])
    #expect(expression.firstMatch(in: [], groups: 3) == nil)
  }
}
