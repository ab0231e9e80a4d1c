import KemiRuntime
import SIP

/// XAVPs made of text, of other variables and of each other.
extension Pvx {
  func xavpParamsExplode(_: any Message, parameters: Text, xavpName: Text) throws -> Int32 {
    explode(parameters, .ascii(";"), into: xavpName)
  }

  func xavpXparamsExplode(_: any Message, parameters: Text, separator: Text, xavpName: Text) throws -> Int32 {
    separator.bytes.first.map { explode(parameters, $0, into: xavpName) } ?? -1
  }

  /// Kamailio puts the parameters beside the XAVU and leaves it an empty list.
  func xavuParamsExplode(_: any Message, parameters: Text, xavuName: Text) throws -> Int32 {
    guard !xavuName.isEmpty, let fields = fields(of: parameters, .ascii(";")) else { return -1 }
    for field in fields { attributes[.xavu].set(field.name, field.content, .xavu) }
    attributes[.xavu].set(xavuName.copy, .list([]), .xavu)
    return 1
  }

  private func explode(_ parameters: Text, _ separator: UInt8, into name: Text) -> Int32 {
    guard !name.isEmpty, let fields = fields(of: parameters, separator) else { return -1 }
    attributes[.xavp].add(name.copy, .list(fields))
    return 1
  }

  private func fields(of parameters: Text, _ separator: UInt8) -> [Xavp]? {
    var text = parameters.copy
    if text.last == .ascii(";") { text.removeLast() }
    guard let list = Parameter.list(parsing: text, separator: separator), !list.isEmpty else { return nil }
    return list.map { Xavp($0.name, .text($0.value ?? [])) }
  }

  func xavpSlistExplode(
    _: any Message, text: Text, separators: Text, mode: Text, xavpName: Text
  ) throws -> Int32 {
    guard !text.isEmpty, !separators.isEmpty, !xavpName.isEmpty else { return -1 }
    let separators = separators.copy
    let trims = mode.bytes.first == .ascii("t")
    let items = text.copy.split { separators.contains($0) }.map { trims ? $0.trimmed : $0 }.filter {
      !$0.isEmpty
    }
    attributes[.xavp].add(xavpName.copy, .list(items.map { Xavp(Bytes("v"), .text(Bytes($0))) }))
    return 1
  }

  func xavpParamsImplode(_: any Message, xavpName: Text, outputVariable: Text) throws -> Int32 {
    implode(.xavp, xavpName, into: outputVariable)
  }

  func xavpParamsImplodeQval(_: any Message, xavpName: Text, outputVariable: Text) throws -> Int32 {
    implode(.xavp, xavpName, quote: [0x22], into: outputVariable)
  }

  func xavuParamsImplode(_: any Message, xavuName: Text, outputVariable: Text) throws -> Int32 {
    implode(.xavu, xavuName, into: outputVariable)
  }

  private func implode(_ flavour: XavpFlavour, _ name: Text, quote: Bytes = [], into output: Text) -> Int32 {
    var text = Bytes()
    for field in attributes[flavour].first(name.copy, flavour)?.fields ?? [] {
      switch field.content {
      // Kamailio prints numbers without a sign.
      case .number(let number): text += field.name + Bytes("=\(UInt(bitPattern: number));")
      case .text(let value) where value.isEmpty: text += field.name + Bytes(";")
      case .text(let value): text += field.name + Bytes("=") + quote + value + quote + Bytes(";")
      default: break
      }
      guard text.count <= VariableFormat.maximumLength else { return -1 }
    }
    return text.isEmpty ? -1 : assign(text, to: output)
  }

  func xavpCopy(_: any Message, sourceName: Text, sourceIndex: Int32, destinationName: Text) throws -> Int32 {
    let list = attributes[.xavp]
    guard !destinationName.isEmpty,
      let position = list.position(of: sourceName.copy, at: Int(sourceIndex), .xavp)
    else { return -1 }
    let plain = list[position].fields.map { fields in Xavp.Content.list(fields.filter { $0.fields == nil }) }
    let copy = Xavp(destinationName.copy, plain ?? list[position].content)
    if list.position(of: copy.name, .xavp) == nil {
      attributes[.xavp].insert(copy, at: 0)
    } else {
      attributes[.xavp].append(copy)
    }
    return 1
  }

  /// Kamailio does not heed the index of the destination.
  func xavpCopyDst(
    _ message: any Message, sourceName: Text, sourceIndex: Int32, destinationName: Text,
    destinationIndex: Int32
  ) throws -> Int32 {
    try xavpCopy(message, sourceName: sourceName, sourceIndex: sourceIndex, destinationName: destinationName)
  }

  func xavpLshift(_: any Message, xavpName: Text, count: Int32) throws -> Int32 {
    let name = xavpName.copy
    guard !name.isEmpty, count != 0 else { return 1 }
    var list = attributes[.xavp]
    let elements = list.positions(of: name, .xavp).map { list[$0] }
    guard !elements.isEmpty else { return -2 }
    let shift = (Int(count) % elements.count + elements.count) % elements.count
    guard shift != 0 else { return 1 }
    list.removeAll(name, .xavp)
    // What is shifted comes in front of all others, as in Kamailio.
    attributes[.xavp] = elements[shift...] + elements[..<shift] + list
    return 1
  }

  func xavpPushDst(_: any Message, xavpName: Text) throws -> Int32 {
    guard let fields = attributes[.xavp].first(xavpName.copy, .xavp)?.fields else { return -1 }
    func text(_ name: String) -> Bytes? {
      if case .text(let text)? = fields.first(Bytes(name), .xavp)?.content { text } else { nil }
    }
    if let uri = text("uri") { session.setRequestURI(uri) }
    if let uri = text("dsturi") { session.message.destinationURI = uri }
    if let socket = text("socket").flatMap(VariableKind.socket) { session.message.forcedSocket = socket }
    return 1
  }

  func pvVarToXavp(_: any Message, variableName: Text, xavpName: Text) throws -> Int32 {
    let variable = variableName.copy
    let name = xavpName.copy
    attributes[.xavp].removeAll(name, .xavp)
    guard variable == [.ascii("*")] else {
      guard let value = variables.script[variable], !name.isEmpty else { return -1 }
      attributes[.xavp].add(name, .list([Xavp(variable, Xavp.Content(value))]))
      return 1
    }
    let fields = variables.script.filter { $0.value != .text([]) }.map {
      Xavp($0.key, Xavp.Content($0.value))
    }
    if !fields.isEmpty, !name.isEmpty {
      let sorted = fields.sorted { $0.name.lexicographicallyPrecedes($1.name) }
      attributes[.xavp].add(name, .list(sorted))
    }
    return 1
  }

  func pvXavpToVar(_: any Message, xavpName: Text) throws -> Int32 {
    let name = xavpName.copy
    let list = attributes[.xavp]
    guard list.first(name, .xavp)?.fields != nil else { return -1 }
    for position in list.positions(of: name, .xavp) {
      for field in list[position].fields ?? [] {
        switch field.content {
        case .number, .text: variables.script[field.name] = field.content.value
        default: return -1
        }
      }
    }
    return 1
  }
}
