import KemiRuntime
import SIP

/// `$xavi`
extension Pvx {
  func xaviGet(_: any Message, xaviName: Text) throws -> Value { get(.xavi, xaviName).kemi(null: .null) }
  func xaviGete(_: any Message, xaviName: Text) throws -> Value { get(.xavi, xaviName).kemi(null: .str([])) }
  func xaviGetw(_: any Message, xaviName: Text) throws -> Value {
    get(.xavi, xaviName).kemi(null: .str("<null>"))
  }

  func xaviIsNull(_: any Message, xaviName: Text) throws -> Int32 { get(.xavi, xaviName) == .null ? 1 : -1 }

  func xaviSeti(_: any Message, xaviName: Text, value: Int32) throws -> Int32 {
    add(.xavi, xaviName, .number(Int(value)))
  }

  func xaviSets(_: any Message, xaviName: Text, value: Text) throws -> Int32 {
    add(.xavi, xaviName, .text(value.copy))
  }

  func xaviRm(_: any Message, xaviName: Text) throws -> Int32 { remove(.xavi, xaviName) }
  func xaviRmAll(_: any Message, xaviName: Text) throws -> Int32 { removeAll(.xavi, xaviName) }

  func xaviChildGet(_: any Message, xaviName: Text, fieldName: Text) throws -> Value {
    getField(.xavi, xaviName, fieldName).kemi(null: .null)
  }

  func xaviChildGete(_: any Message, xaviName: Text, fieldName: Text) throws -> Value {
    getField(.xavi, xaviName, fieldName).kemi(null: .str([]))
  }

  func xaviChildGetw(_: any Message, xaviName: Text, fieldName: Text) throws -> Value {
    getField(.xavi, xaviName, fieldName).kemi(null: .str("<null>"))
  }

  func xaviChildIsNull(_: any Message, xaviName: Text, fieldName: Text) throws -> Int32 {
    getField(.xavi, xaviName, fieldName) == .null ? 1 : -1
  }

  func xaviChildSeti(_: any Message, xaviName: Text, fieldName: Text, value: Int32) throws -> Int32 {
    setField(.xavi, xaviName, fieldName, .number(Int(value)))
  }

  func xaviChildSets(_: any Message, xaviName: Text, fieldName: Text, value: Text) throws -> Int32 {
    setField(.xavi, xaviName, fieldName, .text(value.copy))
  }

  func xaviChildRm(_: any Message, xaviName: Text, fieldName: Text) throws -> Int32 {
    removeField(.xavi, xaviName, fieldName)
  }

  func xaviGetd(_: any Message, xaviName: Text) throws -> Value { dictionaries(.xavi, xaviName) }

  func xaviGetdP1(_: any Message, xaviName: Text, index: Int32) throws -> Value {
    dictionary(.xavi, xaviName, index)
  }

  func xaviGetKeys(_: any Message, xaviName: Text, index: Int32) throws -> Value {
    keys(.xavi, xaviName, index)
  }

  func pvXaviPrint(_: any Message) throws -> Int32 { print(.xavi) }
}
