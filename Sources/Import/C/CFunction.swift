/// A C function as its file defines it.
struct CFunction {
  struct Parameter: Equatable {
    let name: String
    let type: CType
  }

  let name: String
  let source: CSource
  /// Where the name stands.
  let offset: Int
  let returns: CType
  let parameters: [Parameter]
  let body: Range<Int>

  /// The parameters after the SIP message; nil where the first one is no message.
  var scriptParameters: [Parameter]? {
    parameters.first?.type == .message ? Array(parameters.dropFirst()) : nil
  }
}

/// C's types, as far as the interpreters tell them apart.
enum CType: Equatable {
  case message, int, long, str, xval, void
  case other(String)

  var description: String {
    switch self {
    case .message: "sip_msg_t *"
    case .int: "int"
    case .long: "long"
    case .str: "str *"
    case .xval: "sr_kemi_xval_t *"
    case .void: "void"
    case .other(let text): text
    }
  }

  /// - Parameter words: The type without the name that it belongs to, `*` a word of its own.
  init(words: [String]) {
    let essential = words.filter { !CType.qualifiers.contains($0) }
    switch essential {
    case ["sip_msg_t", "*"], ["sip_msg", "*"]: self = .message
    case ["str", "*"], ["str_t", "*"], ["string", "*"]: self = .str
    case ["sr_kemi_xval_t", "*"]: self = .xval
    case ["void"]: self = .void
    case ["int"], ["unsigned"], ["unsigned", "int"], ["uint"], ["bool"]: self = .int
    case ["long"], ["long", "int"], ["unsigned", "long"]: self = .long
    default: self = .other(essential.joined(separator: " "))
    }
  }

  private static let qualifiers: Set<String> = [
    "const", "static", "inline", "struct", "extern", "volatile", "register",
  ]
}
