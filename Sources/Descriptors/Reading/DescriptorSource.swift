import CEmbedded
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

  private init(file: String, content: Content) {
    self.file = file
    self.content = content
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
  static var builtin: [DescriptorSource] { embedded.filter { $0.file == "built-in/" + $0.name } }

  /// The facts about servers that the program carries with it.
  static var builtinServer: [DescriptorSource] {
    embedded.filter { $0.file == "built-in/" + ServerFacts.file }
  }

  private static var embedded: [DescriptorSource] {
    let catalog = kemi_embedded_catalog()
    return UnsafeBufferPointer(start: catalog.files, count: catalog.count).map { file in
      DescriptorSource(
        file: "built-in/" + String(cString: file.path).dropFirst("descriptors/".count),
        content: .bytes(UnsafeRawBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  /// The facts about servers in a folder of descriptors, if it has any.
  static func server(in folder: String) -> DescriptorSource? {
    let file = folder + "/" + ServerFacts.file
    return fileExists(file) ? DescriptorSource(file: file, content: .path) : nil
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
