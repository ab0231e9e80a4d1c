/// The arguments of one call, laid out so that passing them on allocates nothing.
///
/// Whoever fills them in has checked them against the signature; a position that was not filled in
/// reads as 0, false or empty text.
public struct Arguments {
  /// What a number, a truth value or a piece of text needs.
  private struct Slot {
    var number = 0
    var text: UnsafeRawPointer?
  }

  private var slots: (Slot, Slot, Slot, Slot, Slot, Slot) =
    (Slot(), Slot(), Slot(), Slot(), Slot(), Slot())

  public init() {}

  public mutating func set(_ position: Int, int: Int32) { self[position].number = Int(int) }

  public mutating func set(_ position: Int, long: Int) { self[position].number = long }

  public mutating func set(_ position: Int, bool: Bool) { self[position].number = bool ? 1 : 0 }

  /// The text has to outlive the call.
  public mutating func set(_ position: Int, text: UnsafeRawBufferPointer) {
    self[position] = Slot(number: text.count, text: text.baseAddress)
  }

  public func int(_ position: Int) -> Int32 { Int32(truncatingIfNeeded: self[position].number) }

  public func long(_ position: Int) -> Int { self[position].number }

  public func bool(_ position: Int) -> Bool { self[position].number != 0 }

  public func text(_ position: Int) -> Text {
    let slot = self[position]
    return Text(UnsafeRawBufferPointer(start: slot.text, count: slot.text == nil ? 0 : slot.number))
  }

  private subscript(position: Int) -> Slot {
    get {
      switch position {
      case 0: slots.0
      case 1: slots.1
      case 2: slots.2
      case 3: slots.3
      case 4: slots.4
      default: slots.5
      }
    }
    set {
      switch position {
      case 0: slots.0 = newValue
      case 1: slots.1 = newValue
      case 2: slots.2 = newValue
      case 3: slots.3 = newValue
      case 4: slots.4 = newValue
      default: slots.5 = newValue
      }
    }
  }
}
