import KemiRuntime
import SIP

/// What the functions for `$xavp`, `$xavi` and `$xavu` have in common.
extension Pvx {
  func get(_ flavour: XavpFlavour, _ name: Text) -> PseudoValue {
    attributes[flavour].first(name.copy, flavour)?.content.value ?? .null
  }

  func getField(_ flavour: XavpFlavour, _ name: Text, _ field: Text) -> PseudoValue {
    attributes[flavour].field(field.copy, of: name.copy, flavour)?.content.value ?? .null
  }

  func add(_ flavour: XavpFlavour, _ name: Text, _ content: Xavp.Content) -> Int32 {
    guard !name.isEmpty else { return -1 }
    if flavour == .xavu {
      attributes[flavour].set(name.copy, content, flavour)
    } else {
      attributes[flavour].add(name.copy, content)
    }
    return 1
  }

  func setField(_ flavour: XavpFlavour, _ name: Text, _ field: Text, _ content: Xavp.Content) -> Int32 {
    guard !name.isEmpty, !field.isEmpty else { return -1 }
    attributes[flavour].setField(field.copy, of: name.copy, content, flavour)
    return 1
  }

  func remove(_ flavour: XavpFlavour, _ name: Text) -> Int32 {
    attributes[flavour].remove(name.copy, at: 0, flavour)
    return 1
  }

  func removeAll(_ flavour: XavpFlavour, _ name: Text) -> Int32 {
    max(1, Int32(clamping: attributes[flavour].removeAll(name.copy, flavour)))
  }

  func removeField(_ flavour: XavpFlavour, _ name: Text, _ field: Text) -> Int32 {
    attributes[flavour].removeField(field.copy, of: name.copy, flavour)
    return 1
  }

  /// One element as a dictionary of field name to array of values.
  func dictionary(_ flavour: XavpFlavour, _ name: Text, _ index: Int32) -> Value {
    let list = attributes[flavour]
    let elements = list.positions(of: name.copy, flavour)
    return elements.element(at: Int(index)).map { dictionary(of: list[$0], flavour) } ?? .null
  }

  /// All elements of a name as an array of dictionaries.
  func dictionaries(_ flavour: XavpFlavour, _ name: Text) -> Value {
    let list = attributes[flavour]
    let elements = list.positions(of: name.copy, flavour).map { dictionary(of: list[$0], flavour) }
    return elements.isEmpty ? .null : .array(elements)
  }

  /// The names of the fields of an element.
  func keys(_ flavour: XavpFlavour, _ name: Text, _ index: Int32) -> Value {
    let list = attributes[flavour]
    guard let position = list.position(of: name.copy, at: Int(index), flavour) else { return .null }
    return .array(keys(of: list[position], flavour).map { .str($0) })
  }

  func print(_ flavour: XavpFlavour) -> Int32 {
    for element in attributes[flavour] { session.proxy.record(.note("XAVP \(element.description)")) }
    return 1
  }

  private func keys(of element: Xavp, _ flavour: XavpFlavour) -> [Bytes] {
    let fields = element.fields ?? []
    return fields.enumerated().filter { position, field in
      fields.position(of: field.name, flavour) == position
    }
    .map(\.element.name)
  }

  private func dictionary(of element: Xavp, _ flavour: XavpFlavour) -> Value {
    let fields = element.fields ?? []
    return .dict(
      keys(of: element, flavour).map { key in
        let values = fields.positions(of: key, flavour).map { position -> Value in
          // A list can only be there if another module has put it there, and none does.
          fields[position].content.value.kemi(null: .null)
        }
        return DictionaryItem(key.text, .array(values))
      })
  }
}

extension Xavp {
  /// The element for people to read.
  var description: String {
    guard let fields else { return "\(name.text) = \(content.value.text.text)" }
    return "\(name.text): "
      + fields.map { "\($0.name.text) = \($0.content.value.text.text)" }.joined(separator: ", ")
  }
}
