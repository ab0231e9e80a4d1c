/// What a function that returns a `str` writes its result into.
///
/// The memory is kept from call to call, so that a result costs no allocation.
public struct TextBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0

  public init() {
    capacity = 256
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What was written so far; good until more is.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: length) }

  public var count: Int { length }
}

extension TextBuffer {
  @inlinable public mutating func append(_ byte: UInt8) {
    if length == capacity { grow(by: 1) }
    start[length] = byte
    length &+= 1
  }

  @inlinable public mutating func append(_ text: Text) { append(text.bytes) }

  @inlinable public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.baseAddress else { return }
    if bytes.count > capacity &- length { grow(by: bytes.count) }
    UnsafeMutableRawPointer(start + length).copyMemory(from: first, byteCount: bytes.count)
    length &+= bytes.count
  }

  @inlinable public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Begins again.
  @inlinable public mutating func removeAll() { length = 0 }

  /// Has room for so many bytes more, which then do not move what is there.
  public mutating func reserve(_ number: Int) {
    if number > capacity - length { grow(by: number) }
  }

  @usableFromInline mutating func grow(by number: Int) {
    capacity = max(capacity * 2, capacity + number)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: length)
    start.deallocate()
    start = larger
  }
}
