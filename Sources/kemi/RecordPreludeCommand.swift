import ArgumentParser
import Console
import Files
import KemiRecord

extension Prelude.Language: ExpressibleByArgument {}

struct RecordPreludeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prelude",
    abstract: "Write the file that a script on a server loads to be recorded.",
    discussion: """
      Lua: pcall(dofile, "FILE") in the script's first line, or modparam("app_lua", "load", "FILE") before \
      the one that loads the script. Python: exec(open("FILE").read(), {"script": __name__}) behind import \
      KSR. Where the server's environment has KEMI_RECORDING, that is the recording's path; nothing is \
      recorded if it is empty.

      Every process of the server appends to the recording when a route ends; one that was moved away is \
      begun anew. Calls take some 3 microseconds longer.
      """)

  @Option(help: "lua (5.1 to 5.4, and LuaJIT) or python (3.6 and later).")
  var language: Prelude.Language

  @Option(
    help: ArgumentHelp(
      "The recording's path on the server, in a folder that the server may write to and nobody else may read.",
      valueName: "path"))
  var recording: String

  @Option(
    help: ArgumentHelp("How large the recording may grow; 0 for as large as it gets.", valueName: "MiB"))
  var limitSize = 1024

  @Option(
    help: ArgumentHelp(
      "A function whose texts are not written, such as KSR.auth_db.auth_check or KSR.auth.*; may be given more than once.",
      valueName: "function"))
  var redact: [String] = []

  @Option(help: ArgumentHelp("The file to write; standard output without it.", valueName: "file"))
  var output: String?

  func validate() throws {
    if !recording.hasPrefix("/") || recording.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      throw ValidationError("--recording has to be a path from / on: a server runs in no folder of yours")
    }
    if !(0...1 << 20).contains(limitSize) { throw ValidationError("--limit-size is from 0 to 1048576") }
    for name in redact where !RecordPreludeCommand.isPattern(name) {
      throw ValidationError(
        "--redact \(name): write a function, such as KSR.auth_db.auth_check, or KSR.auth.* for many")
    }
  }

  func run() throws {
    var prelude = Prelude(language, recording: recording)
    prelude.megabytes = limitSize
    prelude.redacted = redact.map { $0.hasPrefix("KSR.") ? $0 : "KSR." + $0 }
    guard let output else { return Output.data(prelude.text) }
    try replaceFile(output, with: Array(prelude.text.utf8))
  }

  private static func isPattern(_ name: String) -> Bool {
    let letters = name.hasSuffix("*") ? name.dropLast() : name[...]
    return !name.isEmpty
      && letters.utf8.allSatisfy {
        $0 == 0x2E || $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
      }
  }
}
