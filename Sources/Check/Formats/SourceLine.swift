/// The line of a finding and the marks below it, as wide as there is room.
struct SourceLine {
  private(set) var text = ""
  /// Spaces up to what is marked, and the marks.
  private(set) var indentation = ""
  private(set) var marks = ""

  /// One character as it is shown.
  private struct Cell {
    var text: String
    var width: Int
    var isMarked: Bool
  }

  private static let tab = 4

  /// - Parameter width: Columns; less than 20 count as 20.
  init(_ excerpt: Excerpt, width: Int) {
    let width = max(width, 20)
    var cells: [Cell] = []
    var column = 0
    for (part, isMarked) in [(excerpt.before, false), (excerpt.marked, true), (excerpt.after, false)] {
      for scalar in part.unicodeScalars {
        let cell = SourceLine.cell(scalar, at: column, isMarked: isMarked)
        cells.append(cell)
        column += cell.width
      }
    }
    let start = cells.prefix(excerpt.before.unicodeScalars.count).reduce(0) { $0 + $1.width }
    let marked = cells.reduce(0) { $0 + ($1.isMarked ? $1.width : 0) }
    // A place for the sign at either end that says that there is more.
    let isWhole = column <= width && !excerpt.isCutBefore && !excerpt.isCutAfter
    let room = isWhole ? width : width - 2
    let first = start + min(marked, room / 2) <= room ? 0 : start - room / 4
    let index = excerpt.before.unicodeScalars.count
    draw(cells, markedFrom: index, from: first, room: room, excerpt)
  }

  private mutating func draw(
    _ cells: [Cell], markedFrom markIndex: Int, from first: Int, room: Int, _ excerpt: Excerpt
  ) {
    let isCutBefore = first > 0 || excerpt.isCutBefore
    if isCutBefore { text = "…" }
    var (column, shown, marked) = (0, 0, 0)
    var isCutAfter = excerpt.isCutAfter
    var mark: Int?
    for (index, cell) in cells.enumerated() {
      defer { column += cell.width }
      if column < first { continue }
      if shown + cell.width > room {
        isCutAfter = true
        break
      }
      if index == markIndex { mark = shown }
      if cell.isMarked { marked += cell.width }
      shown += cell.width
      text += cell.text
    }
    let indent = (mark ?? shown) + (isCutBefore ? 1 : 0)
    indentation = String(repeating: " ", count: indent)
    marks = "^" + String(repeating: "~", count: max(marked, 1) - 1)
    if isCutAfter { text += "…" }
    while text.last == " " { text.removeLast() }
  }

  private static func cell(_ scalar: Unicode.Scalar, at column: Int, isMarked: Bool) -> Cell {
    if scalar == "\t" {
      let width = tab - column % tab
      return Cell(text: String(repeating: " ", count: width), width: width, isMarked: isMarked)
    }
    if let escape = Printable.escape(of: scalar) {
      return Cell(text: escape, width: escape.utf8.count, isMarked: isMarked)
    }
    return Cell(text: String(scalar), width: Printable.width(of: scalar), isMarked: isMarked)
  }
}
