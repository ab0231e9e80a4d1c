import Files

/// The text of a C file.
final class CSource: Sendable {
  /// As it is shown in messages.
  let path: String
  let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func tokens(in range: Range<Int>) -> [CToken] {
    bytes.withUnsafeBufferPointer { CTokenizer.tokens(of: $0, in: range) }
  }

  /// Line and column of an offset, both from 1.
  func place(at offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    return (line, offset - start + 1)
  }
}
