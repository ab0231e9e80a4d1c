import KemiRuntime
import KemiTables
import Testing

/// A module that is implemented in Swift is called through its table.
@Suite struct ImplementationTests {
  @Test func aModuleAnswersByTheKemiNamesOfItsFunctions() throws {
    let names = Counter().implementations.map { "\($0.name)" }
    #expect(names == ["is_maxfwd_lt", "process_maxfwd"])
  }

  @Test func theArgumentsReachTheMethodAndItsResultComesBack() throws {
    let module = Counter()
    var arguments = Arguments()
    arguments.set(0, int: 10)
    let result = try implementation("process_maxfwd", of: module).call(NoMessage(), arguments)
    #expect(result == .int(9))
    #expect(module.seen == [10])
  }

  @Test func anErrorOfTheMethodIsThrownOn() throws {
    var arguments = Arguments()
    arguments.set(0, int: -1)
    let failing = try implementation("process_maxfwd", of: Counter())
    #expect(throws: Counter.Failure.self) { try failing.call(NoMessage(), arguments) }
  }

  @Test func textIsPassedAsItsBytes() throws {
    let bytes: [UInt8] = [0x66, 0x00, 0xFF]
    let count = Implementation.intStr { _, text in Int32(text.bytes.reduce(0) { $0 + Int($1) }) }
    let result = try bytes.withUnsafeBytes { buffer in
      var arguments = Arguments()
      arguments.set(0, text: buffer)
      return try count.call(NoMessage(), arguments)
    }
    #expect(result == .int(0x66 + 0xFF))
  }

  @Test func eachPositionHasItsOwnArgument() throws {
    let sum = Implementation.intIntIntIntInt { _, a, b, c, d in a * 1000 + b * 100 + c * 10 + d }
    var arguments = Arguments()
    for position in 0..<4 { arguments.set(position, int: Int32(position + 1)) }
    #expect(try sum.call(NoMessage(), arguments) == .int(1234))
  }

  @Test func whatReturnsNothingReturnsNone() throws {
    #expect(try Implementation.noneStr { _, _ in }.call(NoMessage(), Arguments()) == .none)
  }

  private func implementation(_ name: String, of module: Counter) throws -> Implementation {
    try #require(module.implementations.first { "\($0.name)" == name }).implementation
  }
}

/// The smallest module there is, with a memory.
private final class Counter: MaxfwdModule {
  struct Failure: Error {}

  private(set) var seen: [Int32] = []

  func isMaxfwdLt(_: any Message, limit: Int32) throws -> Int32 { limit > 70 ? 1 : -1 }

  func processMaxfwd(_: any Message, initial: Int32) throws -> Int32 {
    guard initial >= 0 else { throw Failure() }
    seen.append(initial)
    return initial - 1
  }
}

/// A message on which nothing can be called.
private final class NoMessage: Message {
  struct Unreachable: Error {}

  func call(_ function: String, _ arguments: [Value]) throws -> Value { throw Unreachable() }
}
