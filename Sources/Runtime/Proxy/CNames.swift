/// Names as C reads them, zero-ended, for as long as this lives.
final class CNames {
  private var pointers: [UnsafeMutablePointer<CChar>] = []
  private var last: (name: String, pointer: UnsafePointer<CChar>)?

  deinit { for pointer in pointers { pointer.deallocate() } }

  func pointer(_ name: String) -> UnsafePointer<CChar> {
    // A module's name comes many times in a row.
    if let last, last.name == name { return last.pointer }
    let bytes = Array(name.utf8)
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { (pointer + index).initialize(to: CChar(bitPattern: byte)) }
    (pointer + bytes.count).initialize(to: 0)
    pointers.append(pointer)
    last = (name, UnsafePointer(pointer))
    return UnsafePointer(pointer)
  }
}
