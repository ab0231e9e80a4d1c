import KemiRuntime
import SIP
import Testing

@testable import KemiModules

@Suite("Hostile arguments and messages")
struct HostileArgumentTests {
  private static let modules: Set<String> = [
    "", "siputils", "textops", "textopsx", "maxfwd", "sl", "tm", "tmx", "registrar", "rr", "nathelper",
    "sanity", "ipops",
  ]

  private static let texts: [[UInt8]] = [
    [], [0], [0xFF, 0, 0x2F], Bytes("/"), Bytes("//"), Bytes("///g"), Bytes("(("), Bytes("$("), Bytes("sip:"),
    Bytes(";;;==,,"), Bytes("\\\\\\"), Bytes("<\"@[:]>"), Bytes("/a/$(ru{/"),
    [UInt8](repeating: 0x2A, count: 6000),
  ]

  private static let numbers: [Int32] = [0, 1, -1, .max, .min]

  private static let messages = [
    Sample.invite, Sample.busy, Sample.register,
    Sample.request("INVITE", uri: "nonsense", "Contact: <", "Route: ,"),
    Sample.request(
      "REGISTER", "Contact: *, <sip:a>", "Expires: 99999999999999999999",
      "Content-Type: multipart/mixed;boundary="),
  ]

  /// Whatever a script passes, a call returns.
  @Test(arguments: messages)
  func everyFunctionSurvives(_ text: String) throws {
    let bench = try Bench(text)
    bench.proxy.isObserving = false
    var calls = 0
    for module in bench.proxy.modules where Self.modules.contains(module.name) {
      for function in module.functions where function.isImplemented {
        for round in 0..<max(Self.texts.count, Self.numbers.count) {
          let arguments = function.parameters.enumerated().map { position, type -> Value in
            switch type {
            case .int: .int(Self.numbers[(round + position) % Self.numbers.count])
            case .bool: .bool(round % 2 == 0)
            case .long: .long(Int(Self.numbers[round % Self.numbers.count]))
            default: .str(Self.texts[(round + position * 5) % Self.texts.count])
            }
          }
          _ = try bench.proxy.call(function.path, arguments)
          try bench.runRoutes()
          calls += 1
        }
      }
    }
    #expect(calls > 3000)
    _ = try? bench.message.outgoing()
  }
}
