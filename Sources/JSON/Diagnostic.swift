/// Something to tell the person who wrote a file, with its place in it.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable { case error, warning }

  public var file: String
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  public var severity: Severity
  public var text: String
  public var rule: String

  public init(
    file: String, line: Int, column: Int, severity: Severity = .error, text: String, rule: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.text = Diagnostic.printable(text)
    self.rule = rule
  }
}

extension Diagnostic {
  /// What a file has in it may not make up lines of its own, nor talk to the terminal.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { isControl($0) ? $0.escaped(asASCII: true) : String($0) }.joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(text) [\(rule)]" }
}

extension Diagnostic: Comparable {
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.file, left.line, left.column, left.text) < (right.file, right.line, right.column, right.text)
  }
}

/// All that is wrong with the files of one run.
public struct Diagnostics: Error {
  public let all: [Diagnostic]

  public init(_ all: [Diagnostic]) { self.all = all }
}
