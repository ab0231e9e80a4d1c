import KemiRuntime
import SIP

extension Text {
  /// The text as far as C code that expects a zero-ended string sees it.
  var untilNUL: Bytes { Bytes(bytes.prefix { $0 != 0 }) }
}

extension Int32 {
  /// KEMI's number for a test: 1 or, by default, -1.
  init(_ holds: Bool, otherwise: Int32 = -1) { self = holds ? 1 : otherwise }
}
