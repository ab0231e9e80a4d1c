import Descriptors

/// A row of the table for the server.
struct ServerFunctionText {
  private let module: Module
  private let requirement: SwiftRequirement

  /// One for each function that the module's protocol has.
  static func all(of module: Module, in catalog: Catalog) -> [ServerFunctionText] {
    SwiftRequirement.all(of: module, in: catalog).map { ServerFunctionText(module: module, requirement: $0) }
  }

  private var function: Function { requirement.function }
  private var signature: SwiftSignature { SwiftSignature(signature: function.signature) }
  private var kind: Kind { Kind(function.returns.type) }

  private enum Kind: String {
    case int, bool, nothing, text, value

    init(_ type: KemiType) {
      switch type {
      case .int: self = .int
      case .bool: self = .bool
      case .none: self = .nothing
      case .str: self = .text
      case .long, .xval, .null, .dict, .array: self = .value
      }
    }
  }

  private var hasMemory: Bool { kind == .value || kind == .text }

  /// Where the results lie that are no numbers.
  private var memoryName: String { "\(requirement.bareName)Result" }

  var memory: String? {
    hasMemory ? "nonisolated(unsafe) private let \(memoryName) = ResultMemory()\n" : nil
  }

  var row: String {
    let parameters = function.parameters.map(\.type)
    let names = parameters.indices.map {
      ["first", "second", "third", "fourth", "fifth", "sixth"][min($0, 5)]
    }
    let types = ["OpaquePointer?"] + parameters.map(ServerFunctionText.cType)
    let arguments = zip(zip(requirement.labels, names), parameters).map { labelled, type in
      "\(labelled.0): \(ServerFunctionText.argument(labelled.1, type))"
    }
    let result = kind == .text ? ["into: &$2"] : []
    let list = (["$1"] + arguments + result).joined(separator: ", ")
    var call = "try Server.mayThrow($0.\(requirement.name)(\(list)))"
    if function.returns.type == .long { call = ".long(\(call))" }
    let place = hasMemory ? ", \(memoryName)" : ""
    return """
        ServerFunction(
          "\(function.name)", \(signature.tableEntry), \(releases),
          { \((["message"] + names).joined(separator: ", ")) in
            Server.\(kind.rawValue)(message, module, "\(module.name).\(function.name)"\(place)) {
              \(call)
            }
          } as @convention(c) (\(types.joined(separator: ", "))) -> \(hasMemory ? "UnsafeMutablePointer<kamailio_value>?" : "CInt")),

      """
  }

  /// The range as the bridge compares it.
  private var releases: String {
    func text(_ release: Release?, _ open: String) -> String {
      switch release {
      case .number(let major, let minor)?: "ServerRelease(\(major), \(minor))"
      case .master?: "ServerRelease.master"
      case nil: "ServerRelease\(open)"
      }
    }
    let range = function.releases
    return text(range.first == ReleaseRange.all.first ? nil : range.first, ".first") + "..."
      + text(range.last, ".last")
  }

  private static func cType(_ type: KemiType) -> String {
    switch type {
    case .int, .bool: "CInt"
    case .long: "UnsafePointer<kamailio_value>?"
    default: "UnsafePointer<kamailio_str>?"
    }
  }

  private static func argument(_ name: String, _ type: KemiType) -> String {
    switch type {
    case .int: name
    case .bool: "\(name) != 0"
    case .long: "\(name)?.pointee.value.l ?? 0"
    default: "Text(\(name))"
    }
  }
}
