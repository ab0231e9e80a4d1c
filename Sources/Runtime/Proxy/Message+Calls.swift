/// What modules do most often with a message; each is a KEMI function that scripts have as well.
extension Message {
  /// The value of a pseudo-variable, `KSR.pv.get`: `try message.pv("$fU")`.
  ///
  /// - Returns: A number in digits, text as a string (what is no UTF-8 is replaced), nothing for null.
  /// - Throws: `ScriptError` if the server has no such function.
  public func pv(_ name: String) throws -> String? {
    switch try call("pv.get", [.str(name)]) {
    case .int(let number): "\(number)"
    case .long(let number): "\(number)"
    case .str(let bytes): String(decoding: bytes, as: UTF8.self)
    case .none, .null, .bool, .dict, .array: nil
    }
  }

  /// Sets a pseudo-variable, `KSR.pv.sets`: `try message.setPv("$rU", to: "+4930123456")`.
  ///
  /// - Throws: `ScriptError` if there is no such variable, or not such a value of it. A variable that cannot be changed
  ///   at all is left as it is: so does Kamailio.
  public func setPv(_ name: String, to text: String) throws {
    guard try call("pv.sets", [.str(name), .str(text)]) != .bool(false) else {
      throw ScriptError("\(name) cannot be set to '\(text)'")
    }
  }

  /// As the other, for a number: `KSR.pv.seti`.
  public func setPv(_ name: String, to number: Int32) throws {
    guard try call("pv.seti", [.str(name), .int(number)]) != .bool(false) else {
      throw ScriptError("\(name) cannot be set to \(number)")
    }
  }

  /// Writes a line to the server's log: `message.log(.warning, "no dialling plan for \(user)")`.
  public func log(_ level: LogLevel, _ text: String) {
    // A log that is not there is no reason to fail.
    _ = try? call(level.rawValue, [.str(text + "\n")])
  }
}

/// The levels of Kamailio's log, by KEMI's functions for them.
public enum LogLevel: String, CaseIterable, Sendable {
  case critical = "crit"
  case error = "err"
  case warning = "warn"
  case notice
  case info
  case debug = "dbg"
}
