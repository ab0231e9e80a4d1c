import Descriptors
import TestSupport

@testable import KemiCheck

/// A configuration that was read from a folder of its own.
struct ReadConfiguration {
  let configuration: Configuration
  let findings: [Finding]
  private let folder: TemporaryFolder

  /// - Parameter others: Files to include, by their paths in the folder.
  init(_ text: String, _ others: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in others { try folder.write(name, text) }
    let path = try folder.write("kamailio.cfg", text)
    (configuration, findings) = try ConfigurationReader.read(path)
  }

  var loaded: [String] { configuration.loaded.sorted() }

  /// `file:line:column severity: text`.
  var messages: [String] {
    findings.map { finding in
      let file = configuration.files.first { $0.path == finding.file }
      let (line, column) = file?.position(of: finding.range.start) ?? (0, 0)
      let name = finding.file.dropFirst(folder.path.count + 1)
      return "\(name):\(line):\(column) \(finding.severity.rawValue): \(finding.text)"
    }
  }

  /// `modules name = value` for each parameter.
  var parameters: [String] {
    configuration.parameters.map { "\($0.modules.joined(separator: "+")) \($0.name) = \($0.value)" }
  }

  /// What stands at a place.
  func text(at place: Configuration.Place) -> String { configuration.files[place.file].text(in: place.range) }
}
