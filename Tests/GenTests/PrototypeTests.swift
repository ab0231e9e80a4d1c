import Descriptors
import Testing

@testable import KemiGen

@Suite struct PrototypeTests {
  @Test func typesAndNamesAsInC() {
    let function = Function(
      name: "t_reply",
      parameters: [Parameter(name: "code", type: .int), Parameter(name: "reason", type: .str)],
      returns: Returns(type: .int))
    #expect(Prototype.text(function) == "int t_reply(int code, str reason)")
  }

  @Test func noParameters() {
    #expect(Prototype.text(Function(name: "drop", returns: Returns(type: .none))) == "none drop()")
  }

  @Test func anyNumberOfParameters() {
    let function = Function(
      name: "modf", parameters: [Parameter(name: "name", type: .str)], variadic: true,
      returns: Returns(type: .xval))
    #expect(Prototype.text(function) == "xval modf(str name, ...)")
  }
}
