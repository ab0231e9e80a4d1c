import Files
import Processes

/// A Kamailio program, and what it is asked with.
public struct ServerProgram: Sendable {
  public let path: String
  private let exporter: String

  /// Longer than any server needs to read its configuration.
  private static let seconds = 30

  /// - Parameters:
  ///   - name: Its path, or the name of a command.
  ///   - exporter: The module that writes down the tables.
  /// - Throws: `FileError` where there is no such program.
  public init(_ name: String = "kamailio", exporter: String) throws {
    guard let path = findProgram(name, alsoIn: ["/usr/sbin", "/usr/local/sbin"]) else {
      let isThere = name.contains("/") && fileExists(name)
      throw FileError(
        path: name,
        reason: isThere
          ? "is not a program that can be run"
          : "there is no such program; install Kamailio, or name it with --kamailio")
    }
    self.path = path
    self.exporter = exporter
  }

  /// Where it looks for modules: what it says itself, or else the places that are usual.
  ///
  /// - Throws: `FileError` where there are none.
  public func moduleFolders() throws -> [String] {
    let run = try run(["-I"])
    for line in run.output.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      guard let colon = text.firstIndex(of: ":"), text.contains("paths to modules") else { continue }
      let folders = text[text.index(after: colon)...].split(separator: ":")
        .map { String($0.drop { $0 == " " }) }.filter(directoryExists)
      if !folders.isEmpty { return folders }
    }
    let usual = ServerProgram.usualFolders.filter(directoryExists)
    if usual.isEmpty {
      throw FileError(
        path: path, reason: "does not say where its modules are; name the folder with --modules")
    }
    return usual
  }

  private static let usualFolders = [
    "/usr/lib/x86_64-linux-gnu/kamailio/modules", "/usr/lib/aarch64-linux-gnu/kamailio/modules",
    "/usr/lib64/kamailio/modules", "/usr/lib/kamailio/modules", "/usr/local/lib64/kamailio/modules",
    "/usr/local/lib/kamailio/modules",
  ]

  /// Has the server load modules, and the exporter after them.
  func load(_ modules: [InstalledModule], settings: [String] = []) throws -> LoadingRun {
    // Without this, the module of TLS registers nothing.
    let head = ["enable_tls=yes"] + settings
    let lines = head + (modules.map(\.path) + [exporter]).map { "loadmodule \"\(ServerProgram.quoted($0))\"" }
    let run = try run(
      ["-c", "-E", "-f", "-"], input: lines.map { $0 + "\n" }.joined(),
      variables: ["KEMI_EXPORT": "/dev/fd/\(BoundedRun.resultsDescriptor)"])
    return LoadingRun(modules: modules, firstLine: head.count + 1, run: run)
  }

  private func run(
    _ arguments: [String], input: String = "", variables: [String: String] = [:]
  ) throws -> BoundedRun {
    do {
      return try BoundedRun(
        path, arguments, input: Array(input.utf8), variables: variables, seconds: ServerProgram.seconds)
    } catch {
      throw FileError(path: path, reason: "cannot be started: \(error)")
    }
  }

  private static func quoted(_ path: String) -> String {
    path.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}
