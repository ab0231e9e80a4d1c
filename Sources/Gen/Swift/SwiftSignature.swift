import Descriptors

/// A signature as the generated Swift writes it.
struct SwiftSignature: Hashable {
  let signature: Signature

  /// The name of what makes an `Implementation` of it: `intStrInt`.
  var factoryName: String {
    let words = [signature.returns.rawValue] + signature.parameters.map(\.rawValue)
    return words[0] + words.dropFirst().map(Names.upperCamelCase).joined()
      // `none` reads as an Optional's.
      + (signature.returns == .none && signature.parameters.isEmpty ? "Nothing" : "")
  }

  /// The name of what holds a function of it.
  var holderName: String { Names.upperCamelCase(factoryName) + "Function" }

  var tableEntry: String {
    let types = [signature.returns] + signature.parameters
    return "Signature(\(types.map { ".\($0.rawValue)" }.joined(separator: ", ")))"
  }

  var returnType: String {
    switch signature.returns {
    case .none, .str: "Void"
    case .int: "Int32"
    case .long: "Int"
    case .bool: "Bool"
    case .xval, .null, .dict, .array: "Value"
    }
  }

  static func parameterType(_ type: KemiType) -> String {
    switch type {
    case .int: "Int32"
    case .long: "Int"
    case .bool: "Bool"
    default: "Text"
    }
  }

  /// How the arguments' slot is read for a parameter.
  private static func reader(_ type: KemiType) -> String {
    switch type {
    case .int: "int"
    case .long: "long"
    case .bool: "bool"
    default: "text"
    }
  }

  /// Text is not returned, but written.
  private var resultType: [String] { signature.returns == .str ? ["inout TextBuffer"] : [] }

  var functionType: String {
    let parameters = ["any Message"] + signature.parameters.map(SwiftSignature.parameterType) + resultType
    return "(\(parameters.joined(separator: ", "))) throws -> \(returnType)"
  }

  /// `arguments`, or nothing where there are none to read.
  var argumentsName: String { signature.parameters.isEmpty ? "_" : "arguments" }

  /// How the answer gets to the interpreter's side: numbers without a `Value`.
  var crossing: String {
    switch signature.returns {
    case .int, .long, .bool: "number(.\(signature.returns.rawValue), arguments)"
    default: "value(arguments)"
    }
  }

  /// The one way that a call with this signature takes.
  var marshalling: String {
    let arguments = signature.parameters.enumerated().map { "arguments.\(SwiftSignature.reader($1))(\($0))" }
    let result = signature.returns == .str ? ["&result"] : []
    let call = "try function.call(\((["message"] + arguments + result).joined(separator: ", ")))"
    switch signature.returns {
    case .none: return "\(call)\n        return .none"
    case .str:
      return "var result = TextBuffer()\n        \(call)\n        return .str(Array(result.bytes))"
    case .int, .long: return "Int64(\(call))"
    case .bool: return "\(call) ? 1 : 0"
    default: return call
    }
  }
}
