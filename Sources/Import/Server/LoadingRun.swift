import Files
import Processes

/// A run of a server that was to load some modules.
struct LoadingRun: Sendable {
  let modules: [InstalledModule]
  /// nil where the server did not come as far as to the exporter.
  let tables: ExportedTables?
  private let firstLine: Int
  private let lines: [Substring]
  private let ending: ProcessEnding?

  /// - Parameter firstLine: The line of the configuration that loads the first module; one line each.
  init(modules: [InstalledModule], firstLine: Int, run: BoundedRun) {
    self.modules = modules
    self.firstLine = firstLine
    tables = ExportedTables(run.results)
    ending = run.ending
    let text = String(decoding: run.output, as: UTF8.self)
    lines = Array(text.split(whereSeparator: \.isNewline).prefix(10_000))
  }

  func isLoaded(_ module: InstalledModule) -> Bool { tables?.objects.contains(module.path) ?? false }

  /// Why a module was not loaded, in the server's words where it has any.
  func reason(for module: InstalledModule) -> String {
    let said = messages(about: module)
    let opening = "could not open module <\(module.path)>: "
    if !said.isEmpty {
      return said.map { $0.hasPrefix(opening) ? String($0.dropFirst(opening.count)) : $0 }.joined(
        separator: "; ")
    }
    if tables != nil { return "the server did not load it, and says nothing about it" }
    return "the server \(how)"
  }

  /// How the server ended, and what it said last.
  var failure: String {
    let last = lines.last.map { ": \(LoadingRun.withoutPlace($0))" } ?? ""
    return how + last
  }

  private var how: String {
    switch ending {
    case nil: "had to be ended, as it did not end by itself"
    case .exited(let status): "ended with status \(status)"
    case .killed(let signal): "crashed (signal \(signal))"
    }
  }

  /// What stands before the complaint about the line that loads it, as far as it is about that module: what names it,
  /// or else the last error.
  private func messages(about module: InstalledModule) -> [String] {
    guard let index = modules.firstIndex(of: module) else { return [] }
    let mark = "line \(firstLine + index),"
    let complaint = lines.firstIndex { $0.contains("parse error in config file") && $0.contains(mark) }
    let troubles = lines[..<(complaint ?? lines.count)].filter { line in
      LoadingRun.severities.contains { line.contains($0) }
    }
    let own = troubles.filter { $0.contains(" \(module.name) [") || $0.contains(module.path) }
    return (own.isEmpty && complaint != nil ? troubles.suffix(1) : own).map(LoadingRun.withoutPlace)
  }

  private static let severities = ["WARNING:", "ERROR:", "CRITICAL:"]

  /// ` 0(123) ERROR: tls [tls_mod.c:620]: mod_register(): text` without what comes before the text.
  private static func withoutPlace(_ line: Substring) -> String {
    let parts = line.split(separator: "(): ", maxSplits: 1)
    return String((parts.count == 2 ? parts[1] : line).drop { $0 == " " })
  }
}
