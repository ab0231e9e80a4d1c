import CJSON

/// A value and where it hangs in its document.
public struct JSONPlace {
  enum Step {
    case member(String)
    case element(Int)
  }

  /// The object or array that holds the value; nil for the root.
  var container: OpaquePointer?
  var step: Step?
  var value: OpaquePointer?

  var kind: json_type { json_object_get_type(value) }

  /// The kind as a person calls it.
  public var kindName: String {
    switch kind {
    case json_type_null: "null"
    case json_type_boolean: "a truth value"
    case json_type_double, json_type_int: "a number"
    case json_type_object: "an object"
    case json_type_array: "an array"
    default: "a string"
    }
  }

  public var string: String? {
    guard kind == json_type_string else { return nil }
    let length = Int(json_object_get_string_len(value))
    let text = UnsafeRawPointer(json_object_get_string(value)!)
    return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
  }

  public var isNull: Bool { kind == json_type_null }

  public var isObject: Bool { kind == json_type_object }

  /// The number, if it is a whole one that fits into 64 bits.
  public var integer: Int? {
    guard kind == json_type_int else { return nil }
    let number = Int(json_object_get_int64(value))
    // json-c answers the nearest number that fits; so the last ones are not told apart from those beyond.
    return number == .max || number == .min ? nil : number
  }

  public var number: Double? {
    kind == json_type_int || kind == json_type_double ? json_object_get_double(value) : nil
  }

  public var bool: Bool? { kind == json_type_boolean ? json_object_get_boolean(value) != 0 : nil }

  public var elements: [JSONPlace]? {
    guard kind == json_type_array else { return nil }
    return (0..<json_object_array_length(value)).map {
      JSONPlace(container: value, step: .element($0), value: json_object_array_get_idx(value, $0))
    }
  }

  /// The member of an object that has a name.
  public subscript(name: String) -> JSONPlace? {
    guard kind == json_type_object else { return nil }
    var member: OpaquePointer?
    guard json_object_object_get_ex(value, name, &member) != 0 else { return nil }
    return JSONPlace(container: value, step: .member(name), value: member)
  }

  /// The members of an object, in their order.
  public var members: [(name: String, place: JSONPlace)]? {
    guard kind == json_type_object else { return nil }
    var members: [(name: String, place: JSONPlace)] = []
    members.reserveCapacity(8)
    JSONDocument.eachMember(of: value) { name, member in
      let name = String(cString: name)
      members.append((name, JSONPlace(container: value, step: .member(name), value: member)))
    }
    return members
  }
}
