import KemiRuntime

/// `KSR.e164`: what the descriptor promises.
public struct E164: E164Module {
  private let current: CurrentPlan

  public init(_ parameters: E164Parameters) throws {
    guard !parameters.plan.isEmpty else {
      throw PlanError("modparam(\"e164\", \"plan\", …) has to name the file with the dialling plan")
    }
    current = try CurrentPlan(path: parameters.plan)
  }

  public func normalize(_ message: any Message, number: Text) throws -> Value {
    guard case .number(let number)? = meaning(of: number, message) else { return .null }
    return .str(number.text)
  }

  public func kind(_ message: any Message, number: Text, into result: inout TextBuffer) throws {
    switch meaning(of: number, message) {
    case .number(let number)?: result.append(number.range ?? (number.isHome ? "national" : "international"))
    case .code(_, isEmergency: let isEmergency)?: result.append(isEmergency ? "emergency" : "short")
    case nil: result.append("invalid")
    }
  }

  public func country(_ message: any Message, number: Text) throws -> Value {
    guard case .number(let number)? = meaning(of: number, message) else { return .null }
    return .str(number.country)
  }

  public func `extension`(_ message: any Message, number: Text) throws -> Value {
    guard let written = WrittenNumber(number.bytes), let digits = written.extension,
      current.plan(for: message).meaning(of: written) != nil
    else { return .null }
    return .str(digits)
  }

  public func isSame(_ message: any Message, one: Text, other: Text) throws -> Bool {
    guard let one = WrittenNumber(one.bytes), let other = WrittenNumber(other.bytes) else { return false }
    let plan = current.plan(for: message)
    guard let meaning = plan.meaning(of: one) else { return false }
    return meaning == plan.meaning(of: other) && one.extension == other.extension
  }

  public func setRu(_ message: any Message) throws -> Int32 {
    guard let uri = try RequestURI(of: message), let written = WrittenNumber(uri.user) else { return -1 }
    let (text, kind): ([UInt8], Int32)
    switch current.plan(for: message).meaning(of: written) {
    case .number(let number)?: (text, kind) = (number.text, number.isHome ? 1 : 2)
    case .code(let digits, isEmergency: let isEmergency)?: (text, kind) = (digits, isEmergency ? 4 : 3)
    case nil: return -1
    }
    return try uri.replace(text + written.keptParameters, in: message) ? kind : -2
  }

  public func reload(_: any Message) throws -> Int32 {
    try current.reload()
    return 1
  }

  private func meaning(of number: Text, _ message: any Message) -> Meaning? {
    WrittenNumber(number.bytes).flatMap { current.plan(for: message).meaning(of: $0) }
  }
}
