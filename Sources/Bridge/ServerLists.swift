import CBridge
import KemiRuntime

/// Lists of values as Kamailio lays them out, and as app_lua, alone among its interpreters to take them, reads them.
///
/// A dict is a chain of items of type dict, one for each name, with the item of the value behind it. An array is an
/// item of type array with the chain of its elements behind it. An element of an array cannot be a dict, then: the
/// elements after it would be taken for its names.
enum ServerLists {
  typealias Item = UnsafeMutablePointer<kamailio_item>

  /// Lua has room for 20 values when it calls a function, and app_lua asks for no more: each array in an array takes two.
  static let maximumDepth = 8
  /// Deeper than any list of Kamailio's own; they are walked by recursion.
  private static let maximumReadDepth = 32

  /// Lays a dict or an array out in the server's memory, since the interpreter frees it.
  ///
  /// - Parameter text: Puts text where it stays, with a zero behind it.
  static func make(
    _ list: Value, text: (_ bytes: [UInt8]) throws -> kamailio_str
  ) throws -> (type: CInt, content: kamailio_content) {
    var first: Item?
    do {
      try add(list, to: &first, depth: 0, text)
    } catch {
      free(first)
      throw error
    }
    return (first?.pointee.type ?? Server.codes.null, kamailio_content(items: first))
  }

  private static func add(
    _ value: Value, to place: inout Item?, depth: Int, _ text: ([UInt8]) throws -> kamailio_str
  ) throws {
    if value.isList && depth == maximumDepth {
      throw ScriptError("lists in more than \(maximumDepth - 1) others are more than Lua has room for")
    }
    switch value {
    case .array(let elements) where !elements.isEmpty:
      let array = try item(Server.codes.array, in: &place)
      var last: Item?
      for element in elements {
        if element.isTable {
          throw ScriptError("Kamailio cannot return an array of dicts; return a dict of dicts")
        }
        if let end = last {
          try add(element, to: &end.pointee.next, depth: depth + 1, text)
          last = end.pointee.next
        } else {
          try add(element, to: &array.pointee.value.items, depth: depth + 1, text)
          last = array.pointee.value.items
        }
      }
    case .dict, .array:
      // To Lua an empty array is an empty table, as a dict is; app_lua makes one of a name without a value.
      var entries: [DictionaryItem] = []
      if case .dict(let all) = value { entries = all }
      if entries.isEmpty { entries = [DictionaryItem("", .null)] }
      var last: Item?
      for entry in entries {
        let item =
          if let end = last { try item(Server.codes.dict, in: &end.pointee.next) } else {
            try item(Server.codes.dict, in: &place)
          }
        item.pointee.name = try text(Array(entry.name.utf8))
        try add(entry.value, to: &item.pointee.value.items, depth: depth + 1, text)
        last = item
      }
    default:
      let scalar = try item(Server.codes.null, in: &place)
      (scalar.pointee.type, scalar.pointee.value) = try content(of: value, text)
    }
  }

  private static func content(
    of value: Value, _ text: ([UInt8]) throws -> kamailio_str
  ) throws -> (CInt, kamailio_content) {
    let codes = Server.codes
    switch value {
    case .int(let number): return (codes.int, kamailio_content(n: number))
    case .bool(let flag): return (codes.bool, kamailio_content(n: flag ? 1 : 0))
    case .str(let bytes): return (codes.str, kamailio_content(s: try text(bytes)))
    case .long(let number):
      guard let small = CInt(exactly: number) else {
        throw ScriptError("\(number) in a list does not fit into an int, and Kamailio takes no long there")
      }
      return (codes.int, kamailio_content(n: small))
    case .none, .null, .dict, .array: return (codes.null, kamailio_content())
    }
  }

  private static func item(_ type: CInt, in place: inout Item?) throws -> Item {
    guard let memory = bridge_allocate(MemoryLayout<kamailio_item>.size) else {
      throw ScriptError("the server has no memory left for a list; its option -M gives it more")
    }
    let item = memory.bindMemory(to: kamailio_item.self, capacity: 1)
    item.initialize(to: kamailio_item())
    item.pointee.type = type
    place = item
    return item
  }

  /// Frees a list and the lists in it.
  static func free(_ first: Item?) {
    var next = first
    while let item = next {
      next = item.pointee.next
      if item.pointee.isList { free(item.pointee.value.items) }
      bridge_free(item)
    }
  }

  // MARK: Reading

  static func array(_ first: Item?) -> Value {
    // The server's own functions leave the item of the array itself out, at the top.
    guard let first else { return .array([]) }
    return first.pointee.type == Server.codes.array
      ? value(first, depth: 0) : .array(elements(first, depth: 0))
  }

  static func dict(_ first: Item?) -> Value { .dict(entries(first, depth: 0)) }

  private static func value(_ item: Item, depth: Int) -> Value {
    guard depth < maximumReadDepth else { return .null }
    let codes = Server.codes
    switch item.pointee.type {
    case codes.array: return .array(elements(item.pointee.value.items, depth: depth + 1))
    case codes.dict: return .dict(entries(item, depth: depth + 1))
    default: return ServerCall.scalar(item.pointee.type, item.pointee.value)
    }
  }

  private static func elements(_ first: Item?, depth: Int) -> [Value] {
    chain(first).map { value($0, depth: depth) }
  }

  private static func entries(_ first: Item?, depth: Int) -> [DictionaryItem] {
    chain(first).map { entry in
      let behind = entry.pointee.type == Server.codes.dict ? entry.pointee.value.items : entry
      return DictionaryItem(
        entry.pointee.name.text?.string ?? "", behind.map { value($0, depth: depth) } ?? .null)
    }
  }

  private static func chain(_ first: Item?) -> some Sequence<Item> {
    sequence(state: first) { item in
      defer { item = item?.pointee.next }
      return item
    }
  }
}

extension kamailio_item {
  fileprivate var isList: Bool { type == Server.codes.dict || type == Server.codes.array }
}

extension Value {
  fileprivate var isList: Bool { type == .dict || type == .array }

  /// What Lua gets as a table with names, or without entries.
  fileprivate var isTable: Bool {
    switch self {
    case .dict: true
    case .array(let elements): elements.isEmpty
    default: false
    }
  }
}
