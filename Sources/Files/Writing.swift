import Glibc

/// Writes all bytes to an open file, however many calls that takes.
///
/// - Returns: false where the system refuses; `errno` says why.
public func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
    if count < 0 && errno == EINTR { continue }
    if count < 0 { return false }
    written += count
  }
  return true
}
