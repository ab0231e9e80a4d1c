/// A call in the body of a function.
struct CCall {
  let callee: String
  /// The words of each argument.
  let arguments: [[String]]

  /// The calls in a body, those in arguments included.
  static func all(in function: CFunction) -> [CCall] {
    let source = function.source
    let tokens = source.tokens(in: function.body)
    var calls: [CCall] = []
    for index in tokens.indices.dropLast() where tokens[index].kind == .identifier {
      guard source.bytes[tokens[index + 1].range.lowerBound] == UInt8(ascii: "(") else { continue }
      calls.append(
        CCall(
          callee: source.text(tokens[index].range), arguments: arguments(tokens, from: index + 1, of: source))
      )
    }
    return calls
  }

  private static func arguments(_ tokens: [CToken], from open: Int, of source: CSource) -> [[String]] {
    var arguments: [[String]] = [[]]
    var depth = 0
    for token in tokens[open...] {
      switch source.bytes[token.range.lowerBound] {
      case UInt8(ascii: "(") where token.kind == .punctuation:
        depth += 1
        if depth == 1 { continue }
      case UInt8(ascii: ")") where token.kind == .punctuation:
        depth -= 1
        if depth == 0 { return arguments }
      case UInt8(ascii: ",") where depth == 1 && token.kind == .punctuation:
        arguments.append([])
        continue
      default: break
      }
      arguments[arguments.count - 1].append(source.text(token.range))
    }
    return arguments
  }
}
