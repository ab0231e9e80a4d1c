/// Something that was done to a message: a line of the trace.
public enum Change: Equatable, Sendable, CustomStringConvertible {
  /// The request URI was set; empty: reverted.
  case requestURI(Bytes)
  case insert(Bytes, before: String)
  case append(Bytes)
  case remove(Bytes)
  case replace(Bytes, with: Bytes)
  case body(Bytes)
  case removeBody
  /// Another text of so many bytes became that of the message.
  case text(Int)
  /// The changes so far became the text of the message.
  case applied

  public var description: String {
    switch self {
    case .requestURI(let uri):
      uri.isEmpty ? "request URI reverted" : "request URI set to \(Self.shown(uri))"
    case .insert(let lines, let place): "inserted before \(place): \(Self.shown(lines))"
    case .append(let lines): "appended to the headers: \(Self.shown(lines))"
    case .remove(let text): "removed: \(Self.shown(text))"
    case .replace(let old, let new): "replaced \(Self.shown(old)) with \(Self.shown(new))"
    case .body(let body): "body set, \(body.count) bytes"
    case .removeBody: "body removed"
    case .text(let count): "text set, \(count) bytes"
    case .applied: "changes applied"
    }
  }

  /// One line of text, however long and whatever is in it.
  private static func shown(_ bytes: Bytes) -> String {
    let limit = 200
    let line = bytes.prefix(limit).trimmed.text.unicodeScalars.map { scalar in
      switch scalar {
      case "\r": "\\r"
      case "\n": "\\n"
      default: scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : String(scalar)
      }
    }
    return line.joined() + (bytes.count > limit ? "…" : "")
  }
}
