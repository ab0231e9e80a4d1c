import KemiRuntime
import KemiTables
import SIP

/// `KSR.htable`, whose tables come to exist when they are used.
struct Htable: HtableModule {
  let session: Session

  /// What `sht_inc` and `sht_dec` answer where there is no number.
  private static let noNumber: Int32 = -255

  func shtGet(_: any Message, htable: Text, key: Text) throws -> Value {
    value(htable, key).kemi(null: .null)
  }
  func shtGete(_: any Message, htable: Text, key: Text) throws -> Value {
    value(htable, key).kemi(null: .str([]))
  }
  func shtGetw(_: any Message, htable: Text, key: Text) throws -> Value {
    value(htable, key).kemi(null: .str("<null>"))
  }

  func shtIsNull(_: any Message, htable: Text, key: Text) throws -> Int32 {
    if session.initialValue(htable.copy) != nil { return -2 }
    return value(htable, key) == .null ? 1 : -1
  }

  func shtSets(_: any Message, htable: Text, key: Text, text: Text) throws -> Int32 {
    set(htable, key, .text(text.copy))
  }

  func shtSeti(_: any Message, htable: Text, key: Text, number: Int32) throws -> Int32 {
    set(htable, key, .number(Int(number)))
  }

  func shtSetxs(_: any Message, htable: Text, key: Text, text: Text, seconds: Int32) throws -> Int32 {
    set(htable, key, .text(text.copy), seconds)
  }

  func shtSetxi(_: any Message, htable: Text, key: Text, number: Int32, seconds: Int32) throws -> Int32 {
    set(htable, key, .number(Int(number)), seconds)
  }

  func shtSetex(_: any Message, htable: Text, key: Text, seconds: Int32) throws -> Int32 {
    session.expireCell(htable.copy, key.copy, in: Int(seconds))
    return 1
  }

  func shtInc(_: any Message, htable: Text, key: Text) throws -> Int32 { add(1, htable, key) }
  func shtDec(_: any Message, htable: Text, key: Text) throws -> Int32 { add(-1, htable, key) }

  func shtRm(_: any Message, htable: Text, key: Text) throws -> Int32 {
    session.tables.remove(htable.copy, key.copy)
    return 1
  }

  func shtReset(_: any Message, htable: Text) throws -> Int32 {
    session.tables.removeAll(htable.copy)
    // So it is in Kamailio.
    return 0
  }

  func shtLock(_: any Message, htable: Text, key: Text) throws -> Int32 { 1 }
  func shtUnlock(_: any Message, htable: Text, key: Text) throws -> Int32 { 1 }

  private func value(_ table: Text, _ key: Text) -> PseudoValue { session.cellValue(table.copy, key.copy) }

  private func set(_ table: Text, _ key: Text, _ value: PseudoValue, _ seconds: Int32 = 0) -> Int32 {
    session.setCell(table.copy, key.copy, value, seconds: Int(seconds))
    return 1
  }

  private func add(_ number: Int, _ table: Text, _ key: Text) -> Int32 {
    session.addToCell(table.copy, key.copy, number).map { Int32(truncatingIfNeeded: $0) } ?? Self.noNumber
  }
}
