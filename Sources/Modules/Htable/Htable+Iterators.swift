import KemiRuntime
import SIP

extension Htable {
  private static let maximumIterators = 4
  private static let maximumNameLength = 31

  func shtIteratorStart(_: any Message, iterator: Text, htable: Text) throws -> Int32 {
    let name = iterator.copy
    guard !name.isEmpty, !htable.isEmpty, name.count <= Self.maximumNameLength,
      session.tables.iterators[name] != nil || session.tables.iterators.count < Self.maximumIterators
    else { return -1 }
    session.tables.iterators[name] = HashTableIterator(table: htable.copy)
    return 1
  }

  func shtIteratorNext(_: any Message, iterator: Text) throws -> Int32 {
    change(iterator) { walk in
      // Behind the last cell it begins anew.
      if walk.current == nil {
        walk.coming = session.tables.keys(walk.table, at: session.environment.time())[...]
      }
      return advance(&walk) ? 1 : -1
    }
  }

  func shtIteratorEnd(_: any Message, iterator: Text) throws -> Int32 {
    session.tables.iterators.removeValue(forKey: iterator.copy) == nil ? -1 : 1
  }

  func shtIteratorRm(_: any Message, iterator: Text) throws -> Int32 {
    change(iterator) { walk in
      guard let key = walk.current else { return -1 }
      session.tables.remove(walk.table, key)
      return advance(&walk) ? 1 : -2
    }
  }

  func shtIteratorSets(_: any Message, iterator: Text, text: Text) throws -> Int32 {
    changeCell(iterator) { session.setCell($0, $1, .text(text.copy)) }
  }

  func shtIteratorSeti(_: any Message, iterator: Text, number: Int32) throws -> Int32 {
    changeCell(iterator) { session.setCell($0, $1, .number(Int(number))) }
  }

  func shtIteratorSetex(_: any Message, iterator: Text, seconds: Int32) throws -> Int32 {
    let expires = session.environment.time() &+ Int(seconds)
    return changeCell(iterator) { session.tables.change($0, $1) { $0.expires = expires } }
  }

  private func change(_ iterator: Text, _ change: (inout HashTableIterator) -> Int32) -> Int32 {
    let name = iterator.copy
    guard var walk = session.tables.iterators[name] else { return -1 }
    let result = change(&walk)
    session.tables.iterators[name] = walk
    return result
  }

  private func changeCell(_ iterator: Text, _ change: (_ table: Bytes, _ key: Bytes) -> Void) -> Int32 {
    guard let walk = session.tables.iterators[iterator.copy], let key = walk.current else { return -1 }
    change(walk.table, key)
    return 1
  }

  /// Goes on to the next cell that is still there; false at the end.
  private func advance(_ walk: inout HashTableIterator) -> Bool {
    let now = session.environment.time()
    while let key = walk.coming.popFirst() {
      guard session.tables.cell(walk.table, key, at: now) != nil else { continue }
      walk.current = key
      return true
    }
    walk.current = nil
    return false
  }
}
