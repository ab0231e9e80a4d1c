import CBridge
import KemiRuntime

/// A call of a function in one of the server's tables.
struct ServerCall {
  private let path: String
  private let row: UnsafeMutablePointer<kamailio_row>
  private let codes = Server.codes

  init(_ path: String, _ row: UnsafeMutablePointer<kamailio_row>) {
    self.path = path
    self.row = row
  }

  func answer(_ message: OpaquePointer, _ arguments: [Value]) throws -> Value {
    let parameters = try self.parameters()
    guard let call = row.pointee.call else { throw ScriptError("KSR.\(path) has no C function behind it") }
    guard arguments.count == parameters.count else {
      throw ScriptError(
        "KSR.\(path): \(parameters.count) argument\(parameters.count == 1 ? "" : "s") expected, \(arguments.count) passed"
      )
    }
    let returns = codes.type(row.pointee.returns)
    return try words(arguments, parameters) { words in
      switch returns {
      case .int?: .int(bridge_call_int(call, message, words))
      case .bool?: .bool(bridge_call_int(call, message, words) != 0)
      case .xval?: bridge_call_value(call, message, words).map { read($0.pointee) } ?? .null
      default:
        {
          _ = bridge_call_int(call, message, words)
          return .none
        }()
      }
    }
  }

  private func parameters() throws -> [ValueType] {
    try withUnsafeBytes(of: row.pointee.parameters) { bytes in
      try bytes.bindMemory(to: CInt.self).prefix { $0 != codes.none }.map { code in
        guard let type = codes.type(code), [.int, .str, .long, .bool].contains(type) else {
          throw ScriptError("KSR.\(path) has a parameter of type \(code), which cannot be passed")
        }
        return type
      }
    }
  }

  /// Lays the arguments out as C takes them: an int in a word, a str by its address, a long in a value by its address.
  private func words<Result>(
    _ arguments: [Value], _ parameters: [ValueType], _ body: (UnsafePointer<Int>) throws -> Result
  ) throws -> Result {
    var bytes: [UInt8] = []
    var contents: [kamailio_content] = []
    var starts: [Int] = []
    for (index, (argument, type)) in zip(arguments, parameters).enumerated() {
      starts.append(bytes.count)
      switch (argument, type) {
      case (.int(let number), .int): contents.append(kamailio_content(l: Int(number)))
      case (.int(let number), .long): contents.append(kamailio_content(l: Int(number)))
      case (.long(let number), .long): contents.append(kamailio_content(l: number))
      case (.bool(let flag), .bool), (.bool(let flag), .int):
        contents.append(kamailio_content(l: flag ? 1 : 0))
      case (.str(let text), .str):
        guard let length = CInt(exactly: text.count) else { throw mistake(index, argument, type) }
        contents.append(kamailio_content(s: kamailio_str(s: nil, len: length)))
        bytes += text
        // Some functions of Kamailio's look for the end of a text by a zero.
        bytes.append(0)
      default: throw mistake(index, argument, type)
      }
    }
    return try bytes.withUnsafeMutableBytes { bytes in
      try withUnsafeTemporaryAllocation(of: kamailio_value.self, capacity: contents.count + 1) { values in
        var words = [Int](repeating: 0, count: Int(KAMAILIO_PARAMETERS))
        for (index, type) in parameters.enumerated() {
          let value = values.baseAddress! + index
          value.initialize(to: kamailio_value(type: codes.code(type), value: contents[index]))
          switch type {
          case .str:
            value.pointee.value.s.s = bytes.baseAddress?.advanced(by: starts[index])
              .assumingMemoryBound(to: CChar.self)
            words[index] = Int(bitPattern: value.pointer(to: \.value))
          case .long: words[index] = Int(bitPattern: value)
          default: words[index] = contents[index].l
          }
        }
        return try words.withUnsafeBufferPointer { try body($0.baseAddress!) }
      }
    }
  }

  private func mistake(_ index: Int, _ argument: Value, _ type: ValueType) -> ScriptError {
    ScriptError("KSR.\(path): argument \(index + 1) has to be of type \(type), not \(argument.type)")
  }

  /// Copies what the function returned, and frees what belongs to its caller.
  private func read(_ result: kamailio_value) -> Value {
    switch result.type {
    case codes.dict:
      defer { ServerLists.free(result.value.items) }
      return ServerLists.dict(result.value.items)
    case codes.array:
      defer { ServerLists.free(result.value.items) }
      return ServerLists.array(result.value.items)
    default: return ServerCall.scalar(result.type, result.value)
    }
  }

  /// A value that is no list.
  static func scalar(_ type: CInt, _ content: kamailio_content) -> Value {
    switch Server.codes.type(type) {
    case .int?: .int(content.n)
    case .long?: .long(content.l)
    case .bool?: .bool(content.n != 0)
    case .str?: .str(content.s.text?.copy ?? [])
    case ValueType.none?: .none
    default: .null
    }
  }
}
