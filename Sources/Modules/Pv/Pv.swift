import KemiRuntime
import KemiTables
import SIP

/// `KSR.pv`
struct Pv: PvModule {
  let session: Session

  func get(_: any Message, variable: Text) throws -> Value {
    session.value(of: variable).kemi(null: .null)
  }

  func gete(_: any Message, variable: Text) throws -> Value {
    session.value(of: variable).kemi(null: .str([]))
  }

  func getw(_: any Message, variable: Text) throws -> Value {
    session.value(of: variable).kemi(null: .str("<null>"))
  }

  func getvn(_: any Message, variable: Text, fallback: Int32) throws -> Value {
    session.value(of: variable).kemi(null: .int(fallback))
  }

  func getvs(_: any Message, variable: Text, fallback: Text) throws -> Value {
    session.value(of: variable).kemi(null: .str(fallback.copy))
  }

  func geti(_: any Message, variable: Text) throws -> Int32 {
    let value = session.value(of: variable)
    return Int32(truncatingIfNeeded: value.number ?? PseudoValue.leadingNumber(value.text))
  }

  func getl(_: any Message, variable: Text) throws -> Value {
    let value = session.value(of: variable)
    return .long(value.number ?? PseudoValue.leadingNumber(value.text, in: Int.min...Int.max))
  }

  func isNull(_: any Message, variable: Text) throws -> Bool { session.value(of: variable) == .null }

  func seti(_: any Message, variable: Text, value: Int32) throws -> Bool {
    session.assign(.number(Int(value)), to: variable.copy)
  }

  func setl(_: any Message, variable: Text, value: Int) throws -> Bool {
    session.assign(.number(value), to: variable.copy)
  }

  func sets(_: any Message, variable: Text, value: Text) throws -> Bool {
    session.assign(.text(value.copy), to: variable.copy)
  }

  func unset(_: any Message, variable: Text) throws -> Bool { session.assign(.null, to: variable.copy) }
}

extension PseudoValue {
  /// The value as KEMI hands it to a script, with what stands for null.
  func kemi(null: Value) -> Value {
    switch self {
    case .null: null
    case .number(let number, _): .int(Int32(truncatingIfNeeded: number))
    case .text(let text, _): .str(text)
    }
  }
}
