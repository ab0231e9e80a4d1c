import Glibc

/// The text of a file of a plan.
enum PlanFile {
  /// More than the numbers of all countries need.
  private static let maximumSize = 4 * 1024 * 1024

  /// - Throws: `PlanError` that says why the file cannot be read.
  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw PlanError("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw PlanError("\(path): is no file")
    }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw PlanError("\(path): \(String(cString: strerror(errno)))") }
      if count == 0 { return text }
      text += piece.prefix(count)
      guard text.count <= maximumSize else { throw PlanError("\(path): has more than \(maximumSize) bytes") }
    }
  }

  /// The path of a file that another one names: beside it, unless it begins with `/`.
  static func path(of name: String, namedIn path: String) -> String {
    guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }
}
