import CPython

/// The lines of a Python script that could run, out of what this interpreter compiles it to.
enum PythonLines {
  /// - Returns: Nothing if Python does not accept the script.
  static func executable(_ text: [UInt8]) -> Set<Int>? {
    var lines = Set<Int>()
    let isFound = withUnsafeMutablePointer(to: &lines) { lines in
      text.withUnsafeBytes { bytes in
        ksr_python_lines(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, lines) {
          $0?.assumingMemoryBound(to: Set<Int>.self).pointee.insert(Int($1))
        }
      }
    }
    return isFound ? lines : nil
  }
}
