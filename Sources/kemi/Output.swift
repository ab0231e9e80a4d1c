import Descriptors
import Files
import Glibc

/// Data goes to standard output, everything else to standard error.
enum Output {
  /// Data that does not arrive (a full disk, a closed descriptor) is a failure.
  static func data(_ text: String) {
    if !write(text, to: STDOUT_FILENO) {
      failure("cannot write to standard output: \(String(cString: strerror(errno)))")
    }
  }

  static func error(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  static func message(_ diagnostic: Diagnostic) {
    let severity = "\(diagnostic.severity.rawValue):"
    let colour = diagnostic.severity == .error ? Style.red : Style.yellow
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column):"
    error(
      "\(place) \(Style(STDERR_FILENO).apply(colour, severity)) \(diagnostic.text) [\(diagnostic.rule)]\n")
  }

  static func failure(_ text: String) -> Never {
    error("kemi: \(Style(STDERR_FILENO).apply(Style.red, "error:")) \(text)\n")
    exit(2)
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}

/// Colour, where a person looks at it.
struct Style {
  static let red = "31"
  static let yellow = "33"
  static let bold = "1"
  static let faint = "2"

  private let isOn: Bool

  init(_ descriptor: Int32) {
    isOn = isatty(descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  func apply(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

enum Terminal {
  /// The width of the terminal in columns; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
