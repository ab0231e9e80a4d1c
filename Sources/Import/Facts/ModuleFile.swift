import Descriptors
import Files

enum ModuleFile {
  /// The name of the file that a module becomes: its Makefile's `NAME`, or else its folder's name.
  static func name(of unit: SourceUnit, default fallback: String) -> String {
    guard let bytes = try? readFile(unit.tree + "/" + unit.folder + "/Makefile") else { return fallback }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      if parts.count == 2, ["NAME", "NAME:", "NAME :"].contains(parts[0]), parts[1].hasSuffix(".so"),
        isNativeName(String(parts[1].dropLast(3)))
      {
        return String(parts[1].dropLast(3))
      }
    }
    return fallback
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
