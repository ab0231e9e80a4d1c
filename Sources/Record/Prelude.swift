/// A file that a script on a server loads first: it wraps `KSR` and writes a recording.
public struct Prelude: Sendable {
  /// The languages that there is a prelude for.
  public enum Language: String, Sendable, CaseIterable { case lua, python }

  public var language: Language
  /// The path of the recording on the server; it holds no control characters.
  public var recording: String
  /// The size at which the recording stops, in MiB; 0 if it never does.
  public var megabytes = 1024
  /// Functions whose texts are left out: `KSR.auth_db.auth_check`, `KSR.auth.*`.
  public var redacted: [String] = []

  public init(_ language: Language, recording: String) {
    self.language = language
    self.recording = recording
  }

  /// The prelude with these settings.
  public var text: String {
    let source = language == .lua ? PackageResources.record_lua : PackageResources.record_py
    let isLua = language == .lua
    let list = redacted.map(Prelude.quoted).joined(separator: ", ")
    let values = [
      (key: "recording", value: Prelude.quoted(recording)), (key: "megabytes", value: "\(megabytes)"),
      (key: "redacted", value: isLua ? "{ \(list) }" : "[\(list)]"),
    ]
    // The settings stand at the beginning of their lines, each in one.
    let keys = values.map { isLua ? "  \($0.key) = " : "    \"\($0.key)\": " }
    var lines = String(decoding: source, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (key, value) in zip(keys, values.map(\.value)) {
      if let index = lines.firstIndex(where: { $0.hasPrefix(key) }) { lines[index] = "\(key)\(value)," }
    }
    return lines.joined(separator: "\n")
  }

  /// As both languages write it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.flatMap { "\"\\".contains($0) ? "\\\($0)" : "\($0)" } + "\""
  }
}
