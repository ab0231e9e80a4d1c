import KemiRuntime

/// `KSR.greeter`: what descriptors/greeter.json promises.
public struct Greeter: GreeterModule {
  private let blocked: [[UInt8]]

  /// Called once, before the server forks: what is wrong here keeps it from starting.
  public init(_ parameters: GreeterParameters) throws {
    blocked = try parameters.blocked.split(separator: ",").map { try dialledDigits($0.utf8) }
  }

  public func dialled(_: any Message, number: Text, into result: inout TextBuffer) throws {
    result.append(try dialledDigits(number.bytes))
  }

  public func isBlocked(_: any Message, number: Text) throws -> Int32 {
    try isBlocked(dialledDigits(number.bytes)) ? 1 : -1
  }

  public func isCallerBlocked(_ message: any Message) throws -> Bool {
    // A module reads the message as scripts do: KSR.pv.get("$fU")
    guard let user = try message.pv("$fU") else { return false }
    // Most callers have names, not numbers: nothing to log.
    guard let digits = try? dialledDigits(user.utf8) else { return false }
    return isBlocked(digits)
  }

  private func isBlocked(_ digits: [UInt8]) -> Bool { blocked.contains { digits.starts(with: $0) } }
}

/// Thrown by a function: the server logs it, and the script gets -1, false or null.
struct NoNumber: Error, CustomStringConvertible {
  let description: String
}

/// The digits of a number, and the + in front of them.
///
/// Text from SIP is bytes, which need not be UTF-8.
func dialledDigits(_ number: some Collection<UInt8>) throws -> [UInt8] {
  var digits: [UInt8] = []
  for byte in number {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
    case UInt8(ascii: "+") where digits.isEmpty: digits.append(byte)
    case _ where " -./()".utf8.contains(byte): break
    default:
      throw NoNumber(
        description: "'\(String(decoding: number, as: UTF8.self))' is no telephone number")
    }
  }
  if digits.isEmpty || digits == [UInt8(ascii: "+")] {
    throw NoNumber(description: "a telephone number has digits")
  }
  return digits
}
