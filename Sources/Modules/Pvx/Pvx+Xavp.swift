import KemiRuntime
import SIP

/// `$xavp`
extension Pvx {
  func xavpGet(_: any Message, xavpName: Text) throws -> Value { get(.xavp, xavpName).kemi(null: .null) }
  func xavpGete(_: any Message, xavpName: Text) throws -> Value { get(.xavp, xavpName).kemi(null: .str([])) }
  func xavpGetw(_: any Message, xavpName: Text) throws -> Value {
    get(.xavp, xavpName).kemi(null: .str("<null>"))
  }

  func xavpIsNull(_: any Message, xavpName: Text) throws -> Int32 { get(.xavp, xavpName) == .null ? 1 : -1 }

  func xavpSeti(_: any Message, xavpName: Text, value: Int32) throws -> Int32 {
    add(.xavp, xavpName, .number(Int(value)))
  }

  func xavpSets(_: any Message, xavpName: Text, value: Text) throws -> Int32 {
    add(.xavp, xavpName, .text(value.copy))
  }

  func xavpRm(_: any Message, xavpName: Text) throws -> Int32 { remove(.xavp, xavpName) }
  func xavpRmAll(_: any Message, xavpName: Text) throws -> Int32 { removeAll(.xavp, xavpName) }

  func xavpChildGet(_: any Message, xavpName: Text, fieldName: Text) throws -> Value {
    getField(.xavp, xavpName, fieldName).kemi(null: .null)
  }

  func xavpChildGete(_: any Message, xavpName: Text, fieldName: Text) throws -> Value {
    getField(.xavp, xavpName, fieldName).kemi(null: .str([]))
  }

  func xavpChildGetw(_: any Message, xavpName: Text, fieldName: Text) throws -> Value {
    getField(.xavp, xavpName, fieldName).kemi(null: .str("<null>"))
  }

  func xavpChildIsNull(_: any Message, xavpName: Text, fieldName: Text) throws -> Int32 {
    getField(.xavp, xavpName, fieldName) == .null ? 1 : -1
  }

  func xavpChildSeti(_: any Message, xavpName: Text, fieldName: Text, value: Int32) throws -> Int32 {
    setField(.xavp, xavpName, fieldName, .number(Int(value)))
  }

  func xavpChildSets(_: any Message, xavpName: Text, fieldName: Text, value: Text) throws -> Int32 {
    setField(.xavp, xavpName, fieldName, .text(value.copy))
  }

  func xavpChildRm(_: any Message, xavpName: Text, fieldName: Text) throws -> Int32 {
    removeField(.xavp, xavpName, fieldName)
  }

  func xavpGetd(_: any Message, xavpName: Text) throws -> Value { dictionaries(.xavp, xavpName) }

  func xavpGetdP1(_: any Message, xavpName: Text, index: Int32) throws -> Value {
    dictionary(.xavp, xavpName, index)
  }

  func xavpGetKeys(_: any Message, xavpName: Text, index: Int32) throws -> Value {
    keys(.xavp, xavpName, index)
  }

  func pvXavpPrint(_: any Message) throws -> Int32 { print(.xavp) }
}
