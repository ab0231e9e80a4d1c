import Descriptors

/// The facts of a function as short lines, for the comments that editors show.
enum Facts {
  static func lines(of function: Function, in module: Module, catalog: Catalog) -> [String] {
    var lines: [String] = []
    if let removal = Prose.removal(function, of: catalog) {
      lines.append(removal)
    } else if let releases = Prose.releases(function.releases) {
      lines.append("Releases: \(releases).")
    }
    if let condition = function.condition { lines.append("Only with: \(condition).") }
    let files = module.files(for: function)
    if !files.isEmpty { lines.append("Module file: \(files.joined(separator: " or ")).") }
    if !function.routes.isEmpty {
      lines.append("Routes: \(function.routes.map(\.rawValue).joined(separator: ", ")).")
    }
    if !function.cfg.isEmpty {
      let link = Links.native(function, of: catalog).map { ", \($0)" } ?? ""
      lines.append("Native function: \(function.cfg.joined(separator: ", "))\(link)")
    }
    return lines
  }

  /// What the terminal's page says beside.
  static func run(_ function: Function) -> String {
    function.isImplemented
      ? "Without a server: kemi run does it truly."
      : "Without a server: kemi run answers with a default, or with your mock."
  }

  /// What a condition has to test.
  static func test(_ returns: Returns) -> String? {
    returns.effectiveKind == .status ? Prose.status : nil
  }
}
