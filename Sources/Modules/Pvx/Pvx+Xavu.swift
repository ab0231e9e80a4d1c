import KemiRuntime
import SIP

/// `$xavu`
extension Pvx {
  func xavuGet(_: any Message, xavuName: Text) throws -> Value { get(.xavu, xavuName).kemi(null: .null) }
  func xavuGete(_: any Message, xavuName: Text) throws -> Value { get(.xavu, xavuName).kemi(null: .str([])) }
  func xavuGetw(_: any Message, xavuName: Text) throws -> Value {
    get(.xavu, xavuName).kemi(null: .str("<null>"))
  }

  func xavuIsNull(_: any Message, xavuName: Text) throws -> Int32 { get(.xavu, xavuName) == .null ? 1 : -1 }

  func xavuSeti(_: any Message, xavuName: Text, value: Int32) throws -> Int32 {
    add(.xavu, xavuName, .number(Int(value)))
  }

  func xavuSets(_: any Message, xavuName: Text, value: Text) throws -> Int32 {
    add(.xavu, xavuName, .text(value.copy))
  }

  func xavuRm(_: any Message, xavuName: Text) throws -> Int32 {
    xavuName.isEmpty ? -1 : remove(.xavu, xavuName)
  }

  func xavuChildGet(_: any Message, xavuName: Text, fieldName: Text) throws -> Value {
    getField(.xavu, xavuName, fieldName).kemi(null: .null)
  }

  func xavuChildGete(_: any Message, xavuName: Text, fieldName: Text) throws -> Value {
    getField(.xavu, xavuName, fieldName).kemi(null: .str([]))
  }

  func xavuChildGetw(_: any Message, xavuName: Text, fieldName: Text) throws -> Value {
    getField(.xavu, xavuName, fieldName).kemi(null: .str("<null>"))
  }

  /// Kamailio looks at the XAVPs for this.
  func xavuChildIsNull(_: any Message, xavuName: Text, fieldName: Text) throws -> Int32 {
    getField(.xavp, xavuName, fieldName) == .null ? 1 : -1
  }

  func xavuChildSeti(_: any Message, xavuName: Text, fieldName: Text, value: Int32) throws -> Int32 {
    setField(.xavu, xavuName, fieldName, .number(Int(value)))
  }

  func xavuChildSets(_: any Message, xavuName: Text, fieldName: Text, value: Text) throws -> Int32 {
    setField(.xavu, xavuName, fieldName, .text(value.copy))
  }

  func xavuChildRm(_: any Message, xavuName: Text, fieldName: Text) throws -> Int32 {
    removeField(.xavu, xavuName, fieldName)
  }

  func pvXavuPrint(_: any Message) throws -> Int32 { print(.xavu) }
}
