/// A finding as people and programs are told of it: lines and columns in place of bytes, so that it outlives the text
/// that it was found in.
public struct PlacedFinding: Hashable, Sendable {
  public var finding: Finding
  public var start: Place
  /// The place after its last character.
  public var end: Place
  public var excerpt: Excerpt
  /// The replacements of its fix.
  public var edits: [PlacedEdit]
}

/// A line and a column, both from 1. Columns count characters (Unicode scalars); a byte order mark is none.
public struct Place: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// New text for what stands between two places.
public struct PlacedEdit: Hashable, Sendable {
  public var start: Place
  public var end: Place
  public var text: String
}

extension PlacedFinding {
  /// Places findings in the order of the text. Each is counted from the one before in its line, so that a file
  /// of one long line is not gone through again for each of them.
  static func place(_ findings: [Finding], in file: SourceFile) -> [PlacedFinding] {
    let sorted = findings.sorted {
      ($0.range.start, $0.range.end, $0.rule, $0.text) < ($1.range.start, $1.range.end, $1.rule, $1.text)
    }
    var known = KnownPlace(offset: 0, place: Place(line: 1, column: 1))
    return sorted.map { finding in
      known = known.advanced(to: finding.range.start, in: file)
      let place = { (offset: Int) in known.advanced(to: offset, in: file).place }
      return PlacedFinding(
        finding: finding, start: known.place, end: place(finding.range.end),
        excerpt: Excerpt(of: finding.range, inLine: known.place.line, of: file),
        edits: (finding.fix?.edits ?? []).map {
          PlacedEdit(start: place($0.range.start), end: place($0.range.end), text: $0.text)
        })
    }
  }
}

private struct KnownPlace {
  var offset: Int
  var place: Place

  func advanced(to target: Int, in file: SourceFile) -> KnownPlace {
    let target = min(max(target, 0), file.bytes.count)
    let line = file.line(of: target)
    let isAhead = line == place.line && target >= offset
    let (start, column) = isAhead ? (offset, place.column) : (file.offset(ofLine: line), 1)
    return KnownPlace(
      offset: target, place: Place(line: line, column: column + file.characters(from: start, to: target)))
  }
}
