import Files
import Glibc
public import JSON

/// Data goes to standard output, everything else to standard error.
public enum Output {
  /// Data that does not arrive (a full disk, a closed descriptor) is a failure.
  public static func data(_ text: String) {
    var text = text
    text.withUTF8 { data(UnsafeRawBufferPointer($0)) }
  }

  /// The same for what need not be UTF-8.
  public static func data(_ bytes: [UInt8]) { bytes.withUnsafeBytes(data) }

  private static func data(_ bytes: UnsafeRawBufferPointer) {
    if !writeAll(bytes, to: STDOUT_FILENO) {
      failure("cannot write to standard output: \(String(cString: strerror(errno)))")
    }
  }

  /// Text for the person, as it is.
  public static func error(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// What is wrong with a file, and where.
  public static func message(_ diagnostic: Diagnostic) {
    let severity = "\(diagnostic.severity.rawValue):"
    let colour = diagnostic.severity == .error ? Style.red : Style.yellow
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column):"
    error(
      "\(place) \(Style(STDERR_FILENO).apply(colour, severity)) \(diagnostic.text) [\(diagnostic.rule)]\n")
  }

  /// Something that the user has to put right, which ends the program.
  public static func failure(_ text: String) -> Never {
    problem(text)
    exit(2)
  }

  /// The same for a program that has something to do before it ends with status 2.
  public static func problem(_ text: String) {
    error("kemi: \(Style(STDERR_FILENO).apply(Style.red, "error:")) \(text)\n")
  }

  /// Something that the user should know, and that ends nothing.
  public static func warning(_ text: String) {
    error("kemi: \(Style(STDERR_FILENO).apply(Style.yellow, "warning:")) \(text)\n")
  }

  /// Says what is wrong with a file or an option.
  ///
  /// - Returns: The exit status for it.
  public static func report(_ error: any Error) -> Int32 {
    if let diagnostics = error as? Diagnostics {
      for diagnostic in diagnostics.all { message(diagnostic) }
    } else {
      problem("\(error)")
    }
    return 2
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}

/// Colour, where a person looks at it.
public struct Style {
  public static let red = "31"
  public static let yellow = "33"
  public static let bold = "1"
  public static let faint = "2"

  private let isOn: Bool

  /// For what is written to an open file.
  public init(_ descriptor: Int32) {
    isOn = isatty(descriptor) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  /// The text with a code of ECMA-48 (`SGR`) around it.
  public func apply(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

public enum Terminal {
  /// The width of the terminal in columns; 80 where there is none.
  public static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
