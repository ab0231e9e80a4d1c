/// A pattern of paths: `*` and `?` stand for anything within a name, `**` for any number of folders.
///
/// A pattern without a slash, other than at its end, fits a name wherever it is; any other is held against the whole
/// path from the folder of the settings.
public struct Glob: Hashable, Sendable {
  private let parts: [[UInt8]]

  public init(_ pattern: String) {
    var parts = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    parts.removeAll { $0 == Array(".".utf8) }
    let isName = parts.count == 1 && !pattern.hasPrefix("/")
    self.parts = isName ? [Glob.anyFolders] + parts : parts
  }

  private static let anyFolders = Array("**".utf8)

  /// - Parameter path: Relative, without `.` and `..`.
  public func fits(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return Wildcard.fits(
      parts, names, isAny: { $0 == Glob.anyFolders },
      fits: { part, name in
        Wildcard.fits(
          part, name, isAny: { $0 == UInt8(ascii: "*") }, fits: { $0 == $1 || $0 == UInt8(ascii: "?") })
      })
  }
}

private enum Wildcard {
  /// Whether a pattern fits a sequence as a whole. The last wildcard alone has to be tried again, so the cost is at
  /// most the product of both lengths.
  static func fits<Part, Element>(
    _ pattern: [Part], _ elements: [Element], isAny: (Part) -> Bool, fits: (Part, Element) -> Bool
  ) -> Bool {
    var (part, element) = (0, 0)
    var retry: (part: Int, element: Int)?
    while element < elements.count {
      if part < pattern.count, isAny(pattern[part]) {
        part += 1
        retry = (part, element)
      } else if part < pattern.count, fits(pattern[part], elements[element]) {
        part += 1
        element += 1
      } else if let last = retry {
        element = last.element + 1
        part = last.part
        retry = (last.part, element)
      } else {
        return false
      }
    }
    return pattern[part...].allSatisfy(isAny)
  }
}
