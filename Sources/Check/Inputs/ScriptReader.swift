import Files
import Glibc

/// Reads scripts, and refuses what is none.
enum ScriptReader {
  /// Larger files are not read.
  static let sizeLimit = 64 << 20

  /// - Throws: `FileError`.
  static func read(_ file: ScriptFile) throws -> [UInt8] {
    file.path == "-" ? try standardInput() : try readFile(file.path, limit: sizeLimit)
  }

  /// The script in a text, or why there is none.
  static func script(_ file: ScriptFile, bytes: [UInt8]) -> Result<ScriptText, FileError> {
    if let reason = obstacle(bytes) { return .failure(FileError(path: file.path, reason: reason)) }
    guard let language = file.language ?? Language(ofFirstLine: bytes) else {
      return .failure(
        FileError(
          path: file.path, reason: "what language is it in? Say so with --language lua or --language python"))
    }
    let path = file.path == "-" ? "<stdin>" : file.path
    return .success(ScriptText(file: SourceFile(path: path, bytes: bytes), language: language))
  }

  private static func obstacle(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "is UTF-16 text; save it as UTF-8"
    }
    if bytes.starts(with: Array("\u{1B}Lua".utf8)) || bytes.starts(with: Array("\u{1B}LJ".utf8)) {
      return "is compiled Lua; check the script that it was made from"
    }
    let nul = bytes.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) else { return nil }
      return base.distance(to: found)
    }
    return nul.map { "is not text: byte \($0 + 1) is NUL" }
  }

  private static func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        throw FileError(path: "-", reason: "cannot read it: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
      if bytes.count > sizeLimit {
        throw FileError(path: "-", reason: "is too large; the limit is \(sizeLimit >> 20) MiB")
      }
    }
  }
}
