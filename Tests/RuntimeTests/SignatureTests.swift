import KemiRuntime
import Testing

@Suite struct SignatureTests {
  @Test func typesComeOutAsTheyWentIn() {
    let signature = Signature(.xval, .str, .int, .long, .bool, .array, .dict)
    #expect(signature.returns == .xval)
    #expect(signature.parameters == [.str, .int, .long, .bool, .array, .dict])
  }

  @Test func aSignatureWithoutParametersHasNone() {
    #expect(Signature(.none).parameters.isEmpty)
  }

  @Test func orderAndNumberOfParametersCount() {
    let all = [
      Signature(.int), Signature(.int, .str), Signature(.int, .str, .str), Signature(.int, .int, .str),
      Signature(.int, .str, .int), Signature(.xval, .str),
    ]
    #expect(Set(all).count == all.count)
  }
}
