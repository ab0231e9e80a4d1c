import Descriptors
import Files
import JSON

extension ModulePackage {
  /// From this size in bytes on a module is too large for what it does.
  static let largeSize = 15_000_000

  /// What is not as it should be in a module of a size: the places that make it large.
  public func warnings(size: Int) throws -> [Diagnostic] {
    if size < ModulePackage.largeSize { return [] }
    return try sources(below: path("Sources")).flatMap { file -> [Diagnostic] in
      let text = String(decoding: try readFile(file), as: UTF8.self)
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
        index, line in
        guard let name = ModulePackage.foundation(in: line) else { return nil }
        return Diagnostic(
          file: file, line: index + 1, column: 1, severity: .warning,
          text:
            "\(name) makes the module large, \(size / 1_000_000) MB instead of 6 or 7; Glibc and Swift's own "
            + "library do for most purposes", rule: "foundation")
      }
    }
  }

  private func sources(below folder: String) throws -> [String] {
    guard directoryExists(folder) else { return [] }
    let listing = try listDirectory(folder)
    return listing.files.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
      + (try listing.directories.flatMap { try sources(below: "\(folder)/\($0)") })
  }

  /// The name of the Foundation library that a line imports.
  static func foundation(in line: Substring) -> String? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "." })
    guard let place = words.firstIndex(of: "import") else { return nil }
    if !words[..<place].allSatisfy({ $0.hasPrefix("@") || modifiers.contains(String($0)) }) { return nil }
    // Between the two may be the kind of what is imported: `import struct Foundation.Date`.
    return words.dropFirst(place + 1).prefix(2).first { $0.hasPrefix("Foundation") }.map { String($0) }
  }

  private static let modifiers: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
}
