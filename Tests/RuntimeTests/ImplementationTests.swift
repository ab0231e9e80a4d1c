import KemiRuntime
import KemiTables
import Testing

/// A module that is implemented in Swift is called through its table.
@Suite struct ImplementationTests {
  @Test func aModuleAnswersByTheKemiNamesOfItsFunctions() {
    #expect(Counter().name == "maxfwd")
    #expect(Set(Counter().implementations.keys) == ["is_maxfwd_lt", "process_maxfwd"])
  }

  @Test func theArgumentsReachTheMethodAndItsResultComesBack() throws {
    let module = Counter()
    let result = try proxy(module).call("maxfwd.process_maxfwd", [.int(10)])
    #expect(result == .int(9))
    #expect(module.seen == [10])
  }

  @Test func anErrorOfTheMethodIsThrownOn() throws {
    let proxy = proxy(Counter())
    #expect(throws: Counter.Failure.self) { try proxy.call("maxfwd.process_maxfwd", [.int(-1)]) }
  }

  @Test func textIsPassedAsItsBytes() throws {
    let proxy = proxy(
      Part(name: "registrar") {
        ["lookup": .intStr { _, text in Int32(text.bytes.reduce(0) { $0 + Int($1) }) }]
      })
    #expect(try proxy.call("registrar.lookup", [.str([0x66, 0x00, 0xFF])]) == .int(0x66 + 0xFF))
  }

  @Test func eachPositionHasItsOwnArgument() throws {
    let proxy = Proxy(
      tables: [ExportTable("sum", [Export("sum", Signature(.int, .str, .int, .str, .str), "5.0-")])],
      implementations: [
        Part(name: "sum") {
          ["sum": .intStrIntStrStr { _, a, b, c, d in Int32(a.string + "\(b)" + c.string + d.string) ?? 0 }]
        }
      ])
    #expect(try proxy.call("sum.sum", [.str("1"), .int(2), .str("3"), .str("4")]) == .int(1234))
  }

  @Test func whatReturnsNothingReturnsNone() throws {
    let proxy = Proxy(
      tables: [ExportTable("m", [Export("f", Signature(.none, .str), "5.0-")])],
      implementations: [Part(name: "m") { ["f": .noneStr { _, _ in }] }])
    #expect(try proxy.call("m.f", [.str("")]) == .none)
  }

  @Test func anImplementationOfAnotherSignatureIsNotCalled() throws {
    let proxy = Proxy(
      tables: [.maxfwd],
      implementations: [Part(name: "maxfwd") { ["process_maxfwd": .intStr { _, _ in 7 }] }])
    #expect(try #require(proxy.function("maxfwd.process_maxfwd")).isImplemented == false)
    #expect(try proxy.call("maxfwd.process_maxfwd", [.int(10)]) == .int(1))
  }

  @Test func aModuleReachesTheMessageThroughKemiFunctions() throws {
    let proxy = Proxy(
      tables: [.maxfwd, .siputils],
      implementations: [
        Counter(),
        Part(name: "siputils") {
          [
            "has_totag": .int { message in
              guard case .int(let left) = try message.call("KSR.maxfwd.process_maxfwd", [.int(5)]) else {
                return -1
              }
              return left
            }
          ]
        },
      ])
    #expect(try proxy.call("siputils.has_totag", []) == .int(4))
  }

  private func proxy(_ module: any SwiftModule) -> Proxy {
    Proxy(tables: ExportTable.all, implementations: [module])
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

/// Some functions of a module.
private struct Part: SwiftModule {
  let name: String
  let implementations: [String: Implementation]

  init(name: String, _ implementations: () -> [String: Implementation]) {
    self.name = name
    self.implementations = implementations()
  }
}
