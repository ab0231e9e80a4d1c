import Descriptors
import Foundation
import TestSupport
import Testing

@testable import KemiImport

/// Copies a program. Another process does it: one that this process has open for writing, and a test beside this one
/// passes on to what it starts, cannot be started.
func installProgram(_ source: String, as target: String, mode: String = "755") throws {
  let outcome = try run("install", ["-m", mode, source, target])
  try #require(outcome.status == 0, "\(outcome.errors)")
}

/// A script in the place of Kamailio.
final class FakeServer {
  let folder: TemporaryFolder
  var path: String { folder.path + "/kamailio" }

  /// A server that shows tables.
  ///
  /// - Parameters:
  ///   - rows: `file module function returned parameters`, with numbers for types; `-` is the server itself.
  ///   - broken: Modules that are there and do not load.
  init(version: String = "5.6.3", modules: [String] = ["box"], broken: [String] = [], _ rows: [String]) throws
  {
    folder = try TemporaryFolder()
    for module in modules + broken { try folder.write("modules/\(module).so", "") }
    let lines = rows.map { row in
      let fields = row.split(separator: " ").map(String.init)
      let file = fields[0] == "-" ? "" : "\(folder.path)/modules/\(fields[0]).so"
      return "row\t\(file)\t\(fields[1] == "core" ? "" : fields[1])\t" + fields[2...].joined(separator: "\t")
        + "\n"
    }
    try folder.write("rows", "version\tkamailio \(version) (x86_64/linux)\n" + lines.joined())
    let absent = broken.map { "/\\/\($0).so/d;" }.joined()
    try script(
      """
      if [ "$1" = -I ]; then echo "  Default paths to modules: \(folder.path)/modules"; exit; fi
      exec >"$KEMI_EXPORT"
      cat "\(folder.path)/rows"
      sed -n '\(absent)s/^loadmodule "\\(.*\\)"$/object\\t\\1/p'
      echo end
      """)
  }

  /// A server that does what a script says.
  init(script text: String) throws {
    folder = try TemporaryFolder()
    try script(text)
  }

  private func script(_ text: String) throws {
    try folder.write("script", "#!/bin/sh\n\(text)\n")
    try installProgram(folder.path + "/script", as: path)
  }

  func read() throws -> InstalledServer {
    try InstalledServer.read(try ServerProgram(path, exporter: "/exporter.so"))
  }
}

extension Catalog {
  /// The module `box`, of releases 5.5 to 5.8, where 5.6 was read from 5.6.6.
  static func box(_ functions: [Function]) -> Catalog {
    Catalog(
      modules: [Module(name: "box", loads: "box", functions: functions)],
      releases: [("5.5", "5.5.7"), ("5.6", "5.6.6"), ("5.7", "5.7.7"), ("5.8", "5.8.8")].map {
        KnownRelease(release: Release($0)!, version: $1)
      })
  }

  func write(to folder: TemporaryFolder) throws {
    for module in modules { try folder.write(module.name + ".json", module.descriptorText) }
    try folder.write("releases.json", releasesText)
  }
}

extension Function {
  init(
    _ name: String, _ types: [KemiType] = [], loads: [String] = [], condition: String? = nil,
    in releases: String = "5.5-"
  ) {
    self.init(
      name: name, summary: "Try \(name).",
      parameters: types.enumerated().map { Parameter(name: "word\($0 + 1)", type: $1, summary: "A word.") },
      returns: Returns(type: .int, kind: .status), cfg: [name], routes: [.request], loads: loads,
      condition: condition, releases: ReleaseRange(releases)!)
  }
}
