import CCatalog
import Files

/// A descriptor file that has not been parsed yet.
struct DescriptorSource: Sendable {
  let file: String
  let content: Content

  // The bytes are constants of the program.
  enum Content: @unchecked Sendable {
    case bytes(UnsafeRawBufferPointer)
    case path
  }

  /// The name without folders.
  var name: String { String(file[(file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex)...]) }

  /// The module that a built-in file describes: they are named after their modules.
  var moduleName: String { String(name.dropLast(".json".count)) }

  func read() throws -> [UInt8] {
    switch content {
    case .bytes(let buffer): Array(buffer)
    case .path: try readFile(file)
    }
  }

  /// The descriptors that the program carries with it.
  static var builtin: [DescriptorSource] {
    (0..<kemi_builtin_count()).map { index in
      let entry = kemi_builtin(index)!.pointee
      return DescriptorSource(
        file: "built-in/" + String(cString: entry.file),
        content: .bytes(UnsafeRawBufferPointer(start: entry.bytes, count: entry.count)))
    }
  }

  /// The descriptors in a folder: its `*.json` files but for the schema.
  static func folder(_ path: String) throws -> [DescriptorSource] {
    let listing = try listDirectory(path)
    // A directory of such a name is a mistake that its maker wants to hear of.
    return (listing.files + listing.directories).sorted()
      .filter { $0.hasSuffix(".json") && $0 != "schema.json" }
      .map { DescriptorSource(file: path + "/" + $0, content: .path) }
  }
}
