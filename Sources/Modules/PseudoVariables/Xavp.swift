import SIP

/// The three kinds of extended AVPs.
enum XavpFlavour: Hashable, Sendable {
  case xavp
  /// A name is there once.
  case xavu
  /// Names in any case are the same.
  case xavi
}

/// An extended AVP: a name with a value, which may be a list of further ones.
struct Xavp {
  indirect enum Content {
    case null
    case number(Int)
    case text(Bytes)
    case list([Xavp])

    /// Null, a number or text.
    init(_ value: PseudoValue) {
      switch value {
      case .null: self = .null
      case .number(let number, _): self = .number(number)
      case .text(let text, _): self = .text(text)
      }
    }

    /// The content as a variable shows it: a list as a mark that says no more than that it is one.
    var value: PseudoValue {
      switch self {
      case .null: .null
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .list(let list): .word(list.isEmpty ? "<<xavp:(nil)>>" : "<<xavp:0x1>>")
      }
    }
  }

  let name: Bytes
  var content: Content

  init(_ name: Bytes, _ content: Content) {
    self.name = name
    self.content = content
  }

  var fields: [Xavp]? { if case .list(let fields) = content { fields } else { nil } }
}

extension [Xavp] {
  /// Where the elements of a name are.
  func positions(of name: Bytes, _ flavour: XavpFlavour) -> [Int] {
    indices.filter { flavour == .xavi ? self[$0].name.equalsIgnoringCase(name) : self[$0].name == name }
  }

  /// Where the element of a name and index is.
  func position(of name: Bytes, at index: Int = 0, _ flavour: XavpFlavour) -> Int? {
    let positions = positions(of: name, flavour)
    return positions.indices.contains(index) ? positions[index] : nil
  }

  func first(_ name: Bytes, _ flavour: XavpFlavour) -> Xavp? {
    position(of: name, flavour).map { self[$0] }
  }

  /// The field of a name in the newest element of another.
  func field(_ field: Bytes, of name: Bytes, _ flavour: XavpFlavour) -> Xavp? {
    guard let fields = first(name, flavour)?.fields else { return nil }
    // Kamailio takes an empty list for none, and looks among those at the top.
    return (fields.isEmpty ? self : fields).first(field, flavour)
  }

  mutating func add(_ name: Bytes, _ content: Xavp.Content) { insert(Xavp(name, content), at: 0) }

  /// Gives the element of a name its content, or adds one in front.
  mutating func set(_ name: Bytes, _ content: Xavp.Content, _ flavour: XavpFlavour) {
    if let position = position(of: name, flavour) {
      self[position] = Xavp(name, content)
    } else {
      add(name, content)
    }
  }

  /// Removes the element of a name and index; false if there is none.
  @discardableResult
  mutating func remove(_ name: Bytes, at index: Int, _ flavour: XavpFlavour) -> Bool {
    guard let position = position(of: name, at: index, flavour) else { return false }
    remove(at: position)
    return true
  }

  /// Removes all elements of a name; gives how many there were.
  @discardableResult
  mutating func removeAll(_ name: Bytes, _ flavour: XavpFlavour) -> Int {
    let positions = positions(of: name, flavour)
    for position in positions.reversed() { remove(at: position) }
    return positions.count
  }

  /// Gives a field of the newest element of a name a value. An element that is no list gives way to one.
  mutating func setField(_ field: Bytes, of name: Bytes, _ content: Xavp.Content, _ flavour: XavpFlavour) {
    guard let position = position(of: name, flavour) else {
      add(name, .list([Xavp(field, content)]))
      return
    }
    guard var fields = self[position].fields else {
      if flavour == .xavu {
        self[position].content = .list([Xavp(field, content)])
      } else {
        remove(at: position)
        add(name, .list([Xavp(field, content)]))
      }
      return
    }
    if flavour == .xavu {
      fields.set(field, content, flavour)
    } else {
      fields.remove(field, at: 0, flavour)
      fields.add(field, content)
    }
    self[position].content = .list(fields)
  }
}
