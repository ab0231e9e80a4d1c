import KemiRuntime

/// The arguments of a function for tests.
struct BenchArguments {
  let function: String
  let values: [Value]

  var count: Int { values.count }

  func expect(_ counts: ClosedRange<Int>, _ what: String) throws {
    guard counts.contains(count) else {
      throw ScriptError("\(function) takes \(what); \(count) arguments passed")
    }
  }

  func bytes(_ position: Int) throws -> [UInt8] {
    guard position < count, case .str(let bytes) = values[position] else {
      throw ScriptError("\(function): argument \(position + 1) has to be text")
    }
    return bytes
  }

  func text(_ position: Int) throws -> String { String(decoding: try bytes(position), as: UTF8.self) }
}
