import Descriptors
import Files

/// Where the documentation of a module describes its native functions.
enum DocumentationAnchors {
  /// The ids of sections on functions, which are `module.f.function`.
  static func read(_ unit: SourceUnit) -> Set<String> {
    var ids = Set<String>()
    for file in unit.documentationFiles() {
      guard let bytes = try? readFile(unit.tree + "/" + file) else { continue }
      collect(bytes, into: &ids)
    }
    return ids
  }

  /// The id that describes `function`, if one does.
  static func anchor(of function: String, in ids: Set<String>) -> String? {
    ids.filter { $0.hasSuffix(".f." + function) }.min()
  }

  private static func collect(_ bytes: [UInt8], into ids: inout Set<String>) {
    let mark = Array("id=\"".utf8)
    var index = 0
    while index + mark.count < bytes.count {
      guard bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) else {
        index += 1
        continue
      }
      let start = index + mark.count
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) else { return }
      let id = String(decoding: bytes[start..<end], as: UTF8.self)
      if id.contains(".f."), isAnchor("m#" + id) { ids.insert(id) }
      index = end
    }
  }
}
