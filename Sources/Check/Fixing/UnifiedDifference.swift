/// What changes between two versions of a file, in the format that `patch` and `git apply` read.
public enum UnifiedDifference {
  private static let context = 3

  private enum Change { case same, removed, added }

  private struct Line {
    var change: Change
    var text: ArraySlice<UInt8>
    /// How many lines of the old and of the new text come before it.
    var old: Int
    var new: Int
  }

  /// - Parameter path: Of the file; nothing comes of two texts that are the same.
  public static func text(path: String, from old: [UInt8], to new: [UInt8]) -> [UInt8] {
    if old == new { return [] }
    let lines = self.lines(old, new)
    let hunks = self.hunks(lines)
    // `patch -p1` takes the first part of a relative path off.
    let isRelative = !path.hasPrefix("/")
    var text = Array("--- \(isRelative ? "a/" : "")\(path)\n+++ \(isRelative ? "b/" : "")\(path)\n".utf8)
    for hunk in hunks {
      let part = lines[hunk]
      let removed = part.count { $0.change != .added }
      let added = part.count { $0.change != .removed }
      let first = lines[hunk.lowerBound]
      text += Array("@@ -\(span(first.old, removed)) +\(span(first.new, added)) @@\n".utf8)
      for line in part {
        let sign: Unicode.Scalar =
          switch line.change {
          case .same: " "
          case .removed: "-"
          case .added: "+"
          }
        text.append(UInt8(ascii: sign))
        text += line.text
        if line.text.last != UInt8(ascii: "\n") { text += Array("\n\\ No newline at end of file\n".utf8) }
      }
    }
    return text
  }

  /// What a line of a difference is.
  public enum Part { case file, hunk, removed, added }

  /// A difference as a terminal shows it.
  ///
  /// - Parameter style: Puts colour around a line.
  public static func shown(_ difference: [UInt8], style: (Part, String) -> String) -> String {
    var shown = ""
    for line in difference.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      var text = String(decoding: line, as: UTF8.self)
      let isWindows = text.utf8.last == UInt8(ascii: "\r")
      if isWindows { text.unicodeScalars.removeLast() }
      // Tabs do no harm.
      text = text.split(separator: "\t", omittingEmptySubsequences: false).map { Printable.text(String($0)) }
        .joined(separator: "\t")
      shown += (part(of: text).map { style($0, text) } ?? text) + "\n"
    }
    return shown
  }

  private static func part(of line: String) -> Part? {
    if line.hasPrefix("--- ") || line.hasPrefix("+++ ") { return .file }
    if line.hasPrefix("@@ ") { return .hunk }
    return line.hasPrefix("-") ? .removed : line.hasPrefix("+") ? .added : nil
  }

  /// Nothing is said to begin where the line before it is.
  private static func span(_ before: Int, _ count: Int) -> String {
    let first = count == 0 ? before : before + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private static func lines(_ old: [UInt8], _ new: [UInt8]) -> [Line] {
    let (old, new) = (split(old), split(new))
    let changes = new.difference(from: old)
    var (removed, added) = (Set<Int>(), Set<Int>())
    for case .remove(let offset, _, _) in changes { removed.insert(offset) }
    for case .insert(let offset, _, _) in changes { added.insert(offset) }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(Line(change: .removed, text: old[i], old: i, new: j))
        i += 1
      } else if j < new.count, added.contains(j) {
        lines.append(Line(change: .added, text: new[j], old: i, new: j))
        j += 1
      } else if i < old.count {
        lines.append(Line(change: .same, text: old[i], old: i, new: j))
        (i, j) = (i + 1, j + 1)
      } else {
        break
      }
    }
    return lines
  }

  /// Lines with their ends.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// The changed lines and those around them; changes with little between them go together.
  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() where line.change != .same {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }
}
