public import CProxy

/// The arguments of one call, as the interpreter's side has laid them out; passing them on allocates nothing.
///
/// Whoever filled them in has checked them against the signature. They are valid during the call alone.
public struct Arguments {
  @usableFromInline let first: UnsafePointer<ksr_argument>

  @inlinable public init(_ first: UnsafePointer<ksr_argument>) { self.first = first }

  @inlinable public func int(_ position: Int) -> Int32 {
    Int32(truncatingIfNeeded: first[position].number)
  }

  @inlinable public func long(_ position: Int) -> Int { Int(first[position].number) }

  @inlinable public func bool(_ position: Int) -> Bool { first[position].number != 0 }

  @inlinable public func text(_ position: Int) -> Text {
    let argument = first[position]
    return Text(
      UnsafeRawBufferPointer(
        start: argument.text, count: argument.text == nil ? 0 : Int(argument.number)))
  }
}

extension Arguments {
  /// The arguments as values, for whoever keeps them beyond the call.
  func values(_ types: [ValueType]) -> [Value] {
    types.enumerated().map { position, type in
      switch type {
      case .int: .int(int(position))
      case .bool: .bool(bool(position))
      case .long: .long(long(position))
      default: .str(Array(text(position).bytes))
      }
    }
  }

  /// Lays out values that fit their parameters.
  static func with<Result>(_ values: [Value], _ body: (Arguments) throws -> Result) rethrows -> Result {
    var numbers = [Int64](repeating: 0, count: Signature.maximumParameters)
    var ends: [Int] = []
    // One buffer for all texts: its address is stable while the body runs.
    var bytes: [UInt8] = []
    for (position, value) in values.prefix(Signature.maximumParameters).enumerated() {
      switch value {
      case .int(let number): numbers[position] = Int64(number)
      case .long(let number): numbers[position] = Int64(number)
      case .bool(let flag): numbers[position] = flag ? 1 : 0
      case .str(let text):
        numbers[position] = Int64(text.count)
        bytes += text
      case .none, .null, .dict, .array: break
      }
      ends.append(bytes.count)
    }
    // An empty text has an address as well.
    bytes.append(0)
    return try bytes.withUnsafeBytes { buffer in
      var start = 0
      let arguments = numbers.enumerated().map { position, number in
        let text = buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        if position < ends.count { start = ends[position] }
        return ksr_argument(number: number, text: text)
      }
      return try arguments.withUnsafeBufferPointer { pointer in
        // Six of them, so there is a first.
        try body(Arguments(pointer.baseAddress!))
      }
    }
  }
}
