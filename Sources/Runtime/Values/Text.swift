/// A `str` as Kamailio passes it: bytes that belong to the caller and are valid during the call alone.
///
/// SIP does not promise UTF-8, so neither does this.
public struct Text {
  public let bytes: UnsafeRawBufferPointer

  @inlinable public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The bytes as a string; what is no UTF-8 is replaced by U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// A copy that outlives the call.
  public var copy: [UInt8] { Array(bytes) }

  public var isEmpty: Bool { bytes.isEmpty }
}
