import CKamailio
import KemiRuntime

extension Text {
  /// A parameter as Kamailio passes it: app_lua passes a NULL pointer for nil.
  @inlinable public init(_ text: UnsafePointer<kamailio_str>?) {
    guard let text, text.pointee.len > 0, let start = text.pointee.s else {
      self.init(UnsafeRawBufferPointer(start: nil, count: 0))
      return
    }
    self.init(UnsafeRawBufferPointer(start: start, count: Int(text.pointee.len)))
  }
}

extension kamailio_str {
  init(_ bytes: UnsafeRawBufferPointer) {
    self.init(
      s: UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self)),
      len: CInt(clamping: bytes.count))
  }

  /// Nothing for a NULL pointer.
  var text: Text? {
    guard let s else { return nil }
    return Text(UnsafeRawBufferPointer(start: s, count: Int(max(0, len))))
  }
}
